import * as Y from 'yjs';

/**
 * Applies a V1 update and nothing else. Left to itself, Yjs tidies redundant format marks after every remote change: deletions
 * that nobody sent, so that a server's document would hold what its log does not. A change that counts as local is left alone.
 * @returns the types that were there before and got or lost something directly
 */
export function applyAsIs(doc: Y.Doc, update: Uint8Array): readonly Y.XmlFragment[] {
  const touched: Y.XmlFragment[] = [];
  const look = (transaction: Y.Transaction) => {
    for (const type of transaction.changed.keys()) touched.push(type as unknown as Y.XmlFragment);
    transaction.local = true;
  };
  doc.on('beforeObserverCalls', look);
  try {
    Y.applyUpdate(doc, update);
  } finally {
    doc.off('beforeObserverCalls', look);
  }
  return touched;
}
