// The words threads stand on, shown in the text. Never marks of the text, so that whoever may not edit can comment, and no comment
// changes a text.

import type { ThreadId } from '@huigao/report';
import type { EditorState } from '@tiptap/pm/state';
import type { PlainRange } from '../binding/held-range';
import { markDecoration, rangeMarks } from './range-marks';

/** A stretch with a thread on it. `id` null: one that is being written. */
export interface ThreadMark extends PlainRange {
  readonly id: ThreadId | null;
  /** Looked at, or being written. */
  readonly isActive: boolean;
  /** What it says, while it is not on the server yet. */
  readonly waiting?: string;
}

const classOf = ({ isActive, waiting }: ThreadMark) => {
  if (waiting !== undefined) return 'thread is-waiting';
  return isActive ? 'thread is-active' : 'thread';
};

export const threadMarks = rangeMarks<ThreadMark>(
  'threadMarks',
  (mark) => [markDecoration(mark, { class: classOf(mark) })],
  'alone',
);

/** The threads at a position, the shortest first: it is the one that is hardest to reach otherwise. */
export function threadsAt(state: EditorState, pos: number): readonly ThreadId[] {
  return [...threadMarks.shown(state, pos, pos)]
    .sort((a, b) => a.to - a.from - (b.to - b.from))
    .flatMap(({ id }) => id ?? []);
}
