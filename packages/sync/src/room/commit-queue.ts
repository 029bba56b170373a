// Gathers what was accepted and puts it into the log in groups: one append a tick, and while one is in flight the next gathers.
// Nothing of a group is shown or acknowledged before the log has it.

import type { ReportId } from '@huigao/report';
import type { Append, ClientBinding, Clock, LogEntry, Note, ReportIndex, ReportLog } from './ports';

/** Something accepted, or merely something that must wait until all accepted before it is durable (no entry). */
export interface Accepted {
  readonly entry: Omit<LogEntry, 'seq'> | null;
  readonly bindings: readonly ClientBinding[];
  readonly index?: ReportIndex;
  readonly note?: Note;
  /** In the same append as what was added before it: both are kept, or neither. */
  readonly isJoined?: true;
}

/** A group that the log has: the things accepted, in order, and their entries by place (null: none). */
export interface Committed<T extends Accepted> {
  readonly accepted: readonly T[];
  readonly entries: readonly (LogEntry | null)[];
  readonly head: number;
}

interface Options<T extends Accepted> {
  readonly report: ReportId;
  readonly log: ReportLog;
  readonly clock: Clock;
  readonly head: number;
  /** Longest time, now, that something waits for others to share an append with. */
  readonly tickMs: () => number;
  /** Absent: a tick begins when it may. */
  readonly align?: (waitMs: number) => number;
  /** Called before a group is cut: adds what has waited for that. */
  readonly gather?: () => void;
  readonly committed: (group: Committed<T>) => void;
  /** The log did not take a group, which is lost, or `committed` threw. Called once; the queue takes nothing any more. */
  readonly failed: (reason: unknown) => void;
}

/** The head of the log is not the one this room wrote. The storage itself is well. */
export class OtherOwner extends Error {}

/** Most things one append holds, and most bytes of entries but for the first. */
const groupSize = 1000;
const groupBytes = 4 * 1024 * 1024;

export class CommitQueue<T extends Accepted> {
  readonly #options: Options<T>;
  #gathered: T[] = [];
  #head: number;
  #appending = false;
  #isExpecting = false;
  #ended = false;
  #lastStart = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;
  #waiting: (() => void)[] = [];

  constructor(options: Options<T>) {
    this.#options = options;
    this.#head = options.head;
  }

  /** Sequence number of the newest entry that is durable. */
  get head(): number {
    return this.#head;
  }

  /** Whether nothing is expected, gathered or in flight. */
  get isEmpty(): boolean {
    return this.#gathered.length === 0 && !this.#isExpecting && !this.#appending;
  }

  add(accepted: T): void {
    if (this.#ended) return;
    this.#gathered.push(accepted);
    this.#schedule();
  }

  /** Something waits for `gather`. */
  expect(): void {
    if (this.#ended) return;
    this.#isExpecting = true;
    this.#schedule();
  }

  /** Resolves when all that was added before is durable and shown, or lost with a failed log. */
  async drained(): Promise<void> {
    if (this.#ended || this.isEmpty) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Takes and writes nothing any more. */
  end(): void {
    this.#ended = true;
    this.#gathered = [];
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#release();
  }

  /** A first message after a pause goes at once, so that a lone typist waits for the disk only. */
  #schedule(): void {
    if (this.#appending || this.#cancelTimer) return;
    if (this.#gathered.length === 0 && !this.#isExpecting) return;
    const { clock } = this.#options;
    const tickMs = this.#options.tickMs();
    const own = Math.min(tickMs, Math.max(0, this.#lastStart + tickMs - clock.now()));
    const wait = this.#options.align?.(own) ?? own;
    this.#cancelTimer = clock.after(wait, () => {
      this.#cancelTimer = null;
      void this.#commit();
    });
  }

  async #commit(): Promise<void> {
    this.#appending = true;
    this.#lastStart = this.#options.clock.now();
    this.#isExpecting = false;
    this.#options.gather?.();
    if (this.#ended) return;
    if (this.#gathered.length > 0 && !(await this.#commitGroup())) return;
    this.#appending = false;
    if (this.isEmpty) this.#release();
    else this.#schedule();
  }

  /** Whether the group is in the log and shown; if not, the queue has ended. */
  async #commitGroup(): Promise<boolean> {
    const accepted = this.#gathered.splice(0, groupLength(this.#gathered));
    let head = this.#head;
    const entries = accepted.map(({ entry }) => entry && { ...entry, seq: ++head });
    try {
      await this.#append(accepted, entries);
      if (this.#ended) return false;
      this.#head = head;
      this.#options.committed({ accepted, entries, head });
      return true;
    } catch (reason) {
      this.#fail(reason);
      return false;
    }
  }

  async #append(accepted: readonly T[], entries: readonly (LogEntry | null)[]): Promise<void> {
    const index = accepted.findLast((one) => one.index)?.index;
    const notes = accepted.flatMap(({ note }) => (note ? [note] : []));
    const group: Append = {
      expectedHead: this.#head,
      entries: entries.filter((entry) => entry !== null),
      bindings: accepted.flatMap(({ bindings }) => bindings),
      ...(index ? { index } : {}),
      ...(notes.length > 0 ? { notes } : {}),
    };
    if (group.entries.length === 0) return;
    const { log, report } = this.#options;
    if (!(await log.append(report, group))) throw new OtherOwner(`Another owner wrote to report ${report}.`);
  }

  #fail(reason: unknown): void {
    if (this.#ended) return;
    this.end();
    this.#options.failed(reason);
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** How many of the things gathered make the next group. */
function groupLength(gathered: readonly Accepted[]): number {
  let bytes = 0;
  const end = gathered.findIndex(({ entry, isJoined }, index) => {
    bytes += entry?.bytes.length ?? 0;
    return index > 0 && !isJoined && (index >= groupSize || bytes > groupBytes);
  });
  return end < 0 ? gathered.length : end;
}
