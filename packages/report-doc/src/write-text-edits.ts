// Many small changes of one text at once, each written where it stands and nothing beside it. The editor's binding writes a paragraph's
// text from its first difference to its last: two changed commas would take every word between them, with the carets and anchors on it.

import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { bodyRoot } from './body';

/** Words instead of a stretch of one paragraph's text, or instead of a whole block. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  /** What stands there now. */
  readonly was: string;
  readonly text: string;
  /** Where in the words of the footnote that stands at `from`; absent: in the text itself. */
  readonly inNote?: number;
}

/** From the end, so that positions before stay as they are. */
const fromTheEnd = (a: TextEdit, b: TextEdit) => b.from - a.from || (b.inNote ?? 0) - (a.inNote ?? 0);

/**
 * Writes edits into the document of a body. What is put in has the marks of what goes; an edit whose words stand there no more is left.
 * @param body - what lies in the document
 * @param edits - none touches another
 * @param origin - of the transaction: who writes
 * @returns how many were written
 */
export function writeTextEdits(
  doc: Y.Doc,
  body: Node,
  edits: readonly TextEdit[],
  origin: unknown = null,
): number {
  let written = 0;
  doc.transact(() => {
    for (const edit of edits.toSorted(fromTheEnd)) {
      const $from = body.resolve(edit.from);
      const parent = parentAt(doc.getXmlFragment(bodyRoot), body, edit.from);
      if (!parent) continue;
      if (!$from.parent.inlineContent) parent.delete($from.index(), 1);
      else if (!writeUnits(parent, $from.parentOffset, edit)) continue;
      written++;
    }
  }, origin);
  return written;
}

/** What holds a position in Yjs; blocks lie there one for one. */
function parentAt(fragment: Y.XmlFragment, body: Node, pos: number): Y.XmlFragment | null {
  const $pos = body.resolve(pos);
  let parent = fragment;
  for (let depth = 0; depth < $pos.depth; depth++) {
    const child = parent.get($pos.index(depth));
    if (!(child instanceof Y.XmlElement)) return null;
    parent = child;
  }
  return parent;
}

const wordsOf = (text: Y.XmlText) =>
  (text.toDelta() as { readonly insert: unknown }[]).map(({ insert }) => insert).join('');

/** A stretch lies in one text, for atoms stand between texts. */
function writeUnits(parent: Y.XmlFragment, at: number, edit: TextEdit): boolean {
  const { was, text: words } = edit;
  let start = 0;
  for (const child of parent.toArray()) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    const from = at - start;
    if (edit.inNote !== undefined && from === 0 && child instanceof Y.XmlElement)
      return writeInNote(child, edit.inNote, edit);
    if (child instanceof Y.XmlText && from >= 0 && from + was.length <= length) {
      if (wordsOf(child).slice(from, from + was.length) !== was) return false;
      // Behind what goes, so that it has its marks.
      child.insert(from + was.length, words);
      child.delete(from, was.length);
      return true;
    }
    start += length;
  }
  return false;
}

/** The words of a footnote are one value. */
function writeInNote(note: Y.XmlElement, at: number, { was, text: words }: TextEdit): boolean {
  const before: unknown = note.getAttribute('text');
  if (note.nodeName !== 'footnote' || typeof before !== 'string') return false;
  if (before.slice(at, at + was.length) !== was) return false;
  note.setAttribute('text', before.slice(0, at) + words + before.slice(at + was.length));
  return true;
}
