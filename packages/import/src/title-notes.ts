// Footnotes of what is no text of a section: the report's title, titles of sections, the signature. They hold none, so the notes become
// paragraphs of the section that begins or ends there.

import type { SectionDraft } from './outline';
import type { Paragraph } from './paragraph';
import type { NotUnderstood, SourceLine } from './source-line';

const linesOf = ({ line, joins = [] }: Paragraph) => [line, ...joins.map((join) => join.line)];

/** Index of the section that a line stands in, or heads; the first for what stands above all. */
const sectionAt = (sections: readonly SectionDraft[], line: number) =>
  Math.max(
    sections.findLastIndex((section) => section.line <= line),
    0,
  );

/** Sections with the notes of lines that are in none of them. */
export function withNotesOfTitles(
  sections: readonly SectionDraft[],
  lines: readonly SourceLine[],
): { readonly sections: readonly SectionDraft[]; readonly notUnderstood: readonly NotUnderstood[] } {
  if (lines.every(({ notes }) => notes === undefined) || sections.length === 0)
    return { sections, notUnderstood: [] };
  const kept = new Set(sections.flatMap(({ paragraphs }) => paragraphs.flatMap(linesOf)));
  const lost = lines.filter(({ line, notes }) => notes !== undefined && !kept.has(line));
  const above = sections.map((): Paragraph[] => []);
  const below = sections.map((): Paragraph[] => []);
  for (const { line, notes } of lost) {
    const at = sectionAt(sections, line);
    const paragraphs = notes!.flatMap((note) => note.split('\n'));
    const place = line <= sections[at]!.line ? above : below;
    place[at]!.push(...paragraphs.map((text) => ({ line, text, bold: [], depth: 0 })));
  }
  return {
    // What has a text of its own is no part any more.
    sections: sections.map((section, at) => {
      const paragraphs = [...above[at]!, ...section.paragraphs, ...below[at]!];
      const kind = section.kind === 'part' && paragraphs.length > 0 ? 'other' : section.kind;
      return { ...section, kind, paragraphs };
    }),
    notUnderstood: lost.flatMap(({ line, notes }) =>
      notes!.map((note): NotUnderstood => ({ line, text: note.slice(0, 60), why: 'footnote-as-paragraph' })),
    ),
  };
}
