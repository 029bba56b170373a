// Whether the storage takes writes: known from a write that failed, and from trying one every now and then until it works again.

import type { Clock, LogHealth } from './ports';

interface Options {
  readonly clock: Clock;
  /** Writes something durably; rejects when that cannot be done. */
  readonly probe: () => Promise<void>;
  /** Told when writing began to fail, with the reason, and when it works again. */
  readonly told: (state: 'fails' | 'works', reason: unknown) => void;
}

/** How long after a failure, and after each attempt, writing is tried. */
const probeMs = 2000;

export class StorageHealth implements LogHealth {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  #works = true;
  #cancelProbe: (() => void) | null = null;
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  get works(): boolean {
    return this.#works;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A write failed for want of space, or of a disk that works. */
  failed(reason: unknown): void {
    if (!this.#works || this.#stopped) return;
    this.#set(false, reason);
    this.#probeLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelProbe?.();
  }

  #probeLater(): void {
    this.#cancelProbe = this.#options.clock.after(probeMs, () => {
      this.#options.probe().then(
        () => this.#set(true, null),
        () => {
          if (!this.#stopped) this.#probeLater();
        },
      );
    });
  }

  #set(works: boolean, reason: unknown): void {
    if (this.#stopped) return;
    this.#works = works;
    this.#options.told(works ? 'works' : 'fails', reason);
    for (const listener of [...this.#listeners]) listener();
  }
}
