// From draft to signed: the states of a section and what leads from one to another. Who may do what is `may`'s affair.

import { sectionDigest } from './digest';
import type { PersonId, SectionId } from './ids';
import { pinsOf, updatedFigures } from './pins';
import { maybeSection, type OutlineEntry, type Report, type SectionStatus } from './report';

/** 送审, 退回, 定稿, 重开, 签署, 采用新数据. */
export const workflowEvents = ['submit', 'return', 'agree', 'reopen', 'sign', 'takeValues'] as const;
export type WorkflowEvent = (typeof workflowEvents)[number];

/** One step a section took, kept for ever: who, when (epoch ms), why. */
export interface WorkflowStep {
  readonly event: WorkflowEvent;
  readonly by: PersonId;
  readonly at: number;
  /** The reason; `''` where none is asked. */
  readonly why: string;
  /** For whom it was signed 代签, when not for oneself. */
  readonly onBehalfOf: PersonId | null;
  /** Digest of the section's text with its figures, where text was agreed or signed. */
  readonly digest: string | null;
}

/** To which state an event leads; null: it cannot happen there. */
export const transitions: Record<SectionStatus, Record<WorkflowEvent, SectionStatus | null>> = {
  drafting: { submit: 'submitted', return: null, agree: null, reopen: null, sign: null, takeValues: null },
  submitted: {
    submit: null,
    return: 'returned',
    agree: 'agreed',
    reopen: 'drafting',
    sign: null,
    takeValues: null,
  },
  returned: { submit: 'submitted', return: null, agree: null, reopen: null, sign: null, takeValues: null },
  agreed: {
    submit: null,
    return: null,
    agree: null,
    reopen: 'drafting',
    sign: 'signed',
    takeValues: 'agreed',
  },
  // A value that is taken changes what was signed: the signatures on it are void.
  signed: {
    submit: null,
    return: null,
    agree: null,
    reopen: 'drafting',
    sign: 'signed',
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
 * Why it cannot be done: not in this state; a reason is missing; nothing changed that could be taken; signed already; a section
 * without a readable text.
 */
export type WorkflowRefusal = 'wrong-status' | 'no-reason' | 'nothing-to-take' | 'signed-already' | 'no-text';

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
  if (request.event === 'takeValues' && updatedFigures(report, entry).length === 0)
    return refuse('nothing-to-take');
  const signer = request.onBehalfOf ?? request.by;
  if (request.event === 'sign' && validSigners(report, entry).includes(signer))
    return refuse('signed-already');
  const pins = pinsAfter(report, entry, request.event);
  const next = { ...entry, status, pins };
  const { event, by, at, why, onBehalfOf } = request;
  const digest = pins ? digestAs(report, next) : null;
  return {
    ok: true,
    entry: { ...next, steps: [...entry.steps, { event, by, at, why: why.trim(), onBehalfOf, digest }] },
  };
}

function pinsAfter(report: Report, { id, pins }: OutlineEntry, event: WorkflowEvent): OutlineEntry['pins'] {
  switch (event) {
    case 'agree':
    case 'takeValues':
      return pinsOf(report, report.bodies.get(id)!);
    case 'sign':
      return pins;
    case 'submit':
    case 'return':
    case 'reopen':
      return null;
  }
}

/** The steps that agreed or signed what stands now: those since it was last agreed, or its values were last taken. */
export function standingSteps({ status, steps }: OutlineEntry): readonly WorkflowStep[] {
  if (status !== 'agreed' && status !== 'signed') return [];
  const start = steps.findLastIndex(({ event }) => event === 'agree' || event === 'takeValues');
  return start < 0 ? [] : steps.slice(start);
}

/** The signatures on what stands now, with whether the text still has the digest that was signed. */
export function signaturesOn(
  report: Report,
  entry: OutlineEntry,
): readonly (WorkflowStep & { readonly isValid: boolean })[] {
  const signed = standingSteps(entry).filter(({ event }) => event === 'sign');
  if (signed.length === 0) return [];
  const digest = sectionDigest(report, entry.id);
  return signed.map((step) => ({ ...step, isValid: step.digest === digest }));
}

const validSigners = (report: Report, entry: OutlineEntry): readonly PersonId[] =>
  signaturesOn(report, entry).flatMap(({ isValid, by, onBehalfOf }) => (isValid ? [onBehalfOf ?? by] : []));

/** Whether a section that is agreed or signed still reads as it did then. True for all others. */
export function isAsAgreed(report: Report, entry: OutlineEntry): boolean {
  const last = standingSteps(entry).at(-1);
  return !last || last.digest === sectionDigest(report, entry.id);
}
