// Stretches of a section's text that are shown as what they are: found, commented on, changed. Decorations that come by a meta
// transaction and move with the text until newer ones come; never content, so that nothing that is shown changes a text.

import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { PlainRange } from '../binding/held-range';

/** The decoration that stands for a mark. Others of it are drawn beside, and carry none. */
export const markDecoration = (mark: PlainRange, attributes: Readonly<Record<string, string>>): Decoration =>
  Decoration.inline(mark.from, mark.to, attributes, { mark });

export interface RangeMarks<Mark extends PlainRange> {
  readonly name: string;
  readonly plugin: () => Plugin;
  /** Shows these instead of what was shown. */
  readonly show: (state: EditorState, marks: readonly Mark[]) => Transaction;
  /** Those that are shown, where they stand now; with positions, those that touch that stretch. */
  readonly shown: (state: EditorState, from?: number, to?: number) => readonly Mark[];
  readonly isShowing: (state: EditorState) => boolean;
  /** Whether just these are shown already, where they belong; false where that is not known. */
  readonly areShown: (state: EditorState, marks: readonly Mark[]) => boolean;
}

function isAlike<Mark extends PlainRange>(a: Mark, b: Mark): boolean {
  // There may be hundreds, looked at once a second: no lists are made of them.
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (!(name in a)) return false;
  return true;
}

const inOrder = <Mark extends PlainRange>(marks: readonly Mark[]) =>
  marks.toSorted((a, b) => a.from - b.from || a.to - b.to);

/**
 * @param draw - the decorations of a mark; the one that stands for it has it as `mark` in its spec
 * @param how - `alone`: a mark has no other decoration, so that where it stands is all there is to it
 */
export function rangeMarks<Mark extends PlainRange>(
  name: string,
  draw: (mark: Mark, doc: Node) => readonly Decoration[],
  how: 'alone' | 'with-others' = 'with-others',
): RangeMarks<Mark> {
  const key = new PluginKey<DecorationSet>(name);
  const drawn = (doc: Node, marks: readonly Mark[]) => {
    const fitting = marks.filter(({ from, to }) => from >= 0 && to <= doc.content.size);
    if (fitting.length === 0) return DecorationSet.empty;
    return DecorationSet.create(
      doc,
      fitting.flatMap((mark) => draw(mark, doc)),
    );
  };
  const marksIn = (set: DecorationSet | undefined, from?: number, to?: number): readonly Mark[] =>
    (set?.find(from, to, (spec) => 'mark' in spec) ?? []).map((one) => ({
      ...(one.spec.mark as Mark),
      from: one.from,
      to: one.to,
    }));
  return {
    name,
    plugin: () =>
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, old) => {
            const given = tr.getMeta(key) as readonly Mark[] | undefined;
            if (given) return drawn(tr.doc, given);
            // Only what the change touches is looked at, however many there are.
            return old.map(tr.mapping, tr.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    show: (state, marks) => state.tr.setMeta(key, marks),
    shown: (state, from, to) => marksIn(key.getState(state), from, to),
    areShown: (state, marks) => {
      if (how !== 'alone') return false;
      const shown = inOrder(marksIn(key.getState(state)));
      return shown.length === marks.length && inOrder(marks).every((mark, at) => isAlike(mark, shown[at]!));
    },
    isShowing: (state) => (key.getState(state) ?? DecorationSet.empty) !== DecorationSet.empty,
  };
}
