// Runs of Word from runs of the report.

import type { Run } from '@huigao/report';
import { type ParagraphChild, TextRun } from 'docx';
import type { SectionRevisions } from './revisions/word-revisions';
import { hanHint } from './typography';
import type { Mark } from './word-comments';
import { noteReference } from './word-notes';
import { xmlText } from './xml-text';

export const textRun = (text: string, bold: boolean) =>
  new TextRun({ text: xmlText(text), font: hanHint, ...(bold ? { bold } : {}) });

/** A footnote without words has no mark. */
function noteRuns(run: Run, revisions: SectionRevisions | null): readonly ParagraphChild[] {
  if (run.text === '') return [];
  return [revisions?.note(run) ?? noteReference(run)];
}

/** A run cut where marks stand within it. */
function cut(run: Run, marks: readonly Mark[]): readonly Run[] {
  if (run.type !== 'text') return [run];
  const ends = marks.map(({ pos }) => pos - run.pos).filter((at) => at > 0 && at < run.text.length);
  const cuts = [...new Set([0, ...ends, run.text.length])];
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    return { ...run, text: run.text.slice(from, to), pos: run.pos + from };
  });
}

/**
 * Runs of Word; neighbours of equal weight are one.
 * @param marks - of the section, in order; those of other paragraphs are left out
 * @param revisions - of the section, in a copy that shows them; `marks` then hold their borders
 * @param start - where the paragraph begins, before a number that Word counts
 */
export function wordRuns(
  runs: readonly Run[],
  marks: readonly Mark[] = [],
  revisions: SectionRevisions | null = null,
  start = runs[0]?.pos ?? 0,
): readonly ParagraphChild[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return [];
  const end = last.pos + (last.type === 'text' ? last.text.length : 1);
  const left = marks.filter(({ pos }) => pos >= start && pos <= end);
  const children: ParagraphChild[] = [];
  let text = '';
  let begun = first.pos;
  let weight = false;
  const flush = () => {
    if (text !== '') children.push(revisions?.run(begun, text, weight) ?? textRun(text, weight));
    text = '';
  };
  const mark = (until: number) => {
    while (left[0] && left[0].pos <= until) {
      flush();
      children.push(...left.shift()!.children);
    }
  };
  for (const run of runs.flatMap((one) => cut(one, left))) {
    mark(run.pos);
    const number = revisions?.ordinal(run) ?? null;
    if (number || run.type === 'break' || run.type === 'note' || run.bold !== weight) flush();
    weight = run.bold;
    if (text === '') begun = run.pos;
    if (number) children.push(...number);
    else if (run.type === 'note') children.push(...noteRuns(run, revisions));
    else if (run.type === 'break') children.push(revisions?.line(run.pos) ?? new TextRun({ break: 1 }));
    else text += run.text;
  }
  mark(end);
  flush();
  return children;
}
