// Slows down guessing: after a few wrong passwords in a row a key must wait, longer each time.

export interface LockOutLimits {
  /** Wrong passwords in a row that are free. */
  readonly freeAttempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** Keys that are remembered; the one untouched for longest is forgotten first. */
const remembered = 10_000;
/** A key is forgotten when it has been left alone for this long after its wait. */
const forgetMs = 3600_000;

interface Failures {
  readonly count: number;
  /** Epoch ms from which on another attempt is allowed. */
  readonly until: number;
}

export class LockOut {
  readonly #limits: LockOutLimits;
  readonly #failures = new Map<string, Failures>();

  constructor(limits: LockOutLimits) {
    this.#limits = limits;
  }

  /** How long this key must wait from `now` (epoch ms), in ms; 0 when it may try. */
  waitMs(key: string, now: number): number {
    return Math.max(0, (this.#failures.get(key)?.until ?? 0) - now);
  }

  /** Counts an attempt before its password is looked at, so that attempts sent at once count too. */
  attempted(key: string, now: number): void {
    const { freeAttempts, firstWaitMs, longestWaitMs } = this.#limits;
    const last = this.#failures.get(key);
    const count = (last && now - last.until < forgetMs ? last.count : 0) + 1;
    const over = count - freeAttempts;
    const wait = over < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(over, 20));
    this.#failures.delete(key);
    this.#failures.set(key, { count, until: now + wait });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > remembered && oldest !== undefined) this.#failures.delete(oldest);
  }

  /** Takes back one attempt, with the wait it brought. @param now - epoch ms */
  forgive(key: string, now: number): void {
    const failures = this.#failures.get(key);
    if (!failures) return;
    if (failures.count <= 1) this.#failures.delete(key);
    else this.#failures.set(key, { count: failures.count - 1, until: now });
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}
