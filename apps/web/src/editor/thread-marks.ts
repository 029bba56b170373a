// The words threads stand on, shown in the text. Decorations that come by a meta transaction and move with the text until newer ones
// come; never marks, so that whoever may not edit can comment, and no comment changes a text.

import type { ThreadId } from '@huigao/report';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { movesEnds } from './moved-positions';

/** A stretch with a thread on it. `id` null: one that is being written. */
export interface ThreadMark {
  readonly id: ThreadId | null;
  readonly from: number;
  readonly to: number;
  /** Looked at, or being written. */
  readonly isActive: boolean;
}

interface Marks {
  readonly marks: readonly ThreadMark[];
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Marks>('threadMarks');

function decorations(doc: Node, marks: readonly ThreadMark[]): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty;
  return DecorationSet.create(
    doc,
    marks.map(({ from, to, isActive }) =>
      Decoration.inline(from, to, { class: isActive ? 'thread is-active' : 'thread' }),
    ),
  );
}

function apply(tr: Transaction, old: Marks): Marks {
  const given = tr.getMeta(key) as readonly ThreadMark[] | undefined;
  if (given) return { marks: given, decorations: decorations(tr.doc, given) };
  if (!tr.docChanged || old.marks.length === 0) return old;
  const move = movesEnds(tr);
  const marks = old.marks.flatMap((mark) => {
    const from = move(mark.from, 1);
    const to = move(mark.to, -1);
    return from < to ? [{ ...mark, from, to }] : [];
  });
  return { marks, decorations: decorations(tr.doc, marks) };
}

export function threadMarksPlugin(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: { init: () => ({ marks: [], decorations: DecorationSet.empty }), apply },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

export const withThreads = (state: EditorState, marks: readonly ThreadMark[]): Transaction =>
  state.tr.setMeta(key, marks);

export const shownThreads = (state: EditorState): readonly ThreadMark[] => key.getState(state)?.marks ?? [];

/** The threads at a position, the shortest first: it is the one that is hardest to reach otherwise. */
export function threadsAt(state: EditorState, pos: number): readonly ThreadId[] {
  return shownThreads(state)
    .filter(({ from, to }) => from <= pos && pos <= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
    .flatMap(({ id }) => id ?? []);
}

export const ThreadMarks = Extension.create({
  name: 'threadMarks',
  addProseMirrorPlugins: () => [threadMarksPlugin()],
});
