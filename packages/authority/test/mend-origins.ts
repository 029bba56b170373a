// What our client does to its own undo (architecture, fault 2): Yjs can make an item again whose right neighbour does not lie to
// its right; copies that integrate such an item in another order may differ for good. Before it is sent, it loses that neighbour.

import * as Y from 'yjs';

function liesRight(item: Y.Item, id: Y.ID): boolean {
  for (let next = item.right; next !== null; next = next.right)
    if (next.id.client === id.client && next.id.clock <= id.clock && id.clock < next.id.clock + next.length)
      return true;
  return false;
}

/** Mends the items that `doc` makes itself from now on. Gives a counter of those mended. */
export function mendOrigins(doc: Y.Doc): { mended: number } {
  const count = { mended: 0 };
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    const from = transaction.beforeState.get(doc.clientID) ?? 0;
    const structs = doc.store.clients.get(doc.clientID) ?? [];
    if (structs.length === 0 || Y.getState(doc.store, doc.clientID) === from) return;
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const item = structs[index];
      if (item instanceof Y.Item && item.rightOrigin && !liesRight(item, item.rightOrigin)) {
        item.rightOrigin = null;
        count.mended++;
      }
    }
  });
  return count;
}
