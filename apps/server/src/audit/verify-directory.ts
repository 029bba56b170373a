import path from 'node:path';
import { chainOf, recordsAfter } from '../storage/sqlite/audit-tables';
import { openToRead } from '../storage/sqlite/database';
import { type AuditHash, type AuditHead, ChainVerifier, type Verification } from './chain';
import { hasHash, hashTextOf } from './hash';

/** Records that are held at once. */
const pageSize = 1000;

/**
 * Checks the audit log of a data directory, also while a server writes it: in one transaction, so that what is appended meanwhile
 * is left for the next time. Rejects when there is no log that can be read.
 * @param noted - a head written down elsewhere, which the log must pass
 */
export async function verifyDirectory(
  directory: string,
  noted: AuditHead | null = null,
): Promise<{ readonly algorithm: AuditHash; readonly result: Verification }> {
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
      after = records.at(-1)!.seq;
    }
    return { algorithm: chain.algorithm, result: verifier.end(chain) };
  } finally {
    database.close();
  }
}
