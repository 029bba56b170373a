import { CloudOff, FileQuestion, Lock, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { Shell } from '../app/shell';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { type ClosedWhy, closedWhy, finalCode } from './closed-why';
import { useClientState, useReport, useReportSession } from './report-session';
import { useServerAnswer } from './server-answer';

const AskAccess = late(() => import('./ask-access'), ['more']);

/** The local copy is read within moments; longer without one means that there is none. */
const patienceMs = 1500;

/** What stands between this page and its report. */
export interface Closed {
  /** Why the report cannot be shown, null while it can or may yet. */
  readonly why: ClosedWhy | null;
  /** Close code of a connection that will not come back, else null. */
  readonly code: number | null;
}

export function useClosed(): Closed {
  const connection = useClientState((state) => state.connection);
  const closeReason = useClientState((state) => state.closeReason);
  // Whether, not how many: the number changes with every key, and the whole page stands below this.
  const hasUnsaved = useClientState((state) => state.unsaved > 0 && state.connection !== 'online');
  const answer = useServerAnswer();
  const isWaiting = useReport((report) => report.id) === null && connection === 'offline';
  const [hasWaited, setWaited] = useState(false);
  useEffect(() => {
    setWaited(false);
    if (!isWaiting) return;
    const timer = setTimeout(() => setWaited(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  const code = finalCode({ connection, closeReason, answer });
  return { code, why: closedWhy(code, { hasUnsaved }) ?? (isWaiting && hasWaited ? 'not-kept' : null) };
}

const icons = { missing: FileQuestion, 'not-yours': Lock, 'not-kept': CloudOff } as const;

/** In place of a report that cannot be shown: why, and the way back. */
export function ClosedReport({ why }: { readonly why: ClosedWhy }) {
  const t = useText();
  const { client, id } = useReportSession();
  return (
    <Shell title={t(`report.${why}`)}>
      <EmptyState
        icon={icons[why]}
        title={t(`report.${why}`)}
        actions={
          why === 'not-kept' && (
            <Button icon={RotateCw} onClick={() => client.wake()}>
              {t('app.retry')}
            </Button>
          )
        }
      >
        <p>{t(why === 'not-kept' ? 'report.not-kept-hint' : `ask.${why}`)}</p>
        {why !== 'not-kept' && <AskAccess report={id} />}
        <Link href="/">{t('app.to-start')}</Link>
      </EmptyState>
    </Shell>
  );
}
