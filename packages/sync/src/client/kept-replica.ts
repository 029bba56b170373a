// The document of one section in this tab with its copy on this machine: loading the copy, and giving both up for new ones.

import type { SectionId } from '@huigao/report';
import type * as Y from 'yjs';
import { CaretLink } from './caret-link';
import type { LocalCopy } from './ports';
import type { SectionHost } from './section-host';
import { SectionReplica } from './section-replica';

interface Calls {
  /** The document changed; `local`: here. */
  readonly changed: (update: Uint8Array, local: boolean) => void;
  /** The local copy is loaded, or cannot be read. */
  readonly loaded: () => void;
  /** Sends what was written before a caret that stands behind it. */
  readonly sendText: () => void;
}

export class KeptReplica {
  readonly #id: SectionId;
  readonly #host: SectionHost;
  readonly #calls: Calls;
  #replica: SectionReplica;
  #carets: CaretLink;
  #copy: LocalCopy | null = null;
  #isLoaded = false;
  #loading: Promise<void> = Promise.resolve();

  constructor(id: SectionId, host: SectionHost, calls: Calls) {
    this.#id = id;
    this.#host = host;
    this.#calls = calls;
    [this.#replica, this.#carets] = this.#newReplica(0);
  }

  get current(): SectionReplica {
    return this.#replica;
  }

  get doc(): Y.Doc {
    return this.#replica.doc;
  }

  get carets(): CaretLink {
    return this.#carets;
  }

  /** Whether what is kept is in the document. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** A local copy was opened and is not loaded yet. */
  get isLoading(): boolean {
    return !this.#isLoaded && this.#copy !== null;
  }

  /** Resolves when the local copy, if one is being loaded, is. */
  get loaded(): Promise<void> {
    return this.#loading;
  }

  /** Begins to keep the document in the local store, once its generation is known. */
  load(): void {
    if (this.#copy || this.#isLoaded) return;
    const replica = this.#replica;
    const copy = this.#host.openCopy(this.#id, replica.doc);
    if (!copy) return;
    this.#copy = copy;
    const loaded = () => {
      if (replica !== this.#replica || this.#isLoaded) return;
      this.#isLoaded = true;
      this.#calls.loaded();
    };
    // A copy that cannot be read is as good as none: the server has the document.
    this.#loading = copy.loaded.then(loaded, loaded);
  }

  /** A new document with a new client id and, once the old one is deleted, a new local copy. */
  replace(): void {
    const old = this.#replica;
    const oldCopy = this.#copy;
    this.#letGo();
    [this.#replica, this.#carets] = this.#newReplica(old.number + 1);
    this.#copy = null;
    this.#isLoaded = false;
    void this.#reload(oldCopy);
  }

  /** Closes the local copy, which is kept. */
  async close(): Promise<void> {
    this.#letGo();
    await this.#copy?.close();
  }

  #newReplica(number: number): [SectionReplica, CaretLink] {
    const replica = new SectionReplica(this.#id, this.#host.newDocument(), number);
    const carets = new CaretLink(replica.awareness, this.#host.clock, this.#calls.sendText);
    replica.doc.on('update', this.#onUpdate);
    return [replica, carets];
  }

  readonly #onUpdate = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) =>
    this.#calls.changed(update, local);

  #letGo(): void {
    this.#replica.doc.off('update', this.#onUpdate);
    this.#replica.awareness.destroy();
  }

  async #reload(oldCopy: LocalCopy | null): Promise<void> {
    const replica = this.#replica;
    try {
      await oldCopy?.clear();
    } catch (error) {
      this.#host.fault(error);
    }
    if (replica !== this.#replica) return;
    this.#host.mark(this.#id, 0);
    this.#host.exchanged(this.#id);
    this.load();
  }
}
