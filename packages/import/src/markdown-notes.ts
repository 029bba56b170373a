// Footnotes of Markdown, as GitHub and pandoc know them: `[^1]` in the text, `[^1]: 含上年结转` on a line of its own, further paragraphs of it
// indented below.

import { type MarkdownNotes, markdownText } from './markdown';
import { noteText } from './source-note';

const definition = /^ {0,3}\[\^([^\]\s]{1,100})\]:\s*(.*)$/;
const continuation = /^(?: {4}|\t)/;
/** A backslash at the end of a line is a hard break. */
const hardBreak = /(?<!\\)\\$/;

interface Piece {
  readonly text: string;
}

/**
 * Takes the notes off the lines of a file that refers to them; those it does not refer to stay text.
 * @returns the other lines
 */
export function takeMarkdownNotes<Line extends Piece>(
  pieces: readonly Line[],
): { readonly rest: readonly Line[]; readonly notes: MarkdownNotes } {
  const referred = new Set<string>();
  for (const { text } of pieces)
    for (const [, name] of text.replace(definition, '$2').matchAll(/\[\^([^\]\s]{1,100})\]/g))
      referred.add(name!);
  const notes = new Map<string, string>();
  const rest: Line[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [, name, first = ''] = definition.exec(pieces[at]!.text) ?? [];
    let end = at + 1;
    while (end < pieces.length && continuation.test(pieces[end]!.text)) end++;
    const written = [first, ...pieces.slice(at + 1, end).map(({ text }) => text.trim())];
    const note =
      name && referred.has(name) && !notes.has(name)
        ? noteText(written.map((line) => markdownText(line.replace(hardBreak, '')).text).join('\n'))
        : null;
    if (note === null) rest.push(pieces[at]!);
    else {
      notes.set(name!, note);
      at = end - 1;
    }
  }
  return { rest, notes };
}
