import type { ReportId } from '@huigao/report';
import { useCallback, useEffect, useState } from 'react';
import { request } from '../app/http';
import { type PendingRequest, reportPath } from './sharing-api';

/** How often it is asked who waits, while the page is looked at. */
const everyMs = 20_000;

const nobody: readonly PendingRequest[] = [];

/** Who asks for access to a report, and a way to ask again. Only owners are told; nobody else asks. */
export function usePendingRequests(
  report: ReportId,
  as: 'owner' | 'other',
): readonly [readonly PendingRequest[], () => Promise<void>] {
  const [pending, setPending] = useState(nobody);
  const load = useCallback(async () => {
    const answer = await request<readonly PendingRequest[]>('GET', reportPath(report, 'requests'));
    if (answer.ok)
      setPending((now) => (JSON.stringify(now) === JSON.stringify(answer.value) ? now : answer.value));
  }, [report]);
  useEffect(() => {
    setPending(nobody);
    if (as === 'other') return;
    const look = () => document.visibilityState === 'visible' && void load();
    look();
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [as, load]);
  return [pending, load];
}
