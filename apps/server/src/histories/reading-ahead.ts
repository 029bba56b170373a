// Histories of sections are read some time after a checkpoint of them was kept, which is after every few hundred edits: whoever opens one
// waits for what came in the last minutes only, also the first time.

import type { ReportId, SectionId } from '@huigao/report';
import { recordName } from '@huigao/report-doc';
import type { Clock, ReportLog } from '@huigao/sync/room';

/** From a checkpoint until the section is read; one that is written in without a pause is read once in that time. */
const restMs = 600_000;

interface Parts {
  readonly clock: Clock;
  /** Never rejects. */
  readonly read: (report: ReportId, section: SectionId) => Promise<void>;
}

export class ReadingAhead {
  readonly #parts: Parts;
  /** By report and section. */
  readonly #cancel = new Map<string, () => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The same log, the checkpoints of which are heeded. */
  followed(log: ReportLog): ReportLog {
    return {
      create: (report, first) => log.create(report, first),
      load: (report) => log.load(report),
      append: (report, group) => log.append(report, group),
      checkpoint: async (report, checkpoint) => {
        await log.checkpoint(report, checkpoint);
        if (checkpoint.document !== recordName) this.#await(report, checkpoint.document as SectionId);
      },
    };
  }

  #await(report: ReportId, section: SectionId): void {
    const key = `${report} ${section}`;
    if (this.#cancel.has(key)) return;
    const cancel = this.#parts.clock.after(restMs, () => {
      this.#cancel.delete(key);
      void this.#parts.read(report, section);
    });
    this.#cancel.set(key, cancel);
  }

  /** Reads nothing any more. */
  close(): void {
    for (const cancel of this.#cancel.values()) cancel();
    this.#cancel.clear();
  }
}
