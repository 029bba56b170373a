import { type FormEvent, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { type Person, useSessionActions } from '../app/session';
import { Button } from '../ui/button';
import { Alert, TextField } from '../ui/field';
import styles from './account-card.module.css';

/** Signs in with a name and a password: the way of everyone, or the one beside it that few take. */
export function PasswordSignIn({
  rank,
  focus = false,
  onAttempt,
}: {
  readonly rank: 'first' | 'second';
  /** Whether the keyboard goes to it at once. */
  readonly focus?: boolean;
  readonly onAttempt: () => void;
}) {
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
    onAttempt();
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
        autoFocus={focus}
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
