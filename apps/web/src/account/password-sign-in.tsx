import { type FormEvent, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { type Person, useSessionActions } from '../app/session';
import { Button } from '../ui/button';
import { Alert, TextField } from '../ui/field';
import styles from './account-card.module.css';
import { forgetFailedSignIn } from './failed-sign-in';

/** Signs in with a name and a password: the way of everyone, or the one beside it that few take. */
export function PasswordSignIn({ rank }: { readonly rank: 'first' | 'second' }) {
  const t = useText();
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
    forgetFailedSignIn();
    const answer = await request<Person>('POST', '/session', {
      name: name.trim(),
      password,
    });
    if (answer.ok) return signedIn(answer.value);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('account.name')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        onChange={setName}
        autoFocus={rank === 'first'}
      />
      <TextField
        label={t('account.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {problem && <Alert>{problem === 'incomplete' ? t('account.incomplete') : problemText(problem)}</Alert>}
      <Button type="submit" variant={rank === 'first' ? 'primary' : 'secondary'} size="lg" busy={busy}>
        {t('account.sign-in')}
      </Button>
    </form>
  );
}
