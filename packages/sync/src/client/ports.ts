// What the client needs from outside: a socket, a clock, a local store, and unguessable ids.

import type * as Y from 'yjs';
import type { Clock } from '../room/ports';

export type { Clock };

/** A socket being opened or open; the client sets the handlers before the first event. */
export interface ClientSocket {
  send(message: Uint8Array): void;
  close(): void;
  onOpen: () => void;
  onMessage: (message: Uint8Array) => void;
  /** Close code of the websocket, 1006 when it broke. */
  onClose: (code: number, reason: string) => void;
}

/** The copy of one document kept on this machine (IndexedDB in the browser). */
export interface LocalCopy {
  /** Resolves when what was kept has been applied to the document. */
  readonly loaded: Promise<void>;
  /** Stops keeping; what is kept stays. */
  close(): Promise<void>;
  /** Stops keeping and deletes what is kept. */
  clear(): Promise<void>;
}

/** Keeps a document's updates on this machine, under a name that holds person, report, document and generation. */
export interface LocalStore {
  open(name: string, doc: Y.Doc): LocalCopy;
}
