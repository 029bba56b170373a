import { isMessageKey } from '@huigao/messages';
import { type FormEvent, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { type Person, useSessionActions } from '../app/session';
import { waitingInvitation } from '../join/invitation';
import { Button } from '../ui/button';
import { Alert, TextField } from '../ui/field';
import { AccountCard } from './account-card';
import styles from './account-card.module.css';

/** Signs in; the page that was asked for shows afterwards. @param code - why nobody is signed in: a problem code */
export function SignIn({ code }: { readonly code: string }) {
  const t = useText();
  const key = `error.${code}`;
  // Who was not signed in before needs no reason.
  const why = code !== 'signed-out' && isMessageKey(key) ? key : null;
  const { signedIn } = useSessionActions();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | 'incomplete' | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '' || password === '') return setProblem('incomplete');
    setBusy(true);
    const answer = await request<Person>('POST', '/session', {
      name: name.trim(),
      password,
    });
    if (answer.ok) return signedIn(answer.value);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <AccountCard
      title={t('account.sign-in')}
      lead={t(waitingInvitation() ? 'join.sign-in-lead' : 'account.sign-in-lead')}
      foot={t('account.sign-in-foot')}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {why && <Alert kind="warn">{t(why)}</Alert>}
        <TextField
          label={t('account.name')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={setName}
          autoFocus
        />
        <TextField
          label={t('account.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {problem && (
          <Alert>{problem === 'incomplete' ? t('account.incomplete') : problemText(problem)}</Alert>
        )}
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {t('account.sign-in')}
        </Button>
      </form>
    </AccountCard>
  );
}
