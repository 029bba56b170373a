// Keeps the record in step with the server. Nothing here ever sends a change of it: commands do, over HTTP.

import { recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import type { DocumentMessage } from '../protocol';
import type { LocalCopy } from './ports';
import type { Wire } from './wire';

const remote = { from: 'server' } as const;

export class RecordSync {
  readonly doc: Y.Doc;
  readonly #changed: () => void;
  readonly #fault: (error: unknown) => void;
  #copy: LocalCopy | null = null;
  #isLoaded = false;
  #wire: Wire | null = null;
  #channel: number | null = null;

  /**
   * @param changed - called after each change of the document
   * @param fault - called when an observer of the document, not ours, threw; the document itself took the update
   */
  constructor(doc: Y.Doc, changed: () => void, fault: (error: unknown) => void) {
    this.doc = doc;
    this.#changed = changed;
    this.#fault = fault;
    doc.on('update', changed);
  }

  load(copy: LocalCopy): void {
    this.#copy = copy;
    const loaded = () => {
      this.#isLoaded = true;
      this.#open();
    };
    copy.loaded.then(loaded, loaded);
  }

  connect(wire: Wire): void {
    this.#wire = wire;
    this.#open();
  }

  disconnect(): void {
    this.#wire = null;
    this.#channel = null;
  }

  /** Stops for good; what is kept stays, or is deleted because it is of another generation. */
  async close(kept: 'keep' | 'clear'): Promise<void> {
    this.disconnect();
    this.doc.off('update', this.#changed);
    await (kept === 'keep' ? this.#copy?.close() : this.#copy?.clear());
  }

  #open(): void {
    if (!this.#wire || !this.#isLoaded || this.#channel !== null) return;
    this.#channel = this.#wire.open(recordName, 0, (message) => this.#receive(message));
    this.#wire.sendOn(this.#channel, { type: 'step1', stateVector: Y.encodeStateVector(this.doc) });
  }

  #receive(message: DocumentMessage): void {
    if (message.type !== 'update' && message.type !== 'step2') return;
    try {
      Y.applyUpdate(this.doc, message.update, remote);
    } catch (error) {
      this.#fault(error);
    }
  }
}
