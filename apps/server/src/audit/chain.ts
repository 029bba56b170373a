// The chain of the audit log: each record carries the hash of the one before it, so that a record cannot be changed, removed, put
// in or moved without breaking all that follow. Pure: the hash function comes in.

import type { AuditDraft } from './event';

/** Hash functions a log can be chained with: SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016). Both give 256 bits. */
export const auditHashes = ['sha256', 'sm3'] as const;
export type AuditHash = (typeof auditHashes)[number];

/** Hash of a text's UTF-8, as 64 hexadecimal digits. */
export type HashText = (text: string) => string;

/** One record as it is stored. */
export interface AuditRecord extends Omit<AuditDraft, 'detail'> {
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** The JSON of the draft's detail, its keys in order: hashed as the text that is stored. */
  readonly detail: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** How far a log reaches: how many records, and the hash of the newest. */
export interface AuditHead {
  readonly count: number;
  readonly hash: string;
}

/** Where every chain begins. */
export const emptyHead: AuditHead = { count: 0, hash: '0'.repeat(64) };

/**
 * The bytes that are hashed: a JSON array of a fixed order, so that no two records are written alike. Its first word names this
 * order; another order gets another word.
 */
const encodeRecord = (record: Omit<AuditRecord, 'hash'>): string =>
  JSON.stringify([
    'huigao-audit-1',
    record.seq,
    record.at,
    record.actor,
    record.address,
    record.action,
    record.report,
    record.section,
    record.figure,
    record.account,
    record.detail,
    record.prevHash,
  ]);

const encodeDetail = (detail: AuditDraft['detail']) =>
  JSON.stringify(Object.fromEntries(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1))));

/** The record that follows `head`. */
export function chainRecord(draft: AuditDraft, head: AuditHead, hash: HashText): AuditRecord {
  const record = {
    ...draft,
    at: Math.round(draft.at),
    detail: encodeDetail(draft.detail),
    seq: head.count + 1,
    prevHash: head.hash,
  };
  return { ...record, hash: hash(encodeRecord(record)) };
}

/** The head of a log that ends with this record. */
export const headAt = ({ seq, hash }: AuditRecord): AuditHead => ({ count: seq, hash });

/**
 * What is wrong with the first broken record. `missing`: there is another one in its place, or none. `changed`: its content is
 * not what was hashed. `unlinked`: it does not follow the record before it. `not-as-noted`: it is not the one that was noted outside.
 */
export type ChainFault = 'missing' | 'changed' | 'unlinked' | 'not-as-noted';

export type Verification =
  | { readonly ok: true; readonly count: number; readonly hash: string }
  | { readonly ok: false; readonly seq: number; readonly fault: ChainFault };

/** Checks a log from its first record on, in pieces of any size. */
export class ChainVerifier {
  readonly #hash: HashText;
  readonly #noted: AuditHead | null;
  #head: AuditHead = emptyHead;
  #broken: Extract<Verification, { ok: false }> | null = null;

  /** @param noted - a head that was written down outside the log: the chain must pass it */
  constructor(hash: HashText, noted: AuditHead | null = null) {
    this.#hash = hash;
    this.#noted = noted;
  }

  /** Takes the next record in the order of `seq`. False: the log is broken, and nothing further matters. */
  take(record: AuditRecord): boolean {
    if (this.#broken) return false;
    const fault = this.#faultOf(record);
    // A record that stands where none may be (below 1) is itself the broken one; a gap breaks at the first that is missing.
    const seq = fault === 'missing' ? Math.min(this.#head.count + 1, record.seq) : record.seq;
    if (fault) this.#broken = { ok: false, seq, fault };
    else this.#head = headAt(record);
    return !fault;
  }

  #faultOf(record: AuditRecord): ChainFault | null {
    if (record.seq !== this.#head.count + 1) return 'missing';
    if (record.hash !== this.#hash(encodeRecord(record))) return 'changed';
    if (record.prevHash !== this.#head.hash) return 'unlinked';
    const isNoted = record.seq === this.#noted?.count;
    return isNoted && record.hash !== this.#noted?.hash ? 'not-as-noted' : null;
  }

  /** @param kept - the head that the store keeps beside the records */
  end(kept: AuditHead): Verification {
    if (this.#broken) return this.#broken;
    const { count, hash } = this.#head;
    const expected = Math.max(kept.count, this.#noted?.count ?? 0);
    if (count < expected) return { ok: false, seq: count + 1, fault: 'missing' };
    if (count > kept.count) return { ok: false, seq: kept.count + 1, fault: 'unlinked' };
    return hash === kept.hash ? { ok: true, count, hash } : { ok: false, seq: count, fault: 'unlinked' };
  }
}
