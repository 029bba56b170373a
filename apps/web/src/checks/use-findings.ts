// What the checks say of the open report, for every part of the page: computed once, in a worker.

import type { Checked, Finding, Identity } from '@huigao/checks';
import { useSyncExternalStore } from 'react';
import { type ReportStore, useReportSession } from '../report/report-session';
import type { IdleDerivation } from './idle-derivation';
import { workerChecks } from './worker-checks';

const known = new WeakMap<ReportStore, IdleDerivation<Checked>>();

function checksOf(store: ReportStore): IdleDerivation<Checked> {
  const checks = known.get(store) ?? workerChecks(store);
  known.set(store, checks);
  return checks;
}

/** Findings and identities together; null until the report was checked for the first time. */
export function useChecked(): Checked | null {
  const { store } = useReportSession();
  const { subscribe, current } = checksOf(store);
  return useSyncExternalStore(subscribe, current);
}

const noFindings: readonly Finding[] = [];
const noIdentities: readonly Identity[] = [];

/**
 * What the checks find, the most serious first, then in reading order. A moment behind the text: positions are those of the report
 * that was checked. The same list for as long as it says the same.
 */
export const useFindings = (): readonly Finding[] => useChecked()?.findings ?? noFindings;

/** How many findings ask for something: those that only explain, or offer a link, are not counted. */
export const useFindingCount = (): number =>
  useFindings().filter(({ severity }) => severity !== 'info').length;

/** The relations between figures that can be tested 勾稽关系, whether they hold or not. */
export const useIdentities = (): readonly Identity[] => useChecked()?.identities ?? noIdentities;
