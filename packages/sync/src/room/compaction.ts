// Checkpoints: the state of a document as one update, so that opening reads little. Each is proved by loading it before it is kept.

import { readBody, readRecord, recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import { applyUpdates, hasPending } from './apply-updates';
import type { Checkpoint } from './ports';
import type { RoomDocument } from './room-document';

/** Length of the tail from which a checkpoint is due while people work. */
const dueUpdates = 500;
const dueBytes = 256 * 1024;
/** Length from which it is worth one when the room closes. */
const closingUpdates = 20;

export const isDue = ({ tail, isDamaged }: RoomDocument) =>
  !isDamaged && (tail.updates >= dueUpdates || tail.bytes >= dueBytes);

export const isDueAtClose = (document: RoomDocument) =>
  isDue(document) || (!document.isDamaged && document.tail.updates >= closingUpdates);

/**
 * The state of a document as a checkpoint up to `seq`, or null when what it gives on loading is not what is shown. Then the tail
 * stays what the document is loaded from.
 */
export function makeCheckpoint(
  { name, live }: RoomDocument,
  seq: number,
  newDocument: () => Y.Doc,
): Checkpoint | null {
  const bytes = Y.encodeStateAsUpdate(live);
  const copy = newDocument();
  try {
    applyUpdates(copy, [bytes]);
    const readable = name === recordName ? readRecord(copy) !== null : readBody(copy).ok;
    const same = Y.equalSnapshots(Y.snapshot(live), Y.snapshot(copy));
    return readable && same && !hasPending(copy) ? { document: name, seq, bytes } : null;
  } finally {
    copy.destroy();
  }
}
