// What of the audit log is asked for, from the query of an address.

import { personId, type ReportId, reportId } from '@huigao/report';
import type { Request } from 'express';
import * as v from 'valibot';
import { auditActions } from '../audit/actions';
import type { AuditQuery } from '../storage/audit-store';
import { Problem } from './problem';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const whole = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

const shape = v.object({
  actor: v.exactOptional(v.pipe(id, v.transform(personId))),
  report: v.exactOptional(v.pipe(id, v.transform(reportId))),
  action: v.exactOptional(v.picklist(auditActions)),
  from: v.exactOptional(whole),
  to: v.exactOptional(whole),
  before: v.exactOptional(whole),
});

/** @param report - the only report that may be asked for; null: all of them */
export function auditQueryOf({ query }: Request, report: ReportId | null): Omit<AuditQuery, 'limit'> {
  // A field that a form leaves empty is none.
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  const parsed = v.safeParse(shape, given, { abortEarly: true });
  if (!parsed.success)
    throw new Problem('bad-request', { detail: v.getDotPath(parsed.issues[0]) ?? 'query' });
  return report === null ? parsed.output : { ...parsed.output, report };
}
