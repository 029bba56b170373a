// From draft to signed: the states of a section and what leads from one to another. Who may do what is `may`'s affair.

import { sectionDigest } from '../digest';
import type { PersonId, SectionId } from '../ids';
import { maybeSection, type OutlineEntry, type Report, type SectionStatus } from '../report';
import { pinsOf, type UpdatedFigure, updatedFigures } from './pins';
import { missingSigners, signatureRefusal } from './signatures';

/** 送审, 退回, 定稿, 重开, 签署, 免签, 采用新数据. */
export const workflowEvents = ['submit', 'return', 'agree', 'reopen', 'sign', 'skip', 'takeValues'] as const;
export type WorkflowEvent = (typeof workflowEvents)[number];

/** One step a section took, kept for ever: who, when (epoch ms), why. */
export interface WorkflowStep {
  readonly event: WorkflowEvent;
  readonly by: PersonId;
  readonly at: number;
  /** The reason; `''` where none is asked. */
  readonly why: string;
  /** For whom it was signed 代签, when not for oneself; who need not sign 免签. */
  readonly onBehalfOf: PersonId | null;
  /** Digest of the section's text with its figures, where text was agreed or signed. */
  readonly digest: string | null;
  /** What was taken of new values 采用新数据; absent for all else, and in steps of earlier versions. */
  readonly taken?: readonly UpdatedFigure[];
}

/** To which state an event leads; null: it cannot happen there. */
export const transitions: Record<SectionStatus, Record<WorkflowEvent, SectionStatus | null>> = {
  drafting: {
    submit: 'submitted',
    return: null,
    agree: null,
    reopen: null,
    sign: null,
    skip: null,
    takeValues: null,
  },
  submitted: {
    submit: null,
    return: 'returned',
    agree: 'agreed',
    reopen: 'drafting',
    sign: null,
    skip: null,
    takeValues: null,
  },
  returned: {
    submit: 'submitted',
    return: null,
    agree: null,
    reopen: null,
    sign: null,
    skip: null,
    takeValues: null,
  },
  agreed: {
    submit: null,
    return: null,
    agree: null,
    reopen: 'drafting',
    sign: 'signed',
    skip: 'agreed',
    takeValues: 'agreed',
  },
  // A value that is taken changes what was signed: the signatures on it are void.
  signed: {
    submit: null,
    return: null,
    agree: null,
    reopen: 'drafting',
    sign: 'signed',
    skip: 'signed',
    takeValues: 'agreed',
  },
};

/** What someone asks for. */
export interface WorkflowRequest {
  readonly event: WorkflowEvent;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  readonly why: string;
  readonly onBehalfOf: PersonId | null;
}

/**
 * Why it cannot be done: not in this state; a reason is missing; nothing changed that could be taken; signed already; nobody asks
 * for this person's signature, or others sign before; a section without a readable text.
 */
export type WorkflowRefusal =
  | 'wrong-status'
  | 'no-reason'
  | 'nothing-to-take'
  | 'signed-already'
  | 'not-a-signer'
  | 'not-your-turn'
  | 'no-text';

export type WorkflowResult =
  | { readonly ok: true; readonly entry: OutlineEntry }
  | { readonly ok: false; readonly code: WorkflowRefusal };

const refuse = (code: WorkflowRefusal): WorkflowResult => ({ ok: false, code });

const needsReason = ({ event, onBehalfOf }: WorkflowRequest) =>
  event === 'return' || event === 'reopen' || onBehalfOf !== null;

/** The digest of a section as it would be shown by `entry`. */
const digestAs = (report: Report, entry: OutlineEntry) =>
  sectionDigest(
    { ...report, outline: report.outline.map((one) => (one.id === entry.id ? entry : one)) },
    entry.id,
  );

/**
 * The outline entry after an event. Agreeing pins the values that the text shows and takes its digest; signing binds to the digest of
 * what is shown; taking values pins the ones of now. The rights are the caller's to check.
 */
export function advance(report: Report, section: SectionId, request: WorkflowRequest): WorkflowResult {
  const entry = maybeSection(report, section);
  const status = entry && transitions[entry.status][request.event];
  if (!entry || entry.kind === 'part' || !status) return refuse('wrong-status');
  if (needsReason(request) && request.why.trim() === '') return refuse('no-reason');
  const body = report.bodies.get(section);
  if (!body) return refuse('no-text');
  const taken = request.event === 'takeValues' ? updatedFigures(report, entry) : null;
  if (taken?.length === 0) return refuse('nothing-to-take');
  const refused = signerRefusal(report, entry, request);
  if (refused) return refuse(refused);
  const pins = pinsAfter(report, entry, request.event);
  const next = { ...entry, status, pins };
  const { event, by, at, why, onBehalfOf } = request;
  const digest = pins ? digestAs(report, next) : null;
  const step = { event, by, at, why: why.trim(), onBehalfOf, digest, ...(taken ? { taken } : {}) };
  return { ok: true, entry: { ...next, steps: [...entry.steps, step] } };
}

/** Why this signature, or doing without it, is not asked for. */
function signerRefusal(
  report: Report,
  entry: OutlineEntry,
  { event, by, onBehalfOf }: WorkflowRequest,
): WorkflowRefusal | null {
  if (event === 'skip')
    return onBehalfOf !== null && missingSigners(report, entry).includes(onBehalfOf) ? null : 'not-a-signer';
  return event === 'sign' ? signatureRefusal(report, entry, onBehalfOf ?? by) : null;
}

function pinsAfter(report: Report, { id, pins }: OutlineEntry, event: WorkflowEvent): OutlineEntry['pins'] {
  switch (event) {
    case 'agree':
    case 'takeValues':
      return pinsOf(report, report.bodies.get(id)!);
    case 'sign':
    case 'skip':
      return pins;
    case 'submit':
    case 'return':
    case 'reopen':
      return null;
  }
}
