// What is done to the part of a selection that lies in one section.

import type { Node } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import type { PlainRange } from '../editor/binding/held-range';

/**
 * Takes a part out. Paragraphs at its ends keep what is outside of it, each for itself; where nothing is left of the text, there is a
 * paragraph to write in. The caret stands where the part was.
 */
export function withoutPart(state: EditorState, { from, to }: PlainRange): Transaction | null {
  if (from >= to) return null;
  const { tr, doc, schema } = state;
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if ($from.depth > 0 && $to.depth > 0) tr.delete(from, to);
  else if ($from.depth > 0) tr.delete($from.after(1), to).delete(from, $from.end(1));
  else if ($to.depth > 0) tr.delete($to.start(1), to).delete(from, $to.before(1));
  else tr.delete(from, to);
  if (tr.doc.childCount === 0) tr.insert(0, schema.nodes.paragraph!.create());
  const at = Math.min(from, tr.doc.content.size);
  return tr.setSelection(Selection.near(tr.doc.resolve(at)));
}

/** A text that is an empty paragraph. */
export const isBlank = (doc: Node): boolean =>
  doc.childCount === 1 && doc.firstChild!.type.name === 'paragraph' && doc.firstChild!.content.size === 0;
