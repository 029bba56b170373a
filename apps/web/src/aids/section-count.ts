// 字数 of each section, while the browser is idle. A section's count is kept with its text: typing in one counts only that one.

import { countSection, type Report, type SectionCount, type SectionId } from '@huigao/report';
import { useSyncExternalStore } from 'react';
import { derivationOf } from '../checks/idle-derivation';
import { useReportSession } from '../report/report-session';

interface Counted {
  readonly figures: Report['figures'];
  readonly scheme: Report['scheme'];
  readonly count: SectionCount;
}

const counted = new WeakMap<object, Counted>();

function countOf(report: Report, entry: Report['outline'][number]): SectionCount | null {
  const body = report.bodies.get(entry.id);
  if (!body) return null;
  const { figures, scheme } = report;
  const known = counted.get(body);
  if (known?.figures === figures && known.scheme === scheme) return known.count;
  const count = countSection(report, entry);
  counted.set(body, { figures, scheme, count });
  return count;
}

export type SectionCounts = ReadonlyMap<SectionId, SectionCount>;

/** Counts section by section. */
export function* countSteps(report: Report): Generator<void, SectionCounts, void> {
  const counts = new Map<SectionId, SectionCount>();
  for (const entry of report.outline) {
    const count = countOf(report, entry);
    if (count) counts.set(entry.id, count);
    yield;
  }
  return counts;
}

const countsIn = derivationOf<SectionCounts>(countSteps);

export const charactersOf = (counts: SectionCounts): number =>
  [...counts.values()].reduce((sum, { characters }) => sum + characters, 0);

/** Number of characters of the report as shown, white space not counted; a moment behind the text, null at first. */
export function useCharacterCount(): number | null {
  const { store } = useReportSession();
  const { subscribe, current } = countsIn(store);
  return useSyncExternalStore(subscribe, () => {
    const counts = current();
    return counts && charactersOf(counts);
  });
}

/** How long a section's text is; a moment behind it, null at first. */
export function useSectionCount(section: SectionId): SectionCount | null {
  const { store } = useReportSession();
  const { subscribe, current } = countsIn(store);
  return useSyncExternalStore(subscribe, () => current()?.get(section) ?? null);
}
