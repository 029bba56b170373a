// What happened to a section beside being written: the steps of its workflow, what was put back, final versions of the report.

import {
  maybeSection,
  type PersonId,
  type Report,
  type SectionHistory,
  type SectionId,
  type WorkflowEvent,
} from '@huigao/report';

export interface Mark {
  /** The moment whose text it found. */
  readonly moment: number;
  readonly what: WorkflowEvent | 'restore' | 'freeze';
  readonly by: PersonId | null;
  /** Epoch ms. */
  readonly at: number;
}

/** Marks on the row of moments, oldest first. */
export function marksOf(report: Report, section: SectionId, { moments }: SectionHistory): readonly Mark[] {
  const momentAt = (time: number) =>
    Math.max(
      0,
      moments.findLastIndex(({ at }) => at <= time),
    );
  const steps = maybeSection(report, section)?.steps ?? [];
  const marks: Mark[] = [
    ...steps.map(({ event, by, at }) => ({ moment: momentAt(at), what: event, by, at })),
    ...report.finals.map(({ by, at }) => ({ moment: momentAt(at), what: 'freeze' as const, by, at })),
    ...moments.flatMap(({ isRestoring, person, at }, moment): Mark[] =>
      isRestoring ? [{ moment, what: 'restore', by: person, at }] : [],
    ),
  ];
  return marks.sort((a, b) => a.at - b.at);
}

/** The nearest mark before or behind a moment; null: there is none. */
export function markBeside(marks: readonly Mark[], moment: number, by: 1 | -1): Mark | null {
  const found =
    by > 0 ? marks.find((one) => one.moment > moment) : marks.findLast((one) => one.moment < moment);
  return found ?? null;
}
