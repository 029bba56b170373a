import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, request } from '../app/http';
import { useSessionActions } from '../app/session';
import type { AuditEntry, Names } from './audit-entry';

interface Page {
  readonly records: readonly AuditEntry[];
  readonly names: Names;
  /** Titles of reports by id. */
  readonly titles: Names;
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}

export interface AuditPages {
  /** Null while the first page is under way. */
  readonly page: Page | null;
  readonly problem: Problem | null;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
}

const joined = (before: Page | null, page: Page): Page =>
  before === null
    ? page
    : {
        records: [...before.records, ...page.records],
        names: { ...before.names, ...page.names },
        titles: { ...before.titles, ...page.titles },
        next: page.next,
      };

/**
 * Entries of the audit log, newest first, as many pages as were asked for.
 * @param path - below `/api/v1`, with its query; another one begins anew
 */
export function useAudit(path: string): AuditPages {
  const { expired } = useSessionActions();
  const [page, setPage] = useState<Page | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isLoading, setLoading] = useState(true);
  /** What is wanted now: an answer to anything else came too late. */
  const asked = useRef<string | null>(null);

  const load = useCallback(
    async (before: Page | null) => {
      setLoading(true);
      const query = before?.next ? `${path.includes('?') ? '&' : '?'}before=${before.next}` : '';
      const answer = await request<Page>('GET', path + query);
      if (asked.current !== path) return;
      setLoading(false);
      if (answer.ok) setPage(joined(before, answer.value));
      else if (answer.problem.status === 401) expired(answer.problem.code);
      setProblem(answer.ok ? null : answer.problem);
    },
    [path, expired],
  );

  useEffect(() => {
    asked.current = path;
    void load(null);
    return () => {
      asked.current = null;
    };
  }, [load, path]);

  return { page, problem, isLoading, loadMore: () => void load(page) };
}
