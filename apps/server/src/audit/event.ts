// What an entry of the audit log says.

import type { FigureId, PersonId, ReportId, SectionId } from '@huigao/report';
import type { AuditAction } from './actions';
import type { AuditDetail } from './details';

export type AuditValue = string | number | boolean | null | readonly string[];

/** Something that happened, as a caller tells it. Never a password, a token, or a text of a report. */
export interface AuditEvent {
  readonly action: AuditAction;
  /** Who did it; null or absent: nobody signed in, or the server itself. */
  readonly actor?: PersonId | null;
  /** The network address it came from. */
  readonly address?: string | null;
  /** What it was done to. */
  readonly report?: ReportId | null;
  readonly section?: SectionId | null;
  readonly figure?: FigureId | null;
  readonly account?: PersonId | null;
  readonly detail?: Readonly<Partial<Record<AuditDetail, AuditValue>>>;
}

/** An event with every field and its time, as storage takes it. A type, not an interface, so that it is a `Note` of a room. */
export type AuditDraft = {
  readonly [Field in keyof Required<AuditEvent>]: Exclude<AuditEvent[Field], undefined>;
} & {
  /** Epoch ms. */
  readonly at: number;
};

/** Longest text of a detail that is kept, in UTF-16 units: entries are many and stay for good. */
const longestText = 300;

const shortened = (value: AuditValue): AuditValue => {
  if (typeof value === 'string') return value.slice(0, longestText);
  return Array.isArray(value) ? value.slice(0, 50).map((one) => String(shortened(one))) : value;
};

/** A column holds neither a NUL nor half a character: what is hashed must be what is read back. (JSON escapes both.) */
const whole = <Id extends string>(id: Id | null): Id | null =>
  id && (id.slice(0, longestText).replace(/\0|\p{Surrogate}/gu, '\uFFFD') as Id);

/** The event as it is stored. */
export function draftOf(event: AuditEvent, at: number): AuditDraft {
  const { action, actor = null, address = null, report = null, section = null, figure = null } = event;
  const detail = Object.entries(event.detail ?? {}).map(([name, value]) => [name, shortened(value)] as const);
  return {
    at,
    action,
    actor,
    address: whole(address),
    report: whole(report),
    section: whole(section),
    figure: whole(figure),
    account: whole(event.account ?? null),
    detail: Object.fromEntries(detail),
  };
}
