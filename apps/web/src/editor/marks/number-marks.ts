// What each number of this section is to the figures, shown at its place while one wants to see it. Decorations, like findings: they come
// by a meta transaction and move with the text until newer ones come.

import type { TextNumber } from '@huigao/checks';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('numberMarks');

/** Places are to be seen by themselves. */
function marked(doc: Node, numbers: readonly TextNumber[]): DecorationSet {
  const marks = numbers.flatMap(({ class: one, place: { from, to }, text }) => {
    if (one === 'linked' || to > doc.content.size) return [];
    // Of an older text: it is not shown where it does not belong.
    if (text.length === to - from && doc.textBetween(from, to) !== text) return [];
    return [Decoration.inline(from, to, { class: 'text-number', 'data-class': one })];
  });
  return marks.length > 0 ? DecorationSet.create(doc, marks) : DecorationSet.empty;
}

/** The plugin that shows them. */
export const numberMarksPlugin = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, old) => {
        const numbers = tr.getMeta(key) as readonly TextNumber[] | undefined;
        if (numbers) return marked(tr.doc, numbers);
        return tr.docChanged && old !== DecorationSet.empty ? old.map(tr.mapping, tr.doc) : old;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });

export const withNumbers = (state: EditorState, numbers: readonly TextNumber[]): Transaction =>
  state.tr.setMeta(key, numbers);

/** The marks as they are shown. */
export const shownNumbers = (state: EditorState): readonly Decoration[] => key.getState(state)?.find() ?? [];

export const NumberMarks = Extension.create({
  name: 'numberMarks',
  addProseMirrorPlugins: () => [numberMarksPlugin()],
});
