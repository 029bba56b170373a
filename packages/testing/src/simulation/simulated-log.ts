import type { ReportId } from '@huigao/report';
import type {
  Append,
  ClientBinding,
  LoadedReport,
  LogEntry,
  ReportIndex,
  ReportLog,
} from '@huigao/sync/room';
import type { SimulatedClock } from './simulated-clock';

/** What a crash does to an append that is under way: it never reaches the disk, or it does and nobody is told. */
export type CrashPoint = 'before-append' | 'after-append';

/**
 * A log over a real one: appends take simulated time, a crash catches those under way, and failures can be ordered. A server writes
 * through `ofThisProcess`, which does nothing any more once its process has crashed.
 */
export class SimulatedLog {
  /** Sees what reaches the disk, whoever is told of it. */
  appended: (entries: readonly LogEntry[], bindings: readonly ClientBinding[]) => void = () => {};
  /** A broken build: appends are answered at once and written afterwards. */
  acknowledgesEarly = false;
  readonly #inner: ReportLog & { powerCut?(): Promise<number> };
  readonly #clock: SimulatedClock;
  #delayMs = 2;
  /** Told of each append that was made to fail. */
  failed: () => void = () => {};
  #late: Promise<void> = Promise.resolve();
  #process = 0;
  #crashPoint: CrashPoint = 'before-append';
  #failing: number[] = [];
  #isFull = false;

  constructor(inner: ReportLog & { powerCut?(): Promise<number> }, clock: SimulatedClock) {
    this.#inner = inner;
    this.#clock = clock;
  }

  /** Time from here on for an append. */
  set delayMs(ms: number) {
    this.#delayMs = ms;
  }

  /** The process dies: whatever is under way ends as said and is never answered. */
  crash(point: CrashPoint): void {
    this.#crashPoint = point;
    this.#process++;
    this.#late = Promise.resolve();
  }

  /** No append fails any more. */
  mend(): void {
    this.#failing = [];
    this.#isFull = false;
  }

  /** From now on every write fails, until `mend`. */
  fill(): void {
    this.#isFull = true;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Whether a write would be taken now. */
  async probe(): Promise<void> {
    await this.#clock.wait(this.#delayMs);
    if (this.#isFull) throw new Error('The disk is full.');
  }

  /** The n-th append from now rejects and writes nothing. */
  failNth(n: number): void {
    this.#failing.push(n);
  }

  /** The power of the machine goes: the process dies, and the disk forgets what it was not made to keep. */
  async powerCut(point: CrashPoint): Promise<number> {
    this.crash(point);
    return (await this.#inner.powerCut?.()) ?? 0;
  }

  create(report: ReportId, first: Append & { readonly index: ReportIndex }): Promise<void> {
    return this.#clock.during(this.#inner.create(report, first));
  }

  load(report: ReportId): Promise<LoadedReport | null> {
    return this.#clock.during(this.#inner.load(report));
  }

  /** The log as the process that runs now has it. */
  ofThisProcess(): ReportLog {
    const process = this.#process;
    const lives = () => process === this.#process;
    return {
      create: (report, first) => this.create(report, first),
      load: (report) => this.load(report),
      append: async (report, group) => {
        if (!lives()) return never();
        const write = async () => {
          await this.#clock.wait(this.#delayMs);
          if (!lives() && this.#crashPoint === 'before-append') return never<boolean>();
          this.#failIfOrdered();
          const done = await this.#clock.during(this.#inner.append(report, group));
          if (done) this.appended(group.entries, group.bindings);
          return lives() ? done : never<boolean>();
        };
        if (!this.acknowledgesEarly) return write();
        this.#late = this.#late.then(write).then(ignore, ignore);
        return true;
      },
      checkpoint: async (report, checkpoint) => {
        if (!lives()) await never();
        if (this.#isFull) throw new Error('The disk is full.');
        await this.#clock.during(this.#inner.checkpoint(report, checkpoint));
        if (!lives()) await never();
      },
    };
  }

  #failIfOrdered(): void {
    if (this.#isFull) throw new Error('The disk is full.');
    this.#failing = this.#failing.map((n) => n - 1);
    if (!this.#failing.includes(0)) return;
    this.#failing = this.#failing.filter((n) => n > 0);
    this.failed();
    throw new Error('The disk does not work.');
  }
}

const ignore = () => {};

const never = <T>() => new Promise<T>(() => {});
