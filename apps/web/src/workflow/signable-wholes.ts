import {
  isSettled,
  missingSigners,
  type OutlineEntry,
  type PersonId,
  type Report,
  sectionsUnder,
  signersInTurn,
} from '@huigao/report';

/**
 * What a person can sign as a whole now: the report (null), and each part of more than one section. All sections of it are agreed and
 * read as they were; somewhere in it they are asked, and nowhere do they wait for those who sign before them.
 */
export function signableWholes(report: Report, person: PersonId): readonly (OutlineEntry | null)[] {
  const parts = report.outline.filter(({ kind }) => kind === 'part');
  return [null, ...parts].filter((part) => {
    const sections = sectionsUnder(report, part?.id ?? null);
    return (
      sections.length > 1 &&
      sections.every((entry) => isSettled(report, entry) && !waits(report, entry, person)) &&
      sections.some((entry) => signersInTurn(report, entry).includes(person))
    );
  });
}

const waits = (report: Report, entry: OutlineEntry, person: PersonId) =>
  missingSigners(report, entry).includes(person) && !signersInTurn(report, entry).includes(person);
