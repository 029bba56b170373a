import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { late } from '../app/late';
import { useReport, useReportSession } from '../report/report-session';
import { passagesInOrder } from './next-passage';
import { SinceSession } from './since-session';

/** Seldom needed by who writes all day: comes when something changed. */
const SinceBar = late(() => import('./since-bar'), ['more']);

/** Marks what changed since the person was last here. */
export default function Since() {
  const { client, store, person, comments, changed } = useReportSession();
  const outline = useReport((report) => report.outline);
  const changes = useSyncExternalStore(changed.subscribe, changed.current);
  const [session, setSession] = useState<SinceSession | null>(null);
  useEffect(() => {
    const now = new SinceSession({ client, store, person, changed, readings: comments.readings });
    void now.start();
    setSession(now);
    return () => now.stop();
  }, [client, store, person, changed, comments]);
  const passages = useMemo(() => passagesInOrder(outline ?? [], changes), [outline, changes]);
  if (!session || passages.length === 0) return null;
  return <SinceBar session={session} passages={passages} />;
}
