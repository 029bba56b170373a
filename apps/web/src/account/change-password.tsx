import { type FormEvent, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { usePerson } from '../app/session';
import { Button } from '../ui/button';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert, TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import styles from './account-page.module.css';
import { emptyPassword, NewPasswordFields, type PasswordFaults, passwordFaults } from './new-password-fields';

type Faults = PasswordFaults & { readonly old?: 'account.old-password-missing' | 'error.wrong-old-password' };

/** Changes one's password; the old one proves who sits there. */
export function ChangePassword() {
  const t = useText();
  const toast = useToast();
  const { name } = usePerson();
  const [old, setOld] = useState('');
  const [draft, setDraft] = useState(emptyPassword);
  const [faults, setFaults] = useState<Faults>({});
  const form = useFaultFocus(faults);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const missing: Faults = old === '' ? { old: 'account.old-password-missing' } : {};
    const found = { ...missing, ...passwordFaults(draft) };
    setFaults(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const answer = await request('POST', '/account/password', { old, password: draft.password });
    setBusy(false);
    if (answer.ok) {
      setOld('');
      setDraft(emptyPassword);
      toast(t('account.password-changed'));
    } else if (answer.problem.code === 'wrong-old-password') setFaults({ old: 'error.wrong-old-password' });
    else setProblem(answer.problem);
  };

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <input type="text" hidden readOnly autoComplete="username" value={name} />
      <TextField
        label={t('account.old-password')}
        type="password"
        autoComplete="current-password"
        value={old}
        onChange={setOld}
        error={faults.old ? t(faults.old) : null}
      />
      <NewPasswordFields
        draft={draft}
        faults={faults}
        labels={['account.new-password', 'account.repeat-new']}
        onChange={setDraft}
      />
      {problem && <Alert>{problemText(problem)}</Alert>}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t('account.change-password')}
        </Button>
      </div>
    </form>
  );
}
