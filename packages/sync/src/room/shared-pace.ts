// When many rooms of a server are at work, they keep time together: what all of them gathered in a beat shares one commit, and wakes
// the storage and this thread once instead of once a room. While few are at work each goes by its own time, and a first key at once.

import { tickMs } from './pace';
import type { Clock } from './ports';

/** How often it is looked how much goes on. */
const windowMs = 500;
/** Fewer rooms than this share nothing worth waiting for. */
const fewRooms = 8;

export class SharedPace {
  readonly #clock: Clock;
  /** Rooms that wrote in this window, and how many connections each has. */
  #active = new Map<object, number>();
  #since: number;
  #beatMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** Length of a beat now; 0: each room goes by its own time. */
  get beatMs(): number {
    return this.#beatMs;
  }

  /**
   * How long a room waits that could begin a tick in `waitMs`.
   * @param room - stands for itself
   */
  align(room: object, connections: number, waitMs: number): number {
    const now = this.#clock.now();
    if (now - this.#since >= windowMs) this.#look(now);
    this.#active.set(room, connections);
    if (this.#beatMs === 0) return waitMs;
    return Math.ceil((now + waitMs) / this.#beatMs) * this.#beatMs - now;
  }

  #look(now: number): void {
    const isFresh = now - this.#since < 2 * windowMs;
    const all = [...this.#active.values()].reduce((sum, count) => sum + count, 0);
    this.#beatMs = isFresh && this.#active.size >= fewRooms ? tickMs(all) : 0;
    this.#active = new Map();
    this.#since = now;
  }
}
