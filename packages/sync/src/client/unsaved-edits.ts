// Own edits of one section that the server has not said are durable, and which of them are in no message on its way.

import { mergeUpdates } from './merge-updates';

export class UnsavedEdits {
  #count = 0;
  #loose = 0;
  /** The updates of loose edits since the exchange. */
  #held: Uint8Array[] = [];

  get count(): number {
    return this.#count;
  }

  /** The loose edits as one update; null: none was held back. */
  get held(): Uint8Array | null {
    return this.#held.length === 0 ? null : mergeUpdates(this.#held);
  }

  /** Some are in the document already: it was kept with them. */
  recall(edits: number): void {
    this.#count += edits;
    this.#loose += edits;
  }

  /** One more was made. `hold`: its update is to be sent as it is; `leave`: an exchange of states will bring it. */
  made(update: Uint8Array, how: 'hold' | 'leave'): void {
    this.recall(1);
    if (how === 'hold') this.#held.push(update);
  }

  /** All that were loose are in one message now; gives how many, for `settle`. */
  sent(): number {
    const edits = this.#loose;
    this.#loose = 0;
    this.#held = [];
    return edits;
  }

  /** So many are durable. */
  settle(edits: number): void {
    this.#count -= edits;
  }

  /** What was on its way is so no more: the next exchange of states counts all anew. */
  loosen(): void {
    this.#loose = this.#count;
    this.#held = [];
  }

  /** The document that held them is given up. */
  forget(): void {
    this.#count = 0;
    this.loosen();
  }
}
