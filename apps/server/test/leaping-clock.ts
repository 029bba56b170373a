import type { Clock } from '@huigao/sync/room';

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** The clock of this machine, which can also leap ahead: for what real sockets wait hours for. */
export class LeapingClock implements Clock {
  #aheadMs = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  after(ms: number, callback: () => void): () => void {
    const cancel = () => {
      clearTimeout(real);
      this.#timers.delete(timer);
    };
    const timer = {
      at: this.now() + ms,
      fire: () => {
        cancel();
        callback();
      },
    };
    const real = setTimeout(timer.fire, ms);
    this.#timers.add(timer);
    return cancel;
  }

  /** Lets `ms` pass at once; what was waiting for it is called, each once. */
  leap(ms: number): void {
    this.#aheadMs += ms;
    const due = [...this.#timers].filter(({ at }) => at <= this.now()).sort((a, b) => a.at - b.at);
    for (const { fire } of due) fire();
  }
}
