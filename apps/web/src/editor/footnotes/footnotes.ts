// Putting footnotes into the text, changing them and taking them out. Each gives a transaction, or null where it cannot.

import { type FootnoteAttrs, longestNote } from '@huigao/report';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { PlainRange } from '../binding/held-range';
import { receivedText } from '../pasting/clipboard';

/** What is typed, as a note says it: paragraphs without space around them, empty ones left out. */
export const tidyNote = (typed: string): string =>
  receivedText(typed)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, longestNote);

/** What the note at a range of one position says, or null where something else stands by now. */
export function noteAt({ doc }: EditorState, { from }: PlainRange): string | null {
  const node = from >= 0 && from < doc.content.size ? doc.nodeAt(from) : null;
  return node?.type.name === 'footnote' ? (node.attrs as FootnoteAttrs).text : null;
}

/** The note that is selected, or that an empty selection touches: the one before the caret first, which was just passed. */
export function noteAtSelection({ selection, doc }: EditorState): PlainRange | null {
  const { from, empty } = selection;
  const places = selection instanceof NodeSelection ? [from] : empty ? [from - 1, from] : [];
  const found = places.find(
    (at) => at >= 0 && at < doc.content.size && doc.nodeAt(at)?.type.name === 'footnote',
  );
  return found === undefined ? null : { from: found, to: found + 1 };
}

/** Puts a note behind a position in a paragraph. */
export function withNote(state: EditorState, at: number, text: string): Transaction | null {
  if (at > state.doc.content.size || !state.doc.resolve(at).parent.isTextblock) return null;
  const tr = state.tr.insert(at, state.schema.nodes.footnote!.create({ text }));
  return tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView();
}

/** Gives a note other words; without any it goes. */
export function withNoteChanged(state: EditorState, range: PlainRange, text: string): Transaction | null {
  if (noteAt(state, range) === null) return null;
  return text === ''
    ? state.tr.delete(range.from, range.from + 1)
    : state.tr.setNodeMarkup(range.from, null, { text });
}
