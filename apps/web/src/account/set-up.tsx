import { Link2Off } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { useSessionActions } from '../app/session';
import { Shell } from '../app/shell';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { AccountCard } from './account-card';
import styles from './account-card.module.css';
import { AccountFields } from './account-fields';
import { type AccountFaults, accountFaults, emptyAccount, trimmed } from './account-form';
import { NewPasswordFields } from './new-password-fields';
import { useTokenInAddress } from './token-in-address';

/** Makes the first account of an installation, from the link that the server printed. */
export default function SetUp() {
  const t = useText();
  const token = useTokenInAddress();
  const [checked, setChecked] = useState<'checking' | 'good' | Problem>('checking');

  useEffect(() => {
    let current = true;
    void request('POST', '/setup/check', { token }).then((answer) => {
      if (current) setChecked(answer.ok ? 'good' : answer.problem);
    });
    return () => {
      current = false;
    };
  }, [token]);

  if (checked === 'checking') return <Loading label={t('app.loading')} />;
  if (checked === 'good') return <SetUpForm token={token} />;
  return (
    <Shell title={t('account.set-up')}>
      <EmptyState
        icon={Link2Off}
        title={t(checked.status === 0 ? 'app.unreached' : 'account.link-bad')}
        actions={<Link href="/">{t('account.to-sign-in')}</Link>}
      >
        {checked.status === 0 ? problemText(checked) : t('account.link-bad-hint')}
      </EmptyState>
    </Shell>
  );
}

function SetUpForm({ token }: { readonly token: string }) {
  const t = useText();
  const [, navigate] = useLocation();
  const { refresh } = useSessionActions();
  const [draft, setDraft] = useState(emptyAccount);
  const [repeat, setRepeat] = useState('');
  const [faults, setFaults] = useState<AccountFaults>({});
  const form = useFaultFocus(faults);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = accountFaults(trimmed(draft), repeat);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const answer = await request('POST', '/setup', { token, ...trimmed(draft) });
    if (answer.ok) {
      await refresh();
      return navigate('/', { replace: true });
    }
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <AccountCard title={t('account.set-up')} lead={t('account.set-up-lead')}>
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <AccountFields draft={draft} faults={faults} onChange={setDraft} />
        <NewPasswordFields
          draft={{ password: draft.password, repeat }}
          faults={faults}
          onChange={(chosen) => {
            setDraft({ ...draft, password: chosen.password });
            setRepeat(chosen.repeat);
          }}
        />
        {problem && <Alert>{problemText(problem)}</Alert>}
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {t('account.set-up-submit')}
        </Button>
      </form>
    </AccountCard>
  );
}
