// Moving whole paragraphs, headings and tables 移动段落, within a section and from one to another. What is moved is put in and taken
// out as by cutting and pasting, so places keep their figures, and threads follow their words (decision 0023).

import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isBlank } from '../across/part-edits';
import type { PlainRange } from '../editor/binding/held-range';

/** The blocks a stretch stands in. */
export function blocksOf({ doc }: EditorState, { from, to }: PlainRange): PlainRange {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  return {
    from: $from.depth === 0 ? from : $from.before(1),
    to: $to.depth === 0 ? to : $to.after(1),
  };
}

/** Exchanges blocks with the one above or below; null where there is none. */
export function withSwapped(
  state: EditorState,
  { from, to }: PlainRange,
  direction: 'up' | 'down',
): Transaction | null {
  const { doc, tr } = state;
  const other = direction === 'up' ? doc.resolve(from).nodeBefore : doc.resolve(to).nodeAfter;
  if (!other) return null;
  // The other one is moved: what is selected stays the same text for everybody.
  if (direction === 'up') tr.insert(to, other).delete(from - other.nodeSize, from);
  else tr.delete(to, to + other.nodeSize).insert(from, other);
  return tr.scrollIntoView();
}

/** Blocks of one section in the words of another editor's schema. */
const blocksFor = ({ schema }: EditorState, blocks: readonly Node[]) =>
  Fragment.from(blocks.map((block) => schema.nodeFromJSON(block.toJSON())));

/** Puts blocks in between two, selected; a text that is an empty paragraph is replaced. */
export function withBlocksAt(state: EditorState, blocks: readonly Node[], pos: number): Transaction {
  const content = blocksFor(state, blocks);
  const { tr, doc } = state;
  const at = isBlank(doc) ? 0 : pos;
  if (isBlank(doc)) tr.replaceWith(0, doc.content.size, content);
  else tr.insert(at, content);
  const [$from, $to] = [tr.doc.resolve(at), tr.doc.resolve(at + content.size)];
  return tr.setSelection(TextSelection.between(Selection.near($from, 1).$from, Selection.near($to, -1).$to));
}

/** Moves blocks to between two others of the same text, selected; null where they stand there already. */
export function withMoved(state: EditorState, { from, to }: PlainRange, pos: number): Transaction | null {
  if (pos >= from && pos <= to) return null;
  const { doc, tr } = state;
  const { content } = doc.slice(from, to);
  const at = pos > to ? pos - content.size : pos;
  tr.delete(from, to).insert(at, content);
  const [$from, $to] = [tr.doc.resolve(at), tr.doc.resolve(at + content.size)];
  return tr.setSelection(TextSelection.between(Selection.near($from, 1).$from, Selection.near($to, -1).$to));
}
