// What the checks say of the open report, for every part of the page: computed once, in a worker.

import type { Checked, Finding, Identity, TextNumber } from '@huigao/checks';
import type { FigureId, SectionId } from '@huigao/report';
import { useSyncExternalStore } from 'react';
import { type ReportStore, useReportSession } from '../report/report-session';
import {
  contradictedFigures,
  countsBySection,
  findingsBySection,
  numbersBySection,
  partOf,
  sumsOfFigures,
} from './checked-part';
import { type WorkerChecks, workerChecks } from './worker-checks';

/** The checks of a report, and the parts of what they say that are asked for by themselves. */
interface ReportChecks {
  readonly checks: WorkerChecks;
  readonly findingsBySection: (checked: Checked) => ReadonlyMap<SectionId, readonly Finding[]>;
  readonly numbersBySection: (checked: Checked) => ReadonlyMap<SectionId, readonly TextNumber[]>;
  readonly countsBySection: (checked: Checked) => ReadonlyMap<SectionId, number>;
  readonly contradicted: (checked: Checked) => ReadonlySet<FigureId>;
  readonly sums: (checked: Checked) => readonly Identity[];
}

const known = new WeakMap<ReportStore, ReportChecks>();

function checksOf(store: ReportStore): ReportChecks {
  const old = known.get(store);
  if (old) return old;
  const parts: ReportChecks = {
    checks: workerChecks(store),
    findingsBySection: partOf(findingsBySection),
    numbersBySection: partOf(numbersBySection),
    countsBySection: partOf(countsBySection),
    contradicted: partOf(contradictedFigures),
    sums: partOf(sumsOfFigures),
  };
  known.set(store, parts);
  return parts;
}

/** Draws anew only when the part that is read is another. */
function useChecks<Part>(none: Part, read: (checked: Checked, parts: ReportChecks) => Part): Part {
  const { store } = useReportSession();
  const parts = checksOf(store);
  return useSyncExternalStore(parts.checks.subscribe, () => {
    const checked = parts.checks.current();
    return checked ? read(checked, parts) : none;
  });
}

/** Findings and identities together; null until the report was checked for the first time. */
export const useChecked = (): Checked | null => useChecks<Checked | null>(null, (checked) => checked);

/** What the checks say when it is asked, for handlers. */
export function useCheckedNow(): () => Checked | null {
  return checksOf(useReportSession().store).checks.current;
}

const noFindings: readonly Finding[] = [];
const noNumbers: readonly TextNumber[] = [];
const noIdentities: readonly Identity[] = [];
const noCounts: ReadonlyMap<SectionId, number> = new Map();
const noFigures: ReadonlySet<FigureId> = new Set();

/**
 * What the checks find, the most serious first, then in reading order. A moment behind the text: positions are those of the report
 * that was checked. The same list for as long as it says the same.
 */
export const useFindings = (): readonly Finding[] => useChecks(noFindings, ({ findings }) => findings);

/** Those in the text of a section that ask for something. */
export const useFindingsIn = (section: SectionId): readonly Finding[] =>
  useChecks(noFindings, (checked, parts) => parts.findingsBySection(checked).get(section) ?? noFindings);

const neverTold = () => () => {};

/** What is read of the numbers, which are told as long as they are wanted; null until they are there. */
function useTold<Part>(
  isWanted: boolean,
  read: (checked: Checked, parts: ReportChecks) => Part,
): Part | null {
  const { store } = useReportSession();
  const parts = checksOf(store);
  const { subscribeToNumbers, current } = parts.checks;
  return useSyncExternalStore(isWanted ? subscribeToNumbers : neverTold, () => {
    const checked = isWanted ? current() : null;
    return checked && read(checked, parts);
  });
}

/** The numbers in the text, in reading order. */
export const useNumbers = (isWanted = true): readonly TextNumber[] | null =>
  useTold(isWanted, ({ numbers }) => numbers);

/** Those in the text of a section. */
export const useNumbersIn = (section: SectionId, isWanted: boolean): readonly TextNumber[] =>
  useTold(isWanted, (checked, parts) => parts.numbersBySection(checked).get(section) ?? null) ?? noNumbers;

/** How many findings of each section ask for something. */
export const useFindingCounts = (): ReadonlyMap<SectionId, number> =>
  useChecks(noCounts, (checked, parts) => parts.countsBySection(checked));

/** How many findings ask for something: those that only explain, or offer a link, are not counted. */
export const useFindingCount = (): number =>
  useChecks(0, ({ findings }) => findings.filter(({ severity }) => severity !== 'info').length);

/** The figures that a number in the text contradicts. */
export const useContradicted = (): ReadonlySet<FigureId> =>
  useChecks(noFigures, (checked, parts) => parts.contradicted(checked));

/** The sums between figures, whether they hold or not. */
export const useSums = (): readonly Identity[] =>
  useChecks(noIdentities, (checked, parts) => parts.sums(checked));
