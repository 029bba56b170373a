import type { ReportId } from '@huigao/report';
import {
  type Append,
  type Checkpoint,
  type LoadedReport,
  MemoryLog,
  type ReportIndex,
  type ReportLog,
} from '@huigao/sync/room';

/**
 * `full`: what is written is synced before it is answered, as SQLite does with `synchronous=FULL`. `normal`: it is synced at
 * checkpoints and now and then only, as with `NORMAL`; enough for a process that is killed, not for a power cut.
 */
export type Syncing = 'full' | 'normal';

/** Writes between two syncs of `normal`. */
const normalEvery = 50;

/** A log on a disk that forgets, at a power cut, what was written and not synced. */
export class ForgetfulLog implements ReportLog {
  readonly #syncing: Syncing;
  readonly #written: ((log: MemoryLog) => Promise<unknown>)[] = [];
  #log = new MemoryLog();
  #synced = 0;

  constructor(syncing: Syncing) {
    this.#syncing = syncing;
  }

  /** The power goes and comes back. How many writes are gone. */
  async powerCut(): Promise<number> {
    const lost = this.#written.splice(this.#synced).length;
    if (lost === 0) return 0;
    this.#log = new MemoryLog();
    for (const write of this.#written) await write(this.#log);
    return lost;
  }

  async #write<Value>(write: (log: MemoryLog) => Promise<Value>, isCheckpoint = false): Promise<Value> {
    const value = await write(this.#log);
    if (value === false) return value;
    this.#written.push(write);
    const isDue = isCheckpoint || this.#written.length - this.#synced >= normalEvery;
    if (this.#syncing === 'full' || isDue) this.#synced = this.#written.length;
    return value;
  }

  create(report: ReportId, first: Append & { readonly index: ReportIndex }): Promise<void> {
    return this.#write((log) => log.create(report, first), true);
  }

  load(report: ReportId): Promise<LoadedReport | null> {
    return this.#log.load(report);
  }

  append(report: ReportId, group: Append): Promise<boolean> {
    return this.#write((log) => log.append(report, group));
  }

  checkpoint(report: ReportId, checkpoint: Checkpoint): Promise<void> {
    return this.#write((log) => log.checkpoint(report, checkpoint), true);
  }
}
