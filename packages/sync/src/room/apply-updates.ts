import * as Y from 'yjs';

/**
 * Applies updates in one transaction and gives what was new in them as one update, or null. The document gets exactly what the
 * updates hold: Yjs would tidy format marks after a remote change, which on a server would be an edit that nobody sent and the
 * log does not have. A transaction marked local is left as it is.
 */
export function applyUpdates(doc: Y.Doc, updates: readonly Uint8Array[]): Uint8Array | null {
  let effect: Uint8Array | null = null;
  const keep = (update: Uint8Array) => {
    effect = update;
  };
  doc.on('update', keep);
  try {
    doc.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(doc, update);
      transaction.local = true;
    });
  } finally {
    doc.off('update', keep);
  }
  return effect;
}

/** Whether something in the document waits for what is not there; in a server's document nothing ever may. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}
