import type { AuditStore } from '../storage/audit-store';
import { type AuditHash, ChainVerifier, type Verification } from './chain';
import { hashTextOf } from './hash';

/** Records that are read at once: others wait for the storage thread no longer than this takes. */
const pageSize = 500;

/** Checks the whole log of a running server, up to the head it had at the beginning. */
export async function verifyStored(
  store: AuditStore,
): Promise<{ readonly algorithm: AuditHash; readonly result: Verification }> {
  const { algorithm, head } = await store.auditChain();
  const verifier = new ChainVerifier(hashTextOf(algorithm));
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await store.auditAfter(after, pageSize);
    const records = page.filter(({ seq }) => seq <= head.count);
    if (!records.every((record) => verifier.take(record))) break;
    if (page.length < pageSize || records.length < page.length) break;
    after = records.at(-1)!.seq;
  }
  return { algorithm, result: verifier.end(head) };
}
