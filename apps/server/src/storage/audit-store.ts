import type { PersonId, ReportId } from '@huigao/report';
import type { AuditAction } from '../audit/actions';
import type { AuditHash, AuditHead, AuditRecord } from '../audit/chain';
import type { AuditDraft } from '../audit/event';

/** Which records are asked for; all conditions hold together. */
export interface AuditQuery {
  readonly actor?: PersonId;
  readonly report?: ReportId;
  readonly action?: AuditAction;
  /** Epoch ms; `from` counts, `to` does not. */
  readonly from?: number;
  readonly to?: number;
  /** Only records before this one; the newest first. */
  readonly before?: number;
  readonly limit: number;
}

/** The audit log. It is only ever appended to. Every method rejects only on a failure of storage. */
export interface AuditStore {
  /** Chains an entry to the newest one; durable when it resolves. Entries lie in the order of the calls. */
  appendAudit(draft: AuditDraft): Promise<void>;
  /** Records that fit, newest first. */
  auditRecords(query: AuditQuery): Promise<readonly AuditRecord[]>;
  /** Records after `seq` in order, at most `limit`: for going through the whole log. */
  auditAfter(seq: number, limit: number): Promise<readonly AuditRecord[]>;
  /** How the log is chained, and its head. */
  auditChain(): Promise<{ readonly algorithm: AuditHash; readonly head: AuditHead }>;
}
