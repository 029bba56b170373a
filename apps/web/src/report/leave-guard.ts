import { useEffect } from 'react';
import { useReportSession } from './report-session';

/** Asks before the page is left with edits that are neither on the server nor on this machine. */
export function useLeaveGuard(): void {
  const { client, keepsLocally } = useReportSession();
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (client.state.unsaved > 0 && !keepsLocally()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [client, keepsLocally]);
}
