import { numberOutline, type OutlineEntry } from '@huigao/report';
import { useMemo } from 'react';
import { useReport } from './report-session';

const none: readonly OutlineEntry[] = [];

/** The outline with its computed numbers: an entry and its number, in reading order. */
export function useNumberedOutline(): readonly { readonly entry: OutlineEntry; readonly number: string }[] {
  const outline = useReport((report) => report.outline) ?? none;
  const scheme = useReport((report) => report.scheme);
  return useMemo(() => {
    const numbers = numberOutline(outline, scheme ?? []);
    return outline.map((entry) => ({ entry, number: numbers.get(entry.id) ?? '' }));
  }, [outline, scheme]);
}
