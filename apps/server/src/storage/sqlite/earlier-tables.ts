// Histories of texts from before their report was brought here, in SQLite. Runs in the storage thread, inside a transaction.

import type { ReportId, SectionId } from '@huigao/report';
import type { EarlierHistory } from '../earlier-store';
import type { Database } from './database';

const statements = (database: Database) => ({
  add: database.prepare('insert into earlier_history (report, section, sha256, bytes) values (?, ?, ?, ?)'),
  one: database.prepare(
    'select section, sha256, bytes from earlier_history where report = ? and section = ?',
  ),
});

export class EarlierTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  add(report: ReportId, { section, sha256, bytes }: EarlierHistory): void {
    this.#sql.add.run(report, section, sha256, bytes);
  }

  earlierHistory(report: ReportId, section: SectionId): EarlierHistory | null {
    const row = this.#sql.one.get(report, section) as EarlierHistory | undefined;
    return row ? { ...row } : null;
  }
}
