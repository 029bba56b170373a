import type { ReportId } from '@huigao/report';
import { Unlink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type HttpResult, type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { Shell } from '../app/shell';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/spinner';
import { forgetInvitation, waitingInvitation } from './invitation';

type Answer = HttpResult<{ readonly report: ReportId }>;

/** A token is sent once, however often the page is drawn. */
let sent: { readonly token: string; readonly answer: Promise<Answer> } | null = null;

function redeem(token: string): Promise<Answer> {
  if (sent?.token !== token) sent = { token, answer: request('POST', '/invitations/redeem', { token }) };
  return sent.answer;
}

/** Where an invitation link leads: the report opens, or it is said why not. */
export default function Join() {
  const t = useText();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<Problem | 'no-link' | null>(null);

  useEffect(() => {
    const token = waitingInvitation();
    if (token === null) return setProblem('no-link');
    let isWanted = true;
    void redeem(token).then((answer) => {
      if (!isWanted) return;
      sent = null;
      // What may be the network can be tried again with the same link.
      if (answer.ok || answer.problem.status !== 0) forgetInvitation();
      if (answer.ok) navigate(`/reports/${answer.value.report}`, { replace: true });
      else setProblem(answer.problem);
    });
    return () => {
      isWanted = false;
    };
  }, [navigate]);

  if (!problem) return <Loading label={t('join.joining')} />;
  return (
    <Shell title={t('join.title')}>
      <EmptyState icon={Unlink} title={t('join.failed')} actions={<Link href="/">{t('app.to-start')}</Link>}>
        {problem === 'no-link' ? t('join.no-link') : problemText(problem)}
      </EmptyState>
    </Shell>
  );
}
