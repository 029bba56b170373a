import { type IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';

type Store = (update: Uint8Array, origin: unknown) => void;

/** What y-indexeddb 9 keeps to itself; the version is pinned in the catalog. */
interface Inner {
  readonly _storeUpdate: Store;
  _dbsize: number;
}

/** How long after the last edit a copy of many pieces is made one. */
const trimAfterMs = 1000;

/**
 * Has a local copy store what is typed just after it is painted, all keys of one frame together: opening a transaction of
 * IndexedDB takes about as long as the editor needs for the key. A page that goes away stores at once.
 * @returns ends it, with everything stored
 */
export function storeAfterPaint(persistence: IndexeddbPersistence, doc: Y.Doc): () => void {
  const inner = persistence as unknown as Inner;
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let trimTimer: ReturnType<typeof setTimeout> | undefined;
  const trimLater = () => {
    clearTimeout(trimTimer);
    trimTimer = setTimeout(() => void storeState(persistence, false), trimAfterMs);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const { db } = persistence;
    if (waiting.length > 0 && db) {
      const transaction = db.transaction(['updates'], 'readwrite');
      transaction.objectStore('updates').add(Y.mergeUpdates(waiting));
      // Said now: a page that is left does not live to end a transaction by itself, and loses what is in it.
      transaction.commit();
      if (++inner._dbsize >= PREFERRED_TRIM_SIZE) trimLater();
    }
    waiting = [];
  };
  const onUpdate: Store = (update, origin) => {
    if (origin === persistence) return;
    waiting.push(update);
    if (timer !== undefined) return;
    // A frame waits for no timer of its own length; a hidden page has no frames.
    timer = setTimeout(flush, 20);
  };
  doc.off('update', inner._storeUpdate);
  doc.on('update', onUpdate);
  addEventListener('pagehide', flush);
  return () => {
    doc.off('update', onUpdate);
    removeEventListener('pagehide', flush);
    flush();
    clearTimeout(trimTimer);
  };
}
