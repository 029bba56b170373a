// Which rooms are open. A report has one room while anyone uses it; after that the room is closed and the log is all there is.

import type { ReportId } from '@huigao/report';
import {
  type Clock,
  type CostlyJudge,
  type DocumentName,
  OtherOwner,
  type Packer,
  type ReportLog,
  ReportRoom,
  SharedPace,
  type StorageHealth,
} from '@huigao/sync/room';
import { blockingFindings, openFinding } from './blocking-findings';

export interface RoomHostOptions {
  readonly log: ReportLog;
  readonly clock: Clock;
  /** Told of what went wrong in a room, for the operator. */
  readonly trouble: (what: string, reason: unknown) => void;
  /** Makes a room ready before anybody enters it; when that rejects, nobody does. */
  readonly prepare?: (room: ReportRoom) => Promise<void>;
  /** Absent: the log is taken for well, and a write that fails ends its room only. */
  readonly health?: StorageHealth;
  /** Told of a client whose text was another one than the one shown. */
  readonly mismatched?: (report: ReportId, document: DocumentName) => void;
  /** Absent: rooms judge costly updates themselves. */
  readonly judgeCostly?: CostlyJudge;
  /** Absent: rooms keep what nobody needs as it is. */
  readonly packer?: Packer;
  /** How long a room stays open after its last use, in ms. */
  readonly graceMs?: number;
}

interface Hosted {
  readonly opening: Promise<ReportRoom | null>;
  room: ReportRoom | null;
  /** Epoch ms. */
  lastUsed: number;
  closing: Promise<void> | null;
}

const defaultGraceMs = 60_000;

export class RoomHost {
  readonly #options: RoomHostOptions;
  readonly #graceMs: number;
  readonly #pace: SharedPace;
  readonly #hosted = new Map<ReportId, Hosted>();
  #cancelSweep: (() => void) | null = null;
  #stopped = false;

  constructor(options: RoomHostOptions) {
    this.#options = options;
    this.#graceMs = options.graceMs ?? defaultGraceMs;
    this.#pace = new SharedPace(options.clock);
  }

  /** How many rooms are open or being opened. */
  get size(): number {
    return this.#hosted.size;
  }

  /** The rooms that are open, also those being made ready. */
  get rooms(): readonly ReportRoom[] {
    return [...this.#hosted.values()].flatMap(({ room }) => room ?? []);
  }

  /** The room of a report, opened if need be; null when there is no such report. Rejects when storage fails, or after `close`. */
  async room(report: ReportId): Promise<ReportRoom | null> {
    for (;;) {
      if (this.#stopped) throw new Error('The server is stopping.');
      const hosted = this.#hosted.get(report) ?? this.#open(report);
      hosted.lastUsed = this.#options.clock.now();
      if (!hosted.closing) return hosted.opening;
      await hosted.closing;
    }
  }

  #open(report: ReportId): Hosted {
    const { log, clock, trouble, judgeCostly, health, mismatched, packer } = this.#options;
    const opened = ReportRoom.open({
      report,
      log,
      clock,
      pace: this.#pace,
      failed: (reason) => {
        trouble(`report ${report}: storage failed, the room is dropped`, reason);
        if (!(reason instanceof OtherOwner)) health?.failed(reason);
        this.#drop(report, hosted);
      },
      blocking: blockingFindings,
      openFinding,
      ...(judgeCostly ? { judgeCostly } : {}),
      ...(packer ? { packer } : {}),
      ...(health ? { health } : {}),
      mismatched: (document) => mismatched?.(report, document),
      checkpointFailed: (reason) => trouble(`report ${report}: no checkpoint`, reason),
    });
    const hosted: Hosted = {
      opening: opened.then(async (room) => {
        // Known from now on: what happens elsewhere while it is made ready must reach it.
        hosted.room = room;
        if (room) await this.#options.prepare?.(room);
        return room;
      }),
      room: null,
      lastUsed: clock.now(),
      closing: null,
    };
    this.#hosted.set(report, hosted);
    hosted.opening.then(
      (room) => {
        if (room) this.#scheduleSweep();
        else this.#drop(report, hosted);
      },
      () => this.#drop(report, hosted),
    );
    return hosted;
  }

  #drop(report: ReportId, hosted: Hosted): void {
    if (this.#hosted.get(report) === hosted) this.#hosted.delete(report);
  }

  #scheduleSweep(): void {
    if (this.#cancelSweep || this.#stopped) return;
    this.#cancelSweep = this.#options.clock.after(this.#graceMs / 2, () => {
      this.#cancelSweep = null;
      this.#sweep();
      if (this.#hosted.size > 0) this.#scheduleSweep();
    });
  }

  #sweep(): void {
    const now = this.#options.clock.now();
    for (const [report, hosted] of this.#hosted) {
      if (!hosted.room?.idle) hosted.lastUsed = now;
      else if (now - hosted.lastUsed >= this.#graceMs) void this.#close(report, hosted);
    }
  }

  #close(report: ReportId, hosted: Hosted): Promise<void> {
    hosted.closing ??= hosted.opening
      .then((room) => room?.close())
      .catch((reason: unknown) => this.#options.trouble(`report ${report}: not closed well`, reason))
      .then(() => this.#drop(report, hosted));
    return hosted.closing;
  }

  /** Closes all rooms: what they gathered is durable, their connections are closed. No room is opened any more. */
  async close(): Promise<void> {
    this.#stopped = true;
    this.#cancelSweep?.();
    await Promise.all([...this.#hosted].map(([report, hosted]) => this.#close(report, hosted)));
  }
}
