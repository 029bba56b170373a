// What each person has read of a report: kept by person, seen by nobody else, and no part of the report.

import type { PersonId, ReportId, SectionId, ThreadId } from '@huigao/report';

/** How a section read when a person was last there, in prints of its clauses (decision 0028). The server does not look into it. */
export interface SeenSection {
  readonly section: SectionId;
  readonly snapshot: Uint8Array;
  /** Epoch ms. */
  readonly at: number;
}

/** Every method rejects only on a failure of storage. */
export interface ReadingStore {
  /** When a person last read each thread, epoch ms; threads never read are absent. */
  threadsRead(person: PersonId, report: ReportId): Promise<ReadonlyMap<ThreadId, number>>;
  /** Keeps the later time of each. */
  readThreads(
    person: PersonId,
    report: ReportId,
    threads: readonly (readonly [ThreadId, number])[],
  ): Promise<void>;
  sectionsSeen(person: PersonId, report: ReportId): Promise<readonly SeenSection[]>;
  /** In place of what was kept for these sections. */
  seeSections(person: PersonId, report: ReportId, sections: readonly SeenSection[]): Promise<void>;
}
