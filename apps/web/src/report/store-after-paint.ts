import type { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

type Store = (update: Uint8Array, origin: unknown) => void;

/**
 * Has a local copy store what is typed just after it is painted, all keys of one frame together: opening a transaction of
 * IndexedDB takes about as long as the editor needs for the key. A page that goes away stores at once.
 * @returns ends it, with everything stored
 */
export function storeAfterPaint(persistence: IndexeddbPersistence, doc: Y.Doc): () => void {
  // y-indexeddb 9 has no other way to say when; the version is pinned in the catalog.
  const store = (persistence as unknown as { readonly _storeUpdate: Store })._storeUpdate;
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) store(Y.mergeUpdates(waiting), null);
    waiting = [];
  };
  const onUpdate: Store = (update, origin) => {
    if (origin === persistence) return;
    waiting.push(update);
    if (timer !== undefined) return;
    // A frame waits for no timer of its own length; a hidden page has no frames.
    timer = setTimeout(flush, 20);
  };
  doc.off('update', store);
  doc.on('update', onUpdate);
  addEventListener('pagehide', flush);
  return () => {
    doc.off('update', onUpdate);
    removeEventListener('pagehide', flush);
    flush();
  };
}
