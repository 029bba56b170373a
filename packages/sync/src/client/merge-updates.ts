import * as Y from 'yjs';

/** `Y.mergeUpdates` takes time of the square of its parts; a tree of small merges does not. */
const fanIn = 64;

/** Any number of updates as one. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!;
  const merged: Uint8Array[] = [];
  for (let from = 0; from < updates.length; from += fanIn)
    merged.push(Y.mergeUpdates(updates.slice(from, from + fanIn)));
  return mergeUpdates(merged);
}
