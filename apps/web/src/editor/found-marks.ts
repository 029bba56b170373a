// Where something that is looked for stands in this section: decorations that come by a meta transaction and move with the text.

import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { PlainRange } from './held-range';
import { moves } from './moved-positions';

export interface FoundMark extends PlainRange {
  readonly isCurrent: boolean;
}

interface Marks {
  readonly marks: readonly FoundMark[];
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Marks>('foundMarks');
const none: Marks = { marks: [], decorations: DecorationSet.empty };

function apply(tr: Transaction, old: Marks): Marks {
  const fresh = tr.getMeta(key) as readonly FoundMark[] | undefined;
  if (!fresh && (!tr.docChanged || old.marks.length === 0)) return old;
  const move = tr.docChanged && !fresh ? moves(tr) : (pos: number) => pos;
  const marks = (fresh ?? old.marks).flatMap((mark) => {
    const from = move(mark.from, 1);
    const to = move(mark.to, -1);
    return from === null || to === null || from >= to || to > tr.doc.content.size
      ? []
      : [{ ...mark, from, to }];
  });
  if (marks.length === 0) return none;
  const decorations = marks.map(({ from, to, isCurrent }) =>
    Decoration.inline(from, to, { class: isCurrent ? 'found current' : 'found' }),
  );
  return { marks, decorations: DecorationSet.create(tr.doc, decorations) };
}

export const withFound = (state: EditorState, marks: readonly FoundMark[]): Transaction =>
  state.tr.setMeta(key, marks);

/** Marks as last shown, to compare with what is to be shown. */
export const shownFound = (state: EditorState): readonly FoundMark[] => key.getState(state)?.marks ?? [];

export const FoundMarks = Extension.create({
  name: 'foundMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Marks>({
      key,
      state: { init: () => none, apply },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});
