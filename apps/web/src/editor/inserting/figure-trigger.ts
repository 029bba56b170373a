// Watches for `/` and `#` typed in the text: from there to the caret stands the word that the menu of figures looks for. A plugin of
// our own, since the usual one takes keys of an input method for its own and cannot tell 、 in a list from 、 meant as /.

import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { isRemote, moves } from '../binding/moved-positions';

/** The stretch from the typed sign to the caret. */
export interface TypedTrigger {
  readonly from: number;
  readonly to: number;
  /** The sign as typed. */
  readonly sign: string;
  /** What follows it. */
  readonly query: string;
}

const key = new PluginKey<TypedTrigger | null>('figureTrigger');

const longestQuery = 20;
const endsQuery = /[\s，。；：！？、,;!?（）()“”]/;

/** No item of a list ends like this. */
const noListBefore = /[\s，。；：、（“为是达到约共占计超近]/; // domain data: words that lead to a number

/**
 * Whether a sign typed after this text asks for a figure. On a Chinese keyboard `/` gives 、, which is far more often a comma of
 * a list: it counts only where no list could go on.
 */
export function asksForFigure(before: string, sign: string): boolean {
  const last = before.at(-1) ?? '';
  switch (sign) {
    case '#':
    case '＃':
      return true;
    case '/':
    case '／':
      return !/[A-Za-z0-9/:]/.test(last);
    case '、':
      return last === '' || noListBefore.test(last);
    default:
      return false;
  }
}

/** The text before the caret in its paragraph; a place or number counts as one character. */
function textBefore(state: EditorState): string | null {
  const { empty, $from } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  return $from.parent.textBetween(0, $from.parentOffset, '￼', '￼');
}

function begun(tr: Transaction, state: EditorState): TypedTrigger | null {
  if (!tr.docChanged || isRemote(tr) || tr.getMeta('paste') || tr.getMeta('uiEvent') === 'drop') return null;
  const before = textBefore(state);
  const sign = before?.at(-1);
  if (!before || !sign) return null;
  const to = state.selection.from;
  // Only what this change put there: not a sign that the caret came back to, or that a deletion laid bare.
  let isTyped = false;
  tr.mapping.maps.at(-1)?.forEach((_from, _to, newFrom, newTo) => {
    isTyped ||= newTo === to && newFrom < to;
  });
  return isTyped && asksForFigure(before.slice(0, -1), sign) ? { from: to - 1, to, sign, query: '' } : null;
}

function goneOn(tr: Transaction, state: EditorState, old: TypedTrigger): TypedTrigger | null {
  const from = tr.docChanged ? moves(tr)(old.from, 1) : old.from;
  const { empty, $from } = state.selection;
  if (from === null || !empty || $from.pos <= from || from < $from.start()) return null;
  const text = state.doc.textBetween(from, $from.pos, '￼', '￼');
  const query = text.slice(old.sign.length);
  if (!text.startsWith(old.sign) || query.length > longestQuery) return null;
  if (query.includes('￼') || endsQuery.test(query)) return null;
  return { from, to: $from.pos, sign: old.sign, query };
}

/** The plugin that holds the typed trigger, if there is one. */
export function figureTriggerPlugin(): Plugin<TypedTrigger | null> {
  return new Plugin<TypedTrigger | null>({
    key,
    state: {
      init: () => null,
      apply(tr, old, _before, state) {
        if (tr.getMeta(key) === 'dismiss') return null;
        if (!tr.docChanged && !tr.selectionSet) return old;
        return (old && goneOn(tr, state, old)) ?? begun(tr, state);
      },
    },
  });
}

/** The trigger the caret stands behind, or null. */
export const typedTrigger = (state: EditorState): TypedTrigger | null => key.getState(state) ?? null;

/** A transaction after which the typed sign is only a sign. */
export const withoutTrigger = (state: EditorState): Transaction => state.tr.setMeta(key, 'dismiss');

export const FigureTrigger = Extension.create({
  name: 'figureTrigger',
  addProseMirrorPlugins: () => [figureTriggerPlugin()],
});
