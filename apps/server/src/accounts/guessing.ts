// Slows down whoever guesses passwords. Counted by name and address together, so that someone guessing elsewhere does not lock a
// name's owner out, and, far more patiently, by name, so that many machines cannot try one. That one machine tries many names is
// the affair of the limit on failures by address (http/rate-limits.ts).

import { LockOut } from './lock-out';

export class Guessing {
  readonly #pairs = new LockOut({ freeAttempts: 5, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 });
  // Short, since it also keeps the owner waiting who comes from a new address.
  readonly #names = new LockOut({ freeAttempts: 60, firstWaitMs: 10_000, longestWaitMs: 60_000 });

  /**
   * How long to wait from `now` (epoch ms) before a password is looked at, in ms; 0: it may be, and the attempt is counted.
   * Counted before it is looked at, so that attempts sent at once count, too.
   * @param from - `known`: the name's owner is signed in from this address, and strangers do not keep them waiting
   */
  waitMs(name: string, address: string, now: number, from: 'known' | 'elsewhere'): number {
    const pair = `${name} ${address}`;
    const wait = this.#pairs.waitMs(pair, now);
    if (wait > 0) return wait;
    const nameWait = this.#names.waitMs(name, now);
    if (nameWait > 0 && from === 'elsewhere') return nameWait;
    this.#pairs.attempted(pair, now);
    this.#names.attempted(name, now);
    return 0;
  }

  /** The password was right. Guesses of others at this name stay counted. */
  succeeded(name: string, address: string, now: number): void {
    this.#pairs.succeeded(`${name} ${address}`);
    this.#names.forgive(name, now);
  }
}
