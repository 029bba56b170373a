// A browser does not tell why a socket was refused before it opened. So when it cannot be opened, the server is asked by HTTP, which
// can: nobody is signed in, or this report is not among ours.

import { useEffect, useState } from 'react';
import { request } from '../app/http';
import type { ReportSummary } from '../start/reports';
import { answerFor, type ServerAnswer } from './closed-why';
import { useClientState, useReportSession } from './report-session';

/** How often it is asked while there is no connection. */
const everyMs = 10_000;

/** Asks, while there is no connection, whether there can be one. */
export function useServerAnswer(): ServerAnswer {
  const { id, client } = useReportSession();
  const isOffline = useClientState((state) => state.connection === 'offline');
  const [answer, setAnswer] = useState<ServerAnswer>(null);
  useEffect(() => {
    setAnswer(null);
    if (!isOffline) return;
    let isWanted = true;
    const ask = async () => {
      const list = await request<readonly ReportSummary[]>('GET', '/reports');
      if (!isWanted) return;
      const found = answerFor(id, list);
      // Every further try would be one more refused attempt in the audit log.
      if (found === 'absent') client.giveUp();
      setAnswer(found);
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [id, client, isOffline]);
  return answer;
}
