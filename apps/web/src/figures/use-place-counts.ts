import type { Report } from '@huigao/report';
import { useSyncExternalStore } from 'react';
import { derivationOf } from '../checks/idle-derivation';
import { useReportSession } from '../report/report-session';
import { countPlaces, type PlaceCounts } from './figure-list';

/** One step: it takes well under a millisecond. */
function* countSteps(report: Report, last: PlaceCounts | null): Generator<void, PlaceCounts, void> {
  const next = countPlaces(report);
  const isSame = last?.size === next.size && [...next].every(([figure, count]) => last.get(figure) === count);
  return last && isSame ? last : next;
}

const countsOf = derivationOf(countSteps);

/** How many places each figure has in the text, a moment behind it; null before it was counted. */
export function usePlaceCounts(): PlaceCounts | null {
  const { store } = useReportSession();
  const { subscribe, current } = countsOf(store);
  return useSyncExternalStore(subscribe, current);
}
