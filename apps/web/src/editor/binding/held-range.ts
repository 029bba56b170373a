// A range that is remembered while others type: kept as relative positions of Yjs.

import type { EditorState } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { bindingOf } from './guarded-collaboration';

/** A range of a section's text that moves with the text around it. */
export interface HeldRange {
  readonly from: Y.RelativePosition;
  readonly to: Y.RelativePosition;
}

export interface PlainRange {
  readonly from: number;
  readonly to: number;
}

export function holdRange(state: EditorState, { from, to }: PlainRange): HeldRange {
  const { type, mapping } = bindingOf(state);
  const relative = (pos: number) =>
    absolutePositionToRelativePosition(pos, type, mapping) as Y.RelativePosition;
  return { from: relative(from), to: relative(to) };
}

/** Where a held range is now, or null when its surroundings are gone. */
export function heldNow(state: EditorState, range: HeldRange): PlainRange | null {
  const { type, mapping, doc } = bindingOf(state);
  const absolute = (pos: Y.RelativePosition) =>
    relativePositionToAbsolutePosition(doc, type, pos, mapping) as number | null;
  const from = absolute(range.from);
  const to = absolute(range.to);
  if (from === null || to === null || from > to || to > state.doc.content.size) return null;
  return { from, to };
}
