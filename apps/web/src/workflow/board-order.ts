// The order of the sections on the board.

import { type OutlineEntry, type SectionId, sectionStatuses } from '@huigao/report';

/** What the board can be sorted by. */
export const boardOrders = [
  'outline',
  'status',
  'due',
  'findings',
  'comments',
  'values',
  'signatures',
  'changed',
  'here',
] as const;
export type BoardOrder = (typeof boardOrders)[number];

/** What is counted and known of a section beside the report itself. */
export interface SectionFacts {
  /** Findings that block. */
  readonly blocking: number;
  readonly warnings: number;
  /** Open comment threads. */
  readonly comments: number;
  /** Open suggestions. */
  readonly suggestions: number;
  /** New values to take. */
  readonly updated: number;
  /** People who are still asked to sign. */
  readonly missing: number;
  /** People whose edits of it may be missing. */
  readonly unsynced: number;
  /** People whose caret stands in it. */
  readonly here: number;
  /** When its text last changed, epoch ms; 0 when that is not known. */
  readonly changedAt: number;
}

const remarksOn = ({ comments, suggestions }: SectionFacts) => comments + suggestions;

/** The most urgent first, but for the order of the outline. */
export function sortSections(
  sections: readonly OutlineEntry[],
  order: BoardOrder,
  factsOf: (section: SectionId) => SectionFacts,
): readonly OutlineEntry[] {
  const by = (compare: (a: OutlineEntry, b: OutlineEntry) => number) => sections.toSorted(compare);
  switch (order) {
    case 'outline':
      return sections;
    case 'status':
      return by((a, b) => sectionStatuses.indexOf(a.status) - sectionStatuses.indexOf(b.status));
    case 'due':
      // Those without a date last.
      return by((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
    case 'findings':
      return by(
        (a, b) =>
          factsOf(b.id).blocking - factsOf(a.id).blocking || factsOf(b.id).warnings - factsOf(a.id).warnings,
      );
    case 'comments':
      return by((a, b) => remarksOn(factsOf(b.id)) - remarksOn(factsOf(a.id)));
    case 'values':
      return by((a, b) => factsOf(b.id).updated - factsOf(a.id).updated);
    case 'signatures':
      return by((a, b) => factsOf(b.id).missing - factsOf(a.id).missing);
    case 'changed':
      return by((a, b) => factsOf(b.id).changedAt - factsOf(a.id).changedAt);
    case 'here':
      return by(
        (a, b) => factsOf(b.id).unsynced - factsOf(a.id).unsynced || factsOf(b.id).here - factsOf(a.id).here,
      );
  }
}
