// What the audit log tells of. The text of an action is `audit.action.<code>`.

/** Codes of everything that makes an entry. A code that was ever written keeps its meaning for good. */
export const auditActions = [
  'session.signed-in',
  'session.signed-out',
  'session.refused',
  'account.set-up',
  'account.added',
  'report.created',
  'report.imported',
  'report.exported',
  'report.renamed',
  'report.signature-set',
  'member.set',
  'member.removed',
  'group.set',
  'group.removed',
  'invitation.made',
  'invitation.revoked',
  'invitation.used',
  'access.asked',
  'access.granted',
  'access.declined',
  'section.assigned',
  'section.retitled',
  'section.submitted',
  'section.returned',
  'section.agreed',
  'section.reopened',
  'section.signed',
  'section.values-taken',
  'figure.added',
  'figure.value-set',
  'figure.changed',
  'refused.request',
  'refused.write',
  'refused.socket',
  'refused.more',
  'audit.exported',
] as const;

export type AuditAction = (typeof auditActions)[number];

export const isAuditAction = (code: string): code is AuditAction =>
  (auditActions as readonly string[]).includes(code);
