import { useEffect, useRef } from 'react';
import { useReport, useReportSession } from '../report/report-session';
import { threadIn } from './use-copy-link';

/** An address with `#thread=…` opens the report at that thread. */
export function useLinkedThread(isReady: boolean): void {
  const { comments } = useReportSession();
  const wanted = useRef(threadIn(location.hash));
  const threads = useReport((report) => report.threads);
  const bodies = useReport((report) => report.bodies.size);

  useEffect(() => {
    const onHash = () => {
      const thread = threadIn(location.hash);
      if (!thread) return;
      comments.desk.show(thread);
      comments.goTo(thread);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [comments]);

  useEffect(() => {
    const thread = wanted.current;
    // Its words are found only once the texts are there.
    if (!isReady || !thread || !threads?.has(thread) || !bodies) return;
    wanted.current = null;
    comments.desk.show(thread);
    comments.goTo(thread);
  }, [isReady, threads, bodies, comments]);
}
