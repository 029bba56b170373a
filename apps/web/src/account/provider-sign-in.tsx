import { LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';

/** Leads to the sign-in page of the organisation, and from there back to the page that is shown now. */
export function ProviderSignIn({
  label,
  onAttempt,
}: {
  readonly label: string | null;
  readonly onAttempt: () => void;
}) {
  const t = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // Whoever comes back by the browser's own button finds the page as it was left, waiting.
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && setBusy(false);
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);

  const go = async () => {
    setBusy(true);
    setProblem(null);
    onAttempt();
    const returnTo = location.pathname + location.search;
    const answer = await request<{ readonly url: string }>('POST', '/oidc/start', { returnTo });
    if (answer.ok) return location.assign(answer.value.url);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <>
      {problem && <Alert>{problemText(problem)}</Alert>}
      <Button variant="primary" size="lg" icon={LogIn} busy={busy} autoFocus onClick={() => void go()}>
        {label ?? t('account.sign-in-provider')}
      </Button>
    </>
  );
}
