// Where positions go in a transaction. The binding replaces the whole document on every remote change, so its own mapping loses
// everything: there the smallest replacement between both documents is used instead.

import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** Gives the new position of an old one, or null when what was there is gone. */
export type MovePosition = (pos: number, side: 1 | -1) => number | null;

/** Whether the change came from Yjs: another person's, an undo, or the first rendering. */
export function isRemote(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

/** How positions move from one document to another that differs from it in one stretch. */
export function movedBetween(before: Node, after: Node): MovePosition {
  const changed = changedBetween(before, after);
  if (!changed) return (pos) => pos;
  const { start, oldEnd, newEnd } = changed;
  return (pos, side) => {
    if (pos < start || (pos === start && (side < 0 || oldEnd > start))) return pos;
    if (pos > oldEnd || (pos === oldEnd && (side > 0 || oldEnd > start))) return pos + newEnd - oldEnd;
    return null;
  };
}

/** The one stretch in which two documents differ; null when they are equal. */
function changedBetween(before: Node, after: Node) {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return null;
  const end = before.content.findDiffEnd(after.content)!;
  // Where equal text stands on both sides, the two searches run past each other.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { start, oldEnd: end.a + overlap, newEnd: end.b + overlap };
}

/** How positions move through a transaction. */
export function moves(tr: Transaction): MovePosition {
  if (isRemote(tr)) return movedBetween(tr.before, tr.doc);
  return (pos, side) => {
    const result = tr.mapping.mapResult(pos, side);
    return result.deleted ? null : result.pos;
  };
}

/** How the ends of a stretch move through a transaction: what is left of it stays, however much was taken out at its ends. */
export function movesEnds(tr: Transaction): (pos: number, side: 1 | -1) => number {
  if (!isRemote(tr)) return (pos, side) => tr.mapping.map(pos, side);
  const move = movedBetween(tr.before, tr.doc);
  const changed = changedBetween(tr.before, tr.doc);
  return (pos, side) => move(pos, side) ?? (side > 0 ? changed!.newEnd : changed!.start);
}
