// The copies of a report's documents on this machine, in IndexedDB: what makes opening offline and reloading with unsaved edits
// safe. Where a browser refuses to keep them (private windows, a full disk) everything works without, and the page asks before
// it is left with unsaved edits.

import type { LocalCopy, LocalStore } from '@huigao/sync/client';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { copyOpened } from '../offline/open-copies';
import { storeAfterPaint } from './store-after-paint';

/** An opening that takes longer is given up: another tab may hold the database in a state that never ends. */
const patienceMs = 4000;

/** A {@link LocalStore} that knows whether it can be relied on. */
export interface BrowserStore extends LocalStore {
  /** False once a copy could not be opened: edits are then lost with the page. */
  readonly isKeeping: () => boolean;
}

const late = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('IndexedDB does not answer.')), patienceMs),
  );

/** Resolves when the kept updates are applied; rejects when the database cannot be opened, which `whenSynced` never does. */
async function opened(persistence: IndexeddbPersistence): Promise<void> {
  const reading = persistence.get('opened').then(() => persistence.whenSynced);
  await Promise.race([reading, late()]);
}

/**
 * Empties a database of y-indexeddb. Not deleted, as its `clearData` does: deleting waits for every other tab that has it open,
 * and `clearData` does not wait for the deletion, so that the next copy could meet what was to go.
 */
function empty(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const change = database.transaction('updates', 'readwrite');
      change.objectStore('updates').clear();
      change.oncomplete = () => {
        database.close();
        resolve();
      };
      change.onabort = () => reject(change.error);
    };
  });
}

/** Keeps documents in IndexedDB, one database a document. */
export function createBrowserStore(): BrowserStore {
  let keeping = typeof indexedDB !== 'undefined';

  const open = (name: string, doc: Y.Doc): LocalCopy => {
    if (!keeping) return nothingKept;
    const persistence = new IndexeddbPersistence(`huigao/${name}`, doc);
    const stopStoring = storeAfterPaint(persistence, doc);
    const closedCopy = copyOpened();
    let closed = false;
    const close = async () => {
      closed = true;
      stopStoring();
      await persistence.destroy();
      closedCopy();
    };
    const loaded = opened(persistence).catch((error: unknown) => {
      if (!closed) keeping = false;
      throw error;
    });
    // Closed before it is loaded (strict mode, a quick way back), nobody waits for it.
    loaded.catch(() => {});
    return {
      loaded,
      close,
      clear: async () => {
        await close();
        await empty(persistence.name);
      },
    };
  };
  return { open, isKeeping: () => keeping };
}

const nothingKept: LocalCopy = {
  loaded: Promise.reject(new Error('This browser keeps nothing.')),
  close: async () => {},
  clear: async () => {},
};
nothingKept.loaded.catch(() => {});
