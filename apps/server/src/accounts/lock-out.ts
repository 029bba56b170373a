// Slows down guessing: after a few wrong passwords in a row a name must wait, longer each time.

/** Wrong passwords in a row that are free. */
const freeAttempts = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** Names that are remembered; the one untouched for longest is forgotten first. */
const remembered = 10_000;

interface Failures {
  readonly count: number;
  /** Epoch ms from which on another attempt is allowed. */
  readonly until: number;
}

export class LockOut {
  readonly #failures = new Map<string, Failures>();

  /** How long this key must wait from `now` (epoch ms), in ms; 0 when it may try. */
  waitMs(key: string, now: number): number {
    return Math.max(0, (this.#failures.get(key)?.until ?? 0) - now);
  }

  /** Counts an attempt before its password is looked at, so that attempts sent at once count too. */
  attempted(key: string, now: number): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    const over = count - freeAttempts;
    const wait = over < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(over, 20));
    this.#failures.delete(key);
    this.#failures.set(key, { count, until: now + wait });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > remembered && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}
