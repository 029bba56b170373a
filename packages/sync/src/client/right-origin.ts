import * as Y from 'yjs';

/**
 * Mends what Yjs undo can make: an own item whose right origin does not lie to the right of it, upon which copies may differ for
 * good (an open fault of Yjs 13.6; the guard refuses such items). Where the item stands here is what integrating it without a right
 * origin gives, so the right origin is dropped before the update is written.
 */
export function mendRightOrigins({ beforeState, doc, local }: Y.Transaction): void {
  const structs = doc.store.clients.get(doc.clientID);
  if (!local || !structs) return;
  const known = beforeState.get(doc.clientID) ?? 0;
  for (let index = structs.length - 1; index >= 0; index--) {
    const struct = structs[index]!;
    if (struct.id.clock + struct.length <= known) return;
    if (struct instanceof Y.Item && struct.rightOrigin && !liesRightOf(doc, struct, struct.rightOrigin))
      struct.rightOrigin = null;
  }
}

function liesRightOf({ store }: Y.Doc, item: Y.Item, { client, clock }: Y.ID): boolean {
  const structs = store.clients.get(client)!;
  const wanted = structs[Y.findIndexSS(structs, clock)];
  for (let next = item.right; next !== null; next = next.right) if (next === wanted) return true;
  return false;
}
