// Commands on what concerns the report as a whole on its way to the end: whose signatures are asked for, signing a part or all of it at
// once, freezing a final version 定本, and putting it away 归档.

import {
  type Action,
  advance,
  isSettled,
  type PersonId,
  type Report,
  reportDigest,
  type SectionId,
  type SigningOrder,
  sectionDigest,
  sectionsUnder,
  unsettledSections,
} from '@huigao/report';
import type * as Y from 'yjs';
import { metaOf, outlineOf, type ReportRecord, replaceEntry } from '../record';
import { type CommandContext, type CommandResult, done, maxTextLength, refuse } from './command-result';

export type FinalCommand =
  | { readonly type: 'setSigning'; readonly order: SigningOrder; readonly signers: readonly PersonId[] }
  | {
      readonly type: 'signTogether';
      /** Null: the whole report. */
      readonly part: SectionId | null;
      /** Every section of it with the digest of what the sender saw. */
      readonly seen: readonly { readonly section: SectionId; readonly digest: string }[];
      readonly why: string;
      readonly onBehalfOf: PersonId | null;
    }
  | {
      readonly type: 'freezeReport';
      /** What it is for, or `''`. */
      readonly note: string;
      /** `reportDigest` of what the sender saw. */
      readonly digest: string;
    }
  /** `archived`: away from everybody's lists; else back into them. */
  | { readonly type: 'archiveReport'; readonly archived: boolean };

const types = {
  setSigning: true,
  signTogether: true,
  freezeReport: true,
  archiveReport: true,
} as const satisfies Record<FinalCommand['type'], true>;

export const isFinalCommand = (command: { readonly type: string }): command is FinalCommand =>
  Object.hasOwn(types, command.type);

/** Most final versions of a report: a record holds a line of each. */
const mostFinals = 500;

export function rightForFinals(command: FinalCommand, record: ReportRecord): Action {
  if (command.type !== 'signTogether') return { do: 'manage' };
  const [first] = sectionsUnder(record, command.part);
  // So that the answer is "not found".
  if (!first) return { do: 'read' };
  return { do: command.onBehalfOf === null ? 'sign' : 'signOnBehalf', section: first.id };
}

export function changeFinals(
  doc: Y.Doc,
  record: ReportRecord,
  command: FinalCommand,
  context: CommandContext,
): CommandResult {
  switch (command.type) {
    case 'setSigning':
      return setSigning(doc, record, command);
    case 'signTogether':
      return signTogether(doc, record, command, context);
    case 'freezeReport':
      return freeze(doc, record, command, context);
    case 'archiveReport':
      return archive(doc, record, command, context);
  }
}

type Command<Type extends FinalCommand['type']> = Extract<FinalCommand, { readonly type: Type }>;

function setSigning(
  doc: Y.Doc,
  record: ReportRecord,
  { order, signers }: Command<'setSigning'>,
): CommandResult {
  const stranger = signers.find((person) => !record.people.get(person)?.roles.includes('approver'));
  if (stranger) return refuse('unknown-person', stranger);
  metaOf(doc).set('signing', { order, signers: [...new Set(signers)] });
  return done;
}

function signTogether(
  doc: Y.Doc,
  record: ReportRecord,
  { part, seen, why, onBehalfOf }: Command<'signTogether'>,
  { by, at, report: read }: CommandContext,
): CommandResult {
  const sections = sectionsUnder(record, part);
  if (sections.length === 0) return refuse('not-found', part ?? 'report');
  if (why.length > maxTextLength) return refuse('bad-text', 'why');
  if (onBehalfOf !== null && !record.people.get(onBehalfOf)?.roles.includes('approver'))
    return refuse('unknown-person', onBehalfOf);
  const report = read?.();
  if (!report) return refuse('no-text', sections[0]!.id);
  const fault = unseen(
    report,
    sections.map(({ id }) => id),
    seen,
  );
  if (fault) return fault;
  const entries = [];
  const leftOut: ('signed-already' | 'not-a-signer')[] = [];
  for (const { id } of sections) {
    const result = advance(report, id, { event: 'sign', by, at, why, onBehalfOf });
    if (result.ok) entries.push(result.entry);
    // Signed before, or done without 免签: the others are signed all the same.
    else if (result.code === 'signed-already' || result.code === 'not-a-signer') leftOut.push(result.code);
    else return refuse(result.code, id);
  }
  if (entries.length === 0)
    return refuse(leftOut.includes('signed-already') ? 'signed-already' : 'not-a-signer', sections[0]!.id);
  for (const entry of entries)
    replaceEntry(
      outlineOf(doc),
      record.outline.findIndex(({ id }) => id === entry.id),
      entry,
    );
  return done;
}

/** A part is signed only when every section of it is agreed on the digest of now, and that is what the signer saw. */
function unseen(
  report: Report,
  sections: readonly SectionId[],
  seen: Command<'signTogether'>['seen'],
): CommandResult | null {
  const entries = report.outline.filter(({ id }) => sections.includes(id));
  const open = entries.find((entry) => !isSettled(report, entry));
  if (open) return refuse('not-all-agreed', open.title);
  const digests = new Map(seen.map(({ section, digest }) => [section, digest]));
  const changed = sections.find((section) => digests.get(section) !== sectionDigest(report, section));
  return changed || digests.size !== sections.length ? refuse('section-changed', changed ?? '') : null;
}

function freeze(
  doc: Y.Doc,
  record: ReportRecord,
  { note, digest }: Command<'freezeReport'>,
  { by, at, report: read, blocking }: CommandContext,
): CommandResult {
  if (note.length > maxTextLength) return refuse('bad-text', 'note');
  const report = read?.();
  if (!report) return refuse('not-found', 'report');
  const [open] = unsettledSections(report);
  if (open) return refuse('not-all-agreed', record.outline.find(({ id }) => id === open)?.title ?? open);
  const found = blocking?.(report, null) ?? [];
  if (found.length > 0) return refuse('open-findings', found.join(' '));
  if (digest !== reportDigest(report)) return refuse('section-changed', '');
  const last = record.finals.at(-1);
  if (last?.digest === digest) return refuse('frozen-already', String(last.number));
  if (record.finals.length >= mostFinals) return refuse('too-many-finals', String(mostFinals));
  const number = (last?.number ?? 0) + 1;
  metaOf(doc).set('finals', [...record.finals, { number, by, at, note: note.trim(), digest }]);
  return done;
}

/** Twice is once: who put it away first, and when, stays. */
function archive(
  doc: Y.Doc,
  record: ReportRecord,
  { archived }: Command<'archiveReport'>,
  { by, at }: CommandContext,
): CommandResult {
  if (archived !== (record.archived !== null)) metaOf(doc).set('archived', archived ? { by, at } : null);
  return done;
}
