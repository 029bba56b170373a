// Where positions go in a transaction. What others change comes in by the smallest steps (taken-changes.ts), so it moves them as one's own
// changes do.

import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** Gives the new position of an old one, or null when what was there is gone. */
export type MovePosition = (pos: number, side: 1 | -1) => number | null;

/** Whether the change came from Yjs: another person's, an undo, or the first rendering. */
export function isRemote(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

/** How positions move through a transaction. */
export function moves(tr: Transaction): MovePosition {
  return (pos, side) => {
    const result = tr.mapping.mapResult(pos, side);
    return result.deleted ? null : result.pos;
  };
}
