// The inline nodes of a paragraph of a source: text, bold or not, line breaks and footnotes.

import { bodySchema } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import type { SourceText } from './source-line';
import { countMarks, noteMark } from './source-note';

/** Index of the first bold span that ends behind a position; spans are in order and apart. */
function firstSpan(bold: SourceText['bold'], at: number): number {
  let low = 0;
  let high = bold.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bold[middle]!.to > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

const boldMark = [bodySchema.marks.bold.create()];

/** The marks of a character. */
export const marksAt = (bold: SourceText['bold'], at: number) =>
  (bold[firstSpan(bold, at)]?.from ?? Infinity) <= at ? boldMark : [];

/** What stands for itself in a text. */
const atoms = new RegExp(`(\n|${noteMark})`);

/** A paragraph from `from` to `to` as nodes, split where bold begins and ends. */
export function textNodes({ text, bold, notes = [] }: SourceText, from: number, to: number): Node[] {
  const nodes: Node[] = [];
  let end = from;
  let note = countMarks(text.slice(0, from));
  const add = (until: number, marks: typeof boldMark) => {
    for (const piece of text.slice(end, Math.max(end, until)).split(atoms)) {
      if (piece === '\n') nodes.push(bodySchema.nodes.hardBreak.create());
      else if (piece === noteMark)
        nodes.push(bodySchema.nodes.footnote.create({ text: notes[note++] ?? '' }));
      else if (piece !== '') nodes.push(bodySchema.text(piece, marks));
    }
    end = Math.max(end, until);
  };
  for (let index = firstSpan(bold, from); index < bold.length && bold[index]!.from < to; index++) {
    add(bold[index]!.from, []);
    add(Math.min(bold[index]!.to, to), boldMark);
  }
  add(to, []);
  return nodes;
}
