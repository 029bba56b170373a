// Whether an edit has waited for so long that it must be called unsaved. One timer while something is unsaved, none with each key.

import type { Clock } from './ports';

/** An edit that waits longer is shown as unsaved; the promise is ten seconds. */
const lateMs = 8000;

interface Options {
  readonly clock: Clock;
  /** When the oldest message that is not acknowledged was sent; null: none is on its way. */
  readonly oldestSentAt: () => number | null;
  /** Something is overdue, or nothing is any more. */
  readonly changed: () => void;
}

export class Overdue {
  readonly #options: Options;
  /** When something became unsaved after nothing was; null: nothing is. */
  #since: number | null = null;
  #cancelTimer: (() => void) | null = null;
  isOverdue = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes how much is unsaved now. Does not call `changed`. */
  take(unsaved: number): void {
    if (unsaved === 0) {
      this.stop();
      return;
    }
    this.#since ??= this.#options.clock.now();
    if (this.isOverdue && this.#waitedMs() < lateMs) this.isOverdue = false;
    if (!this.isOverdue && !this.#cancelTimer) this.#look();
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#since = null;
    this.isOverdue = false;
  }

  #waitedMs(): number {
    const { clock, oldestSentAt } = this.#options;
    return clock.now() - (oldestSentAt() ?? this.#since ?? clock.now());
  }

  #look(): void {
    const wait = Math.max(1, lateMs - this.#waitedMs());
    this.#cancelTimer = this.#options.clock.after(wait, () => {
      this.#cancelTimer = null;
      if (this.#since === null) return;
      if (this.#waitedMs() < lateMs) this.#look();
      else {
        this.isOverdue = true;
        this.#options.changed();
      }
    });
  }
}
