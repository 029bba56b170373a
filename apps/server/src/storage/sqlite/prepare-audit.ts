import { type AuditHash, emptyHead } from '../../audit/chain';
import { hasHash } from '../../audit/hash';
import { StorageRefused } from '../storage';
import { chainOf } from './audit-tables';
import type { Database } from './database';

/**
 * Begins the audit log of a database that has none, with `wanted` or SHA-256. The hash function of a log is for good: a chain
 * that changed it in the middle could be cut there.
 */
export function prepareAudit(database: Database, wanted: AuditHash | null): void {
  const algorithm = chainOf(database)?.algorithm ?? wanted ?? 'sha256';
  if (wanted && wanted !== algorithm) throw new StorageRefused('audit-hash-fixed', algorithm);
  if (!hasHash(algorithm)) throw new StorageRefused('audit-hash-missing', algorithm);
  const { count, hash } = emptyHead;
  database
    .prepare(
      'insert into audit_chain (one, algorithm, count, hash) values (1, ?, ?, ?) on conflict do nothing',
    )
    .run(algorithm, count, hash);
}
