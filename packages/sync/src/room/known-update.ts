import { walkUpdate } from '@huigao/authority';
import * as Y from 'yjs';

/**
 * Whether an update holds nothing that a document lacks. Readers answer the server's first step with such an update: no structs,
 * and a delete set that is the server's own. Anything that does not parse brings something.
 */
export function isKnownUpdate(doc: Y.Doc, bytes: Uint8Array): boolean {
  const walked = walkUpdate(bytes);
  if (!walked.ok) return false;
  const { clients, deletions } = walked.update;
  return (
    clients.every(({ client, end }) => end <= Y.getState(doc.store, client)) &&
    deletions.every(({ client, clock, end }) => isDeletedRange(doc, client, clock, end))
  );
}

function isDeletedRange({ store }: Y.Doc, client: number, clock: number, end: number): boolean {
  if (end > Y.getState(store, client)) return false;
  const structs = store.clients.get(client)!;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]!;
    if (struct.id.clock >= end) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
