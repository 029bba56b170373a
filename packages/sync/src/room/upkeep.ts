// What a room does about itself in quiet moments: checkpoints of what has grown, and documents that nobody needs awake back to bytes.

import { recordName } from '@huigao/report-doc';
import type * as Y from 'yjs';
import { isDue, isDueAtClose, makeCheckpoint } from './compaction';
import type { ReportLog } from './ports';
import type { RecordAhead } from './record-ahead';
import type { RoomDocument } from './room-document';
import type { RoomState } from './room-state';

interface UpkeepOptions {
  readonly log: ReportLog;
  readonly recordAhead: RecordAhead;
  readonly newDocument: () => Y.Doc;
  /** Told of a checkpoint that could not be made or kept. */
  readonly checkpointFailed: (reason: unknown) => void;
}

/** Pause after which a due checkpoint is made. */
const idleMs = 2000;
/** How long a document is left awake, at least, after it was last needed so. */
const restMs = 15_000;
/** When it is looked the first time: what nobody asked for when the report was opened is packed soon. */
const firstRestMs = 2000;
/** Bytes of documents that are packed at once, which takes 10 ms. */
const packedAtOnce = 384 * 1024;

export class Upkeep {
  readonly #room: RoomState;
  readonly #options: UpkeepOptions;
  #cancelCompaction: (() => void) | null = null;
  #cancelRest: (() => void) | null = null;
  #hasRested = false;
  #ended = false;

  constructor(room: RoomState, options: UpkeepOptions) {
    this.#room = room;
    this.#options = options;
  }

  /** Something has happened here: sees to it that what is due will be done. */
  consider(): void {
    if (this.#ended) return;
    this.#considerCompaction();
    this.#considerRest();
  }

  end(): void {
    this.#ended = true;
    this.#cancelCompaction?.();
    this.#cancelRest?.();
  }

  /** Keeps a checkpoint of each document for which that is worth it when the room closes. */
  compactAtClose(): Promise<void> {
    return this.#compact(isDueAtClose);
  }

  /** The timer runs only while something is left to put to rest. */
  #considerRest(): void {
    if (this.#cancelRest) return;
    this.#cancelRest = this.#room.clock.after(this.#hasRested ? restMs : firstRestMs, () => {
      this.#cancelRest = null;
      this.#hasRested = true;
      if (this.#rest()) this.#considerRest();
    });
  }

  #rest(): boolean {
    const { documents, queue, rights, shownRights } = this.#room;
    const { recordAhead } = this.#options;
    if (queue.isEmpty && recordAhead.current) {
      recordAhead.drop();
      rights.changed();
    }
    const budget = { bytes: packedAtOnce };
    const restless = [...documents.values()].filter((document) => document.rest(budget));
    if (!documents.get(recordName)!.isAwake) for (const table of [rights, shownRights]) table.rest();
    return restless.length > 0 || recordAhead.current !== null;
  }

  #considerCompaction(): void {
    if (this.#cancelCompaction || ![...this.#room.documents.values()].some(isDue)) return;
    this.#cancelCompaction = this.#room.clock.after(idleMs, () => {
      this.#cancelCompaction = null;
      void this.#compact(isDue);
    });
  }

  async #compact(due: (document: RoomDocument) => boolean): Promise<void> {
    const { documents, queue, report } = this.#room;
    const { log, newDocument, checkpointFailed } = this.#options;
    for (const document of documents.values()) {
      if (!due(document)) continue;
      const tail = { ...document.tail };
      try {
        const checkpoint = makeCheckpoint(document, queue.head, newDocument);
        if (!checkpoint)
          throw new Error(`Document ${document.name} of ${report} does not load as it is shown.`);
        await log.checkpoint(report, checkpoint);
      } catch (reason) {
        checkpointFailed(reason);
      }
      // Counted anew even after a failure, which would otherwise be met again after every edit.
      document.tail.updates -= tail.updates;
      document.tail.bytes -= tail.bytes;
    }
  }
}
