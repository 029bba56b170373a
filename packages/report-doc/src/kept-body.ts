// The body of a section document that is worked on, read again and again: of what did not change since, the nodes are still the same ones,
// so that a key costs the reading of its paragraph, and comparing two readings is mostly one of identities.

import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import { type ReadBody, readBody } from './body';

export class KeptBody {
  readonly #doc: Y.Doc;
  readonly #nodes = new WeakMap<object, Node>();
  /** Null when something changed since. */
  #read: ReadBody | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    // Before anybody is told, so that who then reads does not get what was.
    doc.on('beforeObserverCalls', ({ changed }: Y.Transaction) => this.#forget(changed));
  }

  /** As `readBody` reads it. */
  read(): ReadBody {
    // What a transaction has changed so far is known when it ends.
    if (this.#doc._transaction) return readBody(this.#doc);
    this.#read ??= readBody(this.#doc, this.#nodes);
    return this.#read;
  }

  /** What these are in has changed, too. */
  #forget(changed: Y.Transaction['changed']): void {
    for (const type of changed.keys()) {
      this.#read = null;
      for (let one: typeof type | null = type; one; one = one.parent) this.#nodes.delete(one);
    }
  }
}
