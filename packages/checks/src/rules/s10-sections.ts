// S10: sections of the genre are not empty, and long enough to say something. A section that is not there may have another title in
// another place's outline, so its absence is only pointed out where nothing stands for it.

import type { SectionKind } from '@huigao/report';
import type { Finding } from '../finding';
import type { ReadSection } from '../reading/reading';
import { found, type Rule } from '../rule';

/** Fewest characters by kind of section. Domain data. */
const fewest: Partial<Record<SectionKind, number>> = {
  functions: 30,
  budget: 30,
  goals: 30,
  tasks: 30,
  conclusion: 40,
  taskResults: 60,
  achievements: 60,
  problems: 60,
  plans: 40,
};

const wanted: readonly SectionKind[] = ['budget', 'problems', 'plans'];

function lengthOf({ lines }: ReadSection): number {
  return lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
}

function sectionFinding(section: ReadSection): readonly Finding[] {
  const { id, kind, title } = section.entry;
  const least = kind === 'part' ? undefined : fewest[kind];
  if (least === undefined) return [];
  const length = lengthOf(section);
  if (length >= least) return [];
  const isEmpty = length === 0;
  const head = isEmpty
    ? ({ rule: 'S10', severity: 'block', message: 'finding.section-empty' } as const)
    : ({ rule: 'S10', severity: 'warn', message: 'finding.section-short' } as const);
  const parameters = { title, count: String(length), least: String(least) };
  const line = section.lines.find(({ text }) => text.trim() !== '');
  if (line)
    return [
      found(
        head,
        { line, from: 0, to: line.text.length },
        { parameters, shown: String(length), expected: String(least) },
      ),
    ];
  return [{ ...found(head, null, { parameters }), place: { section: id, from: 0, to: 0 } }];
}

/** S10. */
export const requiredSections: Rule = {
  id: 'S10',
  severity: 'block',
  run: ({ sections }) => {
    const kinds = new Set(sections.map(({ entry }) => entry.kind));
    const absent = wanted.filter((kind) => !kinds.has(kind));
    return [
      ...sections.flatMap(sectionFinding),
      ...absent.map((kind) =>
        found(
          {
            rule: 'S10',
            severity: 'info',
            message: `finding.no-section-${kind as 'budget' | 'problems' | 'plans'}`,
          },
          null,
        ),
      ),
    ];
  },
};
