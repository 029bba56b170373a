import path from 'node:path';
import { chainOf, recordsAfter } from '../storage/sqlite/audit-tables';
import { type Database, openToRead } from '../storage/sqlite/database';
import { type AuditHash, type AuditHead, type AuditRecord, ChainVerifier, type Verification } from './chain';
import { hasHash, hashTextOf } from './hash';

/** Records that are held at once. */
const pageSize = 1000;

/**
 * Checks the audit log of a data directory, also while a server writes it: in one transaction, so that what is appended meanwhile
 * is left for the next time. Rejects when there is no log that can be read.
 * @param noted - a head written down elsewhere, which the log must pass
 * @param more - looks at the rest of the database in the same transaction, when the log is whole; told each of its records before
 */
export async function verifyDirectory<More = null>(
  directory: string,
  noted: AuditHead | null = null,
  more?: {
    readonly record: (record: AuditRecord) => void;
    readonly end: (database: Database) => Promise<More>;
  },
): Promise<{ readonly algorithm: AuditHash; readonly result: Verification; readonly more: More | null }> {
  const database = await openToRead(path.join(directory, 'huigao.db'));
  try {
    database.exec('begin');
    const chain = chainOf(database);
    if (!chain) throw new Error('no such table: audit_chain');
    if (!hasHash(chain.algorithm)) throw new Error(`no ${chain.algorithm}`);
    const verifier = new ChainVerifier(hashTextOf(chain.algorithm), noted);
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const records = recordsAfter(database, after, pageSize);
      if (records.length === 0 || !records.every((record) => verifier.take(record))) break;
      for (const record of records) more?.record(record);
      after = records.at(-1)!.seq;
    }
    const result = verifier.end(chain);
    return { algorithm: chain.algorithm, result, more: result.ok && more ? await more.end(database) : null };
  } finally {
    database.close();
  }
}
