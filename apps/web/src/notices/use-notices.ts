import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type Problem, request } from '../app/http';
import type { ShownNotice } from './notice';
import { noticeFeed } from './notice-feed';

interface Page {
  readonly notices: readonly ShownNotice[];
  readonly next: number | null;
}

/** The notices, the newest page kept true, earlier ones when asked for. */
export function useNotices() {
  const version = useSyncExternalStore(noticeFeed.subscribe, noticeFeed.version);
  const [page, setPage] = useState<Page | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    let isWanted = true;
    void request<Page>('GET', '/notices').then((answer) => {
      if (!isWanted) return;
      if (!answer.ok) return setProblem(answer.problem);
      setProblem(null);
      setPage((now) => withNewest(now, answer.value));
    });
    return () => {
      isWanted = false;
    };
    // Asked anew with each piece of news.
  }, [version]);

  const more = useCallback(async () => {
    if (!page?.next) return;
    const answer = await request<Page>('GET', `/notices?before=${page.next}`);
    if (!answer.ok) return setProblem(answer.problem);
    const { notices, next } = answer.value;
    setPage({ notices: [...page.notices, ...notices], next });
  }, [page]);

  return { page, problem, more };
}

/** The newest page, before the earlier ones that were shown already. */
function withNewest(shown: Page | null, newest: Page): Page {
  const oldest = newest.notices.at(-1)?.id;
  if (!shown || oldest === undefined || newest.next === null) return newest;
  const earlier = shown.notices.filter(({ id }) => id < oldest);
  return earlier.length === 0 ? newest : { notices: [...newest.notices, ...earlier], next: shown.next };
}

/** They become read. */
export const readNotices = (which: { readonly ids: readonly number[] } | { readonly upTo: number }) =>
  request('POST', '/notices/read', which);
