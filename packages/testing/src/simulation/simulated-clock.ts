import type { Clock } from '@huigao/sync/room';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Begin of simulated time, epoch ms. */
const begin = 1_700_000_000_000;
/** Rounds of promise callbacks after which everything that waits for no timer has run. */
const promiseRounds = 25;

/**
 * Time that passes only when told to. Promises run to their end between two timers; real work (a database) is waited for when it
 * is given to `during`.
 */
export class SimulatedClock implements Clock {
  #now = begin;
  #order = 0;
  #timers: Timer[] = [];
  readonly #work = new Set<Promise<unknown>>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Resolves after simulated `ms`. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets no timer fire before this work is done. */
  during<T>(work: Promise<T>): Promise<T> {
    const done = () => this.#work.delete(settled);
    const settled: Promise<unknown> = work.then(done, done);
    this.#work.add(settled);
    return work;
  }

  /** Lets `ms` pass. */
  async run(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#rest();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#now = timer.at;
      timer.callback();
      await this.#rest();
    }
    this.#now = end;
  }

  #next(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    }
    return next;
  }

  async #rest(): Promise<void> {
    do {
      await Promise.all(this.#work);
      for (let round = 0; round < promiseRounds; round++) await null;
    } while (this.#work.size > 0);
  }
}
