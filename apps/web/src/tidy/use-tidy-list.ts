import type { SectionId, TidyRule } from '@huigao/report';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { deriveWhenIdle } from '../checks/idle-derivation';
import { useReportSession } from '../report/report-session';
import { type TidyList, tidySteps } from './tidy-found';

/** What would be changed, a moment behind the text; null at first. */
export function useTidyList(rules: ReadonlySet<TidyRule>, only: SectionId | null): TidyList | null {
  const { store, texts } = useReportSession();
  const { subscribe, current } = useMemo(
    () => deriveWhenIdle<TidyList>(store, (report) => tidySteps(report, texts, rules, only)),
    [store, texts, rules, only],
  );
  const now = useSyncExternalStore(subscribe, current);
  const [last, setLast] = useState(now);
  // While it is looked for anew, what was found last stays.
  if (now && now !== last) setLast(now);
  return now ?? last;
}
