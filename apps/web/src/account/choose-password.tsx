import { CircleCheck, Link2Off } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { Shell } from '../app/shell';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { AccountCard } from './account-card';
import styles from './account-card.module.css';
import { emptyPassword, NewPasswordFields, type PasswordFaults, passwordFaults } from './new-password-fields';
import { useTokenInAddress } from './token-in-address';

interface Owner {
  readonly name: string;
  readonly displayName: string;
}

type State =
  | { readonly is: 'checking' }
  | { readonly is: 'good'; readonly owner: Owner }
  | { readonly is: 'done'; readonly name: string }
  | { readonly is: 'bad'; readonly problem: Problem };

/** Chooses a password, from the link that an administrator made. */
export default function ChoosePassword() {
  const t = useText();
  const token = useTokenInAddress();
  const [state, setState] = useState<State>({ is: 'checking' });

  const done = state.is === 'done';
  useEffect(() => {
    // The address lost its token when the password was set; there is nothing left to check.
    if (done) return;
    let current = true;
    void request<Owner>('POST', '/password-link/check', { token }).then((answer) => {
      if (!current) return;
      setState(answer.ok ? { is: 'good', owner: answer.value } : { is: 'bad', problem: answer.problem });
    });
    return () => {
      current = false;
    };
  }, [token, done]);

  switch (state.is) {
    case 'checking':
      return <Loading label={t('app.loading')} />;
    case 'good':
      return (
        <ChooseForm
          token={token}
          owner={state.owner}
          onChosen={(name) => {
            // What was used up need not stay in the history.
            history.replaceState(null, '', location.pathname);
            setState({ is: 'done', name });
          }}
        />
      );
    case 'done':
      return (
        <Shell title={t('account.password-chosen')}>
          <EmptyState
            icon={CircleCheck}
            title={t('account.password-chosen')}
            actions={<Link href="/">{t('account.to-sign-in')}</Link>}
          >
            {t('account.password-chosen-hint', { account: state.name })}
          </EmptyState>
        </Shell>
      );
    case 'bad':
      return <BadLink problem={state.problem} />;
  }
}

function BadLink({ problem }: { readonly problem: Problem }) {
  const t = useText();
  const title = t(problem.status === 0 ? 'app.unreached' : 'account.password-link-bad');
  return (
    <Shell title={title}>
      <EmptyState icon={Link2Off} title={title} actions={<Link href="/">{t('account.to-sign-in')}</Link>}>
        {problemText(problem)}
      </EmptyState>
    </Shell>
  );
}

function ChooseForm({
  token,
  owner,
  onChosen,
}: {
  readonly token: string;
  readonly owner: Owner;
  readonly onChosen: (name: string) => void;
}) {
  const t = useText();
  const [draft, setDraft] = useState(emptyPassword);
  const [faults, setFaults] = useState<PasswordFaults>({});
  const form = useFaultFocus(faults);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = passwordFaults(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const chosen = { token, password: draft.password };
    const answer = await request<{ readonly name: string }>('POST', '/password-link', chosen);
    if (answer.ok) return onChosen(answer.value.name);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <AccountCard
      title={t('account.choose-password')}
      lead={t('account.choose-password-lead', { name: owner.displayName, account: owner.name })}
    >
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {/* For password stores, which keep it with the password. */}
        <input type="text" hidden readOnly autoComplete="username" value={owner.name} />
        <NewPasswordFields draft={draft} faults={faults} onChange={setDraft} />
        {problem && <Alert>{problemText(problem)}</Alert>}
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {t('account.choose-password-submit')}
        </Button>
      </form>
    </AccountCard>
  );
}
