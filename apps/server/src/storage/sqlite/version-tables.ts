// Versions of reports in SQLite. Runs in the storage thread, inside a transaction.

import type { ReportId } from '@huigao/report';
import type { StoredVersion, VersionSummary } from '../version-store';
import type { Database } from './database';

const columns = 'id, report, seq, at, person as by, cause, section, name, number, sha256';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(
      `insert into version (id, report, seq, at, person, cause, section, name, number, sha256, bytes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ),
    ofReport: prepare(
      `select ${columns} from version where report = ? order by seq desc, at desc, rowid desc`,
    ),
    one: prepare(`select ${columns}, bytes from version where report = ? and id = ?`),
    rename: prepare('update version set name = ?3 where report = ?1 and id = ?2'),
  };
}

export class VersionTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  addVersion(version: StoredVersion): boolean {
    const { id, report, seq, at, by, cause, section, name, number, sha256, bytes } = version;
    const { add } = this.#sql;
    const done = add.run(id, report, seq, Math.round(at), by, cause, section, name, number, sha256, bytes);
    return Number(done.changes) > 0;
  }

  versions(report: ReportId): readonly VersionSummary[] {
    return (this.#sql.ofReport.all(report) as unknown as VersionSummary[]).map((row) => ({ ...row }));
  }

  version(report: ReportId, id: string): StoredVersion | null {
    const row = this.#sql.one.get(report, id) as StoredVersion | undefined;
    return row ? { ...row } : null;
  }

  renameVersion(report: ReportId, id: string, name: string): boolean {
    return Number(this.#sql.rename.run(report, id, name).changes) > 0;
  }
}
