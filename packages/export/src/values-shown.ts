import type { Report } from '@huigao/report';

/** Whose values a file shows: those that sections were agreed on, the current ones, or of some sections the one, of others the other. */
export type ValuesShown = 'pinned' | 'current' | 'mixed';

/** Which values a report shows. Parts without a text count for nothing. */
export function valuesShown({ outline }: Pick<Report, 'outline'>): ValuesShown {
  const sections = outline.filter(({ kind }) => kind !== 'part');
  const pinned = sections.filter(({ pins }) => pins !== null);
  if (pinned.length === 0) return 'current';
  return pinned.length === sections.length ? 'pinned' : 'mixed';
}
