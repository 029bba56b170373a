// Who has signed what, whether it still holds, and who is asked next.

import { sectionDigest } from '../digest';
import type { PersonId, SectionId } from '../ids';
import type { OutlineEntry, Report } from '../report';
import type { WorkflowStep } from './workflow';

/** In which order the signers 签署人 of a report sign each section: at once 会签, or one after the other 依次. */
export const signingOrders = ['parallel', 'ordered'] as const;
export type SigningOrder = (typeof signingOrders)[number];

/** Whose signatures a report asks for. */
export interface SigningPlan {
  readonly order: SigningOrder;
  /** In their order; empty: every approver 分管领导. */
  readonly signers: readonly PersonId[];
}

/** What holds where nobody has said otherwise. */
export const openPlan: SigningPlan = { order: 'parallel', signers: [] };

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

/** Signatures that taking new values 采用新数据 made void, until those people have signed anew. */
export interface VoidedSignatures {
  /** The step that made them void: who took what. */
  readonly step: WorkflowStep;
  readonly signers: readonly PersonId[];
}

/** What made signatures on a section void since it was agreed, and whose; null: nothing, or all of them have signed anew. */
export function voidedSignatures(report: Report, entry: OutlineEntry): VoidedSignatures | null {
  const [step] = standingSteps(entry);
  if (step?.event !== 'takeValues') return null;
  const at = entry.steps.lastIndexOf(step);
  const agreed = entry.steps.slice(0, at).findLastIndex(({ event }) => event === 'agree');
  const before = entry.steps.slice(Math.max(0, agreed), at).filter(({ event }) => event === 'sign');
  const signed = new Set(before.map(({ by, onBehalfOf }) => onBehalfOf ?? by));
  const signers = missingSigners(report, entry).filter((person) => signed.has(person));
  return signers.length > 0 ? { step, signers } : null;
}

/** Whose valid signatures a section bears. */
const validSigners = (report: Report, entry: OutlineEntry): readonly PersonId[] =>
  signaturesOn(report, entry).flatMap(({ isValid, by, onBehalfOf }) => (isValid ? [onBehalfOf ?? by] : []));

/** Whether a section that is agreed or signed still reads as it did then. True for all others. */
export function isAsAgreed(report: Report, entry: OutlineEntry): boolean {
  const last = standingSteps(entry).at(-1);
  return !last || last.digest === sectionDigest(report, entry.id);
}

/** Whose signatures a report asks for, in their order. One who is no approver any more is not asked. */
export function askedSigners({ people, signing }: Pick<Report, 'people' | 'signing'>): readonly PersonId[] {
  const isApprover = (person: PersonId) => people.get(person)?.roles.includes('approver') ?? false;
  return signing.signers.length > 0
    ? signing.signers.filter(isApprover)
    : [...people.keys()].filter(isApprover);
}

/** Without whose signatures the owner did 免签 on what stands now. */
const skippedSigners = (entry: OutlineEntry): readonly PersonId[] =>
  standingSteps(entry).flatMap(({ event, onBehalfOf }) =>
    event === 'skip' && onBehalfOf !== null ? [onBehalfOf] : [],
  );

/** Who was asked for a signature and has neither signed what stands now nor been skipped 免签; in their order. */
export function missingSigners(report: Report, entry: OutlineEntry): readonly PersonId[] {
  const signed = validSigners(report, entry);
  const skipped = skippedSigners(entry);
  return askedSigners(report).filter((person) => !signed.includes(person) && !skipped.includes(person));
}

/** Of those whose signatures are missing, the ones who can sign now. */
export function signersInTurn(report: Report, entry: OutlineEntry): readonly PersonId[] {
  const missing = missingSigners(report, entry);
  return report.signing.order === 'ordered' ? missing.slice(0, 1) : missing;
}

/**
 * Why a person cannot sign a section now, or null. Whether they have the right is asked of `may`. Who was skipped does not sign after
 * all, with or without named signers: that reason stands, and a signature beside it would say otherwise.
 */
export function signatureRefusal(
  report: Report,
  entry: OutlineEntry,
  signer: PersonId,
): 'signed-already' | 'not-a-signer' | 'not-your-turn' | null {
  if (validSigners(report, entry).includes(signer)) return 'signed-already';
  const isNamedOnly = report.signing.signers.length > 0;
  if (skippedSigners(entry).includes(signer)) return 'not-a-signer';
  if (isNamedOnly && !missingSigners(report, entry).includes(signer)) return 'not-a-signer';
  const isWaiting = report.signing.order === 'ordered' && !signersInTurn(report, entry).includes(signer);
  return isWaiting ? 'not-your-turn' : null;
}

/** The sections of a part, or of the whole report (null), in their order. */
export function sectionsUnder(
  { outline }: Pick<Report, 'outline'>,
  part: SectionId | null,
): readonly OutlineEntry[] {
  if (part === null) return outline.filter(({ kind }) => kind !== 'part');
  const start = outline.findIndex(({ id }) => id === part);
  const rest = start < 0 ? [] : outline.slice(start + 1);
  const end = rest.findIndex(({ level }) => level === 1);
  return rest.slice(0, end < 0 ? rest.length : end).filter(({ kind }) => kind !== 'part');
}

/** Whether a section is agreed, and reads as it was agreed. */
export const isSettled = (report: Report, entry: OutlineEntry): boolean =>
  (entry.status === 'agreed' || entry.status === 'signed') && isAsAgreed(report, entry);
