// Keys in paragraphs that begin with a computed number, as in word processors: Enter goes on with the next number, Enter behind a number
// alone ends the list, Tab and Shift+Tab right behind the number change its level. A point 一是 is a word of a sentence and begins nothing.

import type { NumberingScheme } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state';
import { canSplit } from '@tiptap/pm/transform';
import { schemeOf } from '../body/numbers';

interface Numbered {
  readonly ordinal: Node & { readonly attrs: { readonly level: number } };
  /** Where the number stands. */
  readonly pos: number;
  /** How far the caret is behind it. */
  readonly behind: number;
}

/** The number at the beginning of the caret's paragraph, if the caret stands behind it. */
function numberOf({ selection }: EditorState): Numbered | null {
  const { $from, empty } = selection;
  const first = $from.parent.firstChild;
  if (!empty || !(selection instanceof TextSelection) || $from.parent.type.name !== 'paragraph') return null;
  if (first?.type.name !== 'ordinal' || typeof first.attrs.level !== 'number') return null;
  const behind = $from.parentOffset - first.nodeSize;
  return behind < 0 ? null : { ordinal: first as Numbered['ordinal'], pos: $from.start(), behind };
}

/** Nothing but a number, and spaces behind it. */
const isAlone = (paragraph: Node) =>
  paragraph.children.slice(1).every(({ isText, text }) => isText && text!.trim() === '');

/** Enter. */
export const continueNumbers: Command = (state, dispatch) => {
  const numbered = numberOf(state);
  const { $from, from } = state.selection;
  if (!numbered) return false;
  const { ordinal, pos } = numbered;
  const { tr } = state;
  if (isAlone($from.parent)) {
    dispatch?.(tr.delete(pos, pos + ordinal.nodeSize).scrollIntoView());
    return true;
  }
  if (!canSplit(tr.doc, from)) return false;
  tr.split(from);
  const next = ordinal.type.create({ level: ordinal.attrs.level });
  tr.insert(tr.mapping.map(from), next);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Levels that a number in a paragraph can have: those below the outline's two. */
const isLevel = (level: number, scheme: NumberingScheme) => level >= 3 && level <= scheme.length;

/** Tab and Shift+Tab right behind a number; elsewhere they leave the text, as keys do that move the focus. */
export const changeLevel =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const numbered = numberOf(state);
    if (numbered?.behind !== 0) return false;
    const { ordinal, pos } = numbered;
    const level = ordinal.attrs.level + by;
    if (!isLevel(level, schemeOf(state))) return false;
    dispatch?.(state.tr.setNodeMarkup(pos, null, { ...ordinal.attrs, level }));
    return true;
  };
