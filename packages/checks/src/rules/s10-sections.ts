// S10: sections of the genre are not empty, and as long as is asked: by the template, or by the report for its own. A section that is not there may have another title in
// another place's outline, so its absence is only pointed out where nothing stands for it.

import { guideOf, type SectionKind, templateGuide } from '@huigao/report';
import type { Finding } from '../finding';
import type { ReadSection } from '../reading/reading';
import { found, type Rule } from '../rule';

const wanted: readonly SectionKind[] = ['budget', 'problems', 'plans'];

function lengthOf({ lines }: ReadSection): number {
  return lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
}

/** Only what the template wants something of must not be empty: a section of one's own may wait for its text. */
function headOf({ entry }: ReadSection, length: number) {
  const { least, most } = guideOf(entry);
  if (length === 0 && (templateGuide(entry.kind).least ?? 0) > 0)
    return { rule: 'S10', severity: 'block', message: 'finding.section-empty' } as const;
  if (least !== null && length < least)
    return { rule: 'S10', severity: 'warn', message: 'finding.section-short' } as const;
  if (most !== null && length > most)
    return { rule: 'S10', severity: 'warn', message: 'finding.section-long' } as const;
  return null;
}

function sectionFinding(section: ReadSection): readonly Finding[] {
  const { entry, lines } = section;
  if (entry.kind === 'part') return [];
  const length = lengthOf(section);
  const head = headOf(section, length);
  if (!head) return [];
  const { least, most } = guideOf(entry);
  const bound = String((head.message === 'finding.section-long' ? most : least) ?? 0);
  const parameters = { title: entry.title, count: String(length), least: bound };
  const line = lines.find(({ text }) => text.trim() !== '');
  // A long text is not wrong in any one place.
  if (!line || head.message === 'finding.section-long')
    return [{ ...found(head, null, { parameters }), place: { section: entry.id, from: 0, to: 0 } }];
  const where = { line, from: 0, to: line.text.length };
  return [found(head, where, { parameters, shown: String(length), expected: bound })];
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
