// What people have read, in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId, ReportId, SectionId, ThreadId } from '@huigao/report';
import type { SeenSection } from '../reading-store';
import type { Database } from './database';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    threads: prepare('select thread, at from thread_read where person = ? and report = ?'),
    readThread: prepare(
      `insert into thread_read (person, report, thread, at) values (?, ?, ?, ?)
        on conflict do update set at = max(at, excluded.at)`,
    ),
    sections: prepare('select section, snapshot, at from section_seen where person = ? and report = ?'),
    seeSection: prepare(
      `insert into section_seen (person, report, section, snapshot, at) values (?, ?, ?, ?, ?)
        on conflict do update set snapshot = excluded.snapshot, at = excluded.at`,
    ),
  };
}

export class ReadingTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  threadsRead(person: PersonId, report: ReportId): ReadonlyMap<ThreadId, number> {
    const rows = this.#sql.threads.all(person, report) as unknown as { thread: ThreadId; at: number }[];
    return new Map(rows.map(({ thread, at }) => [thread, at]));
  }

  readThreads(person: PersonId, report: ReportId, threads: readonly (readonly [ThreadId, number])[]): void {
    for (const [thread, at] of threads) this.#sql.readThread.run(person, report, thread, at);
  }

  sectionsSeen(person: PersonId, report: ReportId): readonly SeenSection[] {
    const rows = this.#sql.sections.all(person, report) as unknown as SeenSection[];
    return rows.map(({ section, snapshot, at }) => ({
      section: section as SectionId,
      snapshot: new Uint8Array(snapshot),
      at,
    }));
  }

  seeSections(person: PersonId, report: ReportId, sections: readonly SeenSection[]): void {
    for (const { section, snapshot, at } of sections)
      this.#sql.seeSection.run(person, report, section, snapshot, at);
  }
}
