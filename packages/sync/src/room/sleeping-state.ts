// The state of a document that nobody needs more of than its bytes, and in the end not even those: then they are packed. A report that is
// open all day in a hundred browsers is mostly that.

import type { Packer } from './ports';
import { type StoredState, wholeUpdate } from './stored-state';

/** Fewer bytes than this are not worth it, and more would hold up others. */
const [fewBytes, manyBytes] = [128, 256 * 1024];

/** What may be packed in one go, so that nobody who types waits for it. */
export interface PackingBudget {
  bytes: number;
}

export class SleepingState {
  readonly #packer: Packer | null;
  /** Null while it is packed. */
  #stored: StoredState | null;
  #packed: Uint8Array | null = null;
  /** The updates after what is packed. */
  #tail: StoredState['tail'] = [];
  #isUsed = false;

  constructor(stored: StoredState, packer: Packer | null) {
    this.#stored = stored;
    this.#packer = packer;
  }

  get stored(): StoredState {
    this.#isUsed = true;
    this.#stored ??= { checkpoint: this.#packer!.unpack(this.#packed!), tail: this.#tail };
    this.#packed = null;
    this.#tail = [];
    return this.#stored;
  }

  /** The whole of it as one update, or null when it must be put together. */
  get whole(): Uint8Array | null {
    return wholeUpdate(this.stored);
  }

  /**
   * Is packed when nobody has asked for it since the last call; whether that is still to come.
   * @param budget - how many bytes may be packed now; what is packed is taken off
   */
  rest(budget: PackingBudget): boolean {
    if (!this.#stored || !this.#packer) return false;
    if (this.#isUsed) {
      this.#isUsed = false;
      return true;
    }
    const { checkpoint, tail } = this.#stored;
    const bytes = wholeUpdate(this.#stored) ?? checkpoint;
    if (!bytes || bytes.length < fewBytes || bytes.length > manyBytes) return false;
    if (bytes.length > budget.bytes) return true;
    budget.bytes -= bytes.length;
    this.#packed = this.#packer.pack(bytes);
    this.#tail = bytes === checkpoint ? tail : [];
    this.#stored = null;
    return false;
  }
}
