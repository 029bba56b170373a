// The record as accepted, ahead of the shown one by what is not yet durable. It is there only while a command is under way.

import { recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import type { ClientBinding } from './ports';
import type { RoomDocument } from './room-document';

export class RecordAhead {
  readonly #shown: RoomDocument;
  readonly #newDocument: () => Y.Doc;
  #doc: Y.Doc | null = null;
  /** The server's own client id of this room. */
  #client: number | null = null;
  #isBound = false;

  constructor(shown: RoomDocument, newDocument: () => Y.Doc) {
    this.#shown = shown;
    this.#newDocument = newDocument;
  }

  /** Null: nothing is ahead of the record as shown. */
  get current(): Y.Doc | null {
    return this.#doc;
  }

  /** The document to change. */
  get doc(): Y.Doc {
    if (this.#doc) return this.#doc;
    const doc = this.#newDocument();
    Y.applyUpdate(doc, this.#shown.encodeState());
    // Set afterwards: Yjs takes another id when it meets its own in an update.
    this.#client ??= doc.clientID;
    doc.clientID = this.#client;
    this.#doc = doc;
    return doc;
  }

  /** All that was changed is shown. */
  drop(): void {
    this.#doc?.destroy();
    this.#doc = null;
  }

  /** The server's client id, to be stored with its first use. */
  bind(): readonly ClientBinding[] {
    if (this.#isBound) return [];
    this.#isBound = true;
    return [{ document: recordName, client: this.doc.clientID, person: null }];
  }
}
