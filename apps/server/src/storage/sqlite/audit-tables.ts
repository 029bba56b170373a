// The audit log in SQLite. Runs in the storage thread, inside a transaction: the only writer, so that records follow each other.

import { type AuditHash, type AuditHead, type AuditRecord, chainRecord, headAt } from '../../audit/chain';
import type { AuditDraft } from '../../audit/event';
import { hashTextOf } from '../../audit/hash';
import type { AuditQuery } from '../audit-store';
import type { Database } from './database';

const columns =
  'seq, at, actor, address, action, report, section, figure, account, detail, prev_hash as prevHash, hash';

const conditions = {
  actor: 'actor = ?',
  report: 'report = ?',
  action: 'action = ?',
  from: 'at >= ?',
  to: 'at < ?',
  before: 'seq < ?',
} as const satisfies Record<Exclude<keyof AuditQuery, 'limit'>, string>;

type Condition = keyof typeof conditions;

export interface ChainRow extends AuditHead {
  readonly algorithm: AuditHash;
}

/** How the log of a database is chained; null: it has none yet. */
export const chainOf = (database: Database): ChainRow | null =>
  (database.prepare('select algorithm, count, hash from audit_chain').get() as ChainRow | undefined) ?? null;

/** Records after `seq` in order. */
export const recordsAfter = (database: Database, seq: number, limit: number): readonly AuditRecord[] =>
  plain(database.prepare(`select ${columns} from audit where seq > ? order by seq limit ?`).all(seq, limit));

/** Rows come without a prototype. */
const plain = (rows: readonly unknown[]) => rows.map((row) => ({ ...(row as AuditRecord) }));

export class AuditTables {
  readonly #database: Database;
  readonly #insert;
  readonly #moveHead;

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare(
      `insert into audit (seq, at, actor, address, action, report, section, figure, account, detail, prev_hash, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#moveHead = database.prepare('update audit_chain set count = ?, hash = ?');
  }

  appendAudit(draft: AuditDraft): void {
    // Read each time: what a transaction that was rolled back had chained is not there.
    const { algorithm, ...head } = chainOf(this.#database)!;
    const record = chainRecord(draft, head, hashTextOf(algorithm));
    const { seq, at, actor, address, action, report, section, figure, account, detail } = record;
    const { prevHash, hash } = record;
    const what = [action, report, section, figure, account, detail];
    this.#insert.run(seq, at, actor, address, ...what, prevHash, hash);
    const next = headAt(record);
    this.#moveHead.run(next.count, next.hash);
  }

  auditRecords({ limit, ...query }: AuditQuery): readonly AuditRecord[] {
    const given = (Object.keys(conditions) as Condition[]).filter((name) => query[name] !== undefined);
    const where = given.map((name) => conditions[name]).join(' and ');
    const values = given.map((name) => query[name]!);
    const statement = this.#database.prepare(
      `select ${columns} from audit ${where && `where ${where}`} order by seq desc limit ?`,
    );
    return plain(statement.all(...values, limit));
  }

  auditAfter(seq: number, limit: number): readonly AuditRecord[] {
    return recordsAfter(this.#database, seq, limit);
  }

  auditChain() {
    const { algorithm, count, hash } = chainOf(this.#database)!;
    return { algorithm, head: { count, hash } };
  }
}
