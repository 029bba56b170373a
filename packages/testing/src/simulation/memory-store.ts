import type { LocalCopy, LocalStore } from '@huigao/sync/client';
import * as Y from 'yjs';
import type { SimulatedClock } from './simulated-clock';

/** A local store that outlives the clients of one machine, as IndexedDB outlives tabs. Loading and writing take simulated time. */
export class MemoryStore implements LocalStore {
  readonly #kept = new Map<string, Uint8Array[]>();
  readonly #clock: SimulatedClock;
  readonly #delayMs: number;

  constructor(clock: SimulatedClock, delayMs = 3) {
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  /** Names with something kept under them. */
  get names(): readonly string[] {
    return [...this.#kept.keys()];
  }

  open(name: string, doc: Y.Doc): LocalCopy {
    let state: 'loading' | 'open' | 'closed' = 'loading';
    const origin = { kept: name };
    const keep = (update: Uint8Array, from: unknown) => {
      if (from === origin || state === 'closed') return;
      // Written a moment later: a tab that crashes loses what it just typed. `close` is no crash, it writes what is pending.
      const write = () => this.#kept.set(name, [...(this.#kept.get(name) ?? []), update]);
      pending.add(write);
      this.#clock.after(this.#delayMs, () => {
        if (pending.delete(write)) write();
      });
    };
    const pending = new Set<() => void>();
    const stop = () => {
      state = 'closed';
      doc.off('update', keep);
    };
    doc.on('update', keep);
    const loaded = this.#clock.wait(this.#delayMs).then(() => {
      if (state === 'closed') return;
      state = 'open';
      const updates = this.#kept.get(name) ?? [];
      Y.transact(
        doc,
        () => {
          for (const update of updates) Y.applyUpdate(doc, update);
        },
        origin,
        false,
      );
    });
    return {
      loaded,
      close: async () => {
        stop();
        for (const write of pending) write();
        pending.clear();
      },
      clear: async () => {
        stop();
        pending.clear();
        // Deleting a database is queued before whatever opens it next.
        this.#kept.delete(name);
        await this.#clock.wait(this.#delayMs);
      },
    };
  }
}
