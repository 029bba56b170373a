// How a report stands, as a list of reports tells it without opening it: from the record alone, kept beside the log as it changes.

import type { PersonId } from '../ids';
import type { OutlineEntry, Report, SectionStatus } from '../report';
import { askedSigners, standingSteps } from './signatures';

/** What waits for one person in a report. */
export interface Waiting {
  /** Sections to write and hand in 送审. */
  readonly write: number;
  /** Sections to judge 审核. */
  readonly judge: number;
  /** Sections to sign 签署. */
  readonly sign: number;
  /** Open comment threads that are assigned to them. */
  readonly answer: number;
}

/** How a report stands 进展. */
export interface Standing {
  readonly department: string;
  /** Sections by status; those of which there are none are left out. */
  readonly sections: Readonly<Partial<Record<SectionStatus, number>>>;
  /** The earliest due date of a section that is not agreed yet, `YYYY-MM-DD`. */
  readonly due: string | null;
  /** Number of the last final version; 0: none was frozen. */
  readonly final: number;
  /** By person; those for whom nothing waits are left out. */
  readonly waiting: Readonly<Record<PersonId, Waiting>>;
  /** Whether it was put away 归档; absent when not, and in what an earlier version kept. */
  readonly archived?: true;
}

type Source = Pick<
  Report,
  'signature' | 'outline' | 'people' | 'signing' | 'finals' | 'threads' | 'archived'
>;

export const nothingWaits: Waiting = { write: 0, judge: 0, sign: 0, answer: 0 };

/**
 * Who can sign a section now. By its steps alone, without its text: whether a signature still fits the text is looked at where the
 * report is open.
 */
function signersAsked(record: Source, entry: OutlineEntry): readonly PersonId[] {
  const steps = standingSteps(entry);
  if (steps.length === 0) return [];
  const settled = new Set(
    steps.flatMap(({ event, by, onBehalfOf }) =>
      event === 'sign' || event === 'skip' ? [onBehalfOf ?? by] : [],
    ),
  );
  const missing = askedSigners(record).filter((person) => !settled.has(person));
  return record.signing.order === 'ordered' ? missing.slice(0, 1) : missing;
}

/** Whom a section waits for, and for what. */
function waitsFor(record: Source, entry: OutlineEntry): readonly [keyof Waiting, readonly PersonId[]] {
  switch (entry.status) {
    case 'drafting':
    case 'returned':
      return ['write', entry.drafters];
    case 'submitted':
      return ['judge', entry.reviewers];
    case 'agreed':
    case 'signed':
      return ['sign', signersAsked(record, entry)];
  }
}

function waitingIn(record: Source, sections: readonly OutlineEntry[]): Standing['waiting'] {
  const waiting: Record<PersonId, Waiting> = {};
  const count = (person: PersonId, what: keyof Waiting) => {
    // One who has left the report, or lost every role, is not waited for.
    if (!record.people.has(person)) return;
    const before = waiting[person] ?? nothingWaits;
    waiting[person] = { ...before, [what]: before[what] + 1 };
  };
  for (const entry of sections) {
    const [what, people] = waitsFor(record, entry);
    for (const person of people) count(person, what);
  }
  for (const { assignee, resolved } of record.threads.values())
    if (assignee !== null && !resolved) count(assignee, 'answer');
  return waiting;
}

/** How a report stands now. */
export function standingOf(record: Source): Standing {
  const sections = record.outline.filter(({ kind }) => kind !== 'part');
  const counts: Partial<Record<SectionStatus, number>> = {};
  for (const { status } of sections) counts[status] = (counts[status] ?? 0) + 1;
  const open = sections.filter(({ status }) => status !== 'agreed' && status !== 'signed');
  const dates = open.flatMap(({ due }) => (due === null ? [] : [due]));
  return {
    department: record.signature.department,
    sections: counts,
    due: dates.toSorted()[0] ?? null,
    final: record.finals.at(-1)?.number ?? 0,
    waiting: waitingIn(record, sections),
    ...(record.archived ? { archived: true as const } : {}),
  };
}
