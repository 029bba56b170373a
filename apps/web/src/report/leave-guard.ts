import { useEffect } from 'react';
import { useReportSession } from './report-session';

/** Asks before the page is left with edits that are lost with it, or that have been kept from the server for so long that it is news. */
export function useLeaveGuard(): void {
  const { client, keepsLocally } = useReportSession();
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      const { unsaved, isOverdue } = client.state;
      if (unsaved > 0 && (isOverdue || !keepsLocally())) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [client, keepsLocally]);
}
