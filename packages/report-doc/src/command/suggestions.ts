// Commands on suggestions 修订建议. Making one needs the right to suggest, changing or withdrawing it is its author's, deciding on it needs
// the right to edit the section. Accepting changes record and text in one step: never one without the other.

import {
  type Action,
  type Anchor,
  type Ground,
  maxDecidedAtOnce,
  maxSuggestions,
  maxWhyLength,
  may,
  maybeSection,
  type PersonId,
  type Report,
  type SectionId,
  type SuggestedChange,
  type Suggestion,
  type SuggestionId,
  shownText,
  tidyChange,
} from '@huigao/report';
import type * as Y from 'yjs';
import { anchoredPoint, anchoredRange, Sizes } from '../anchor';
import { isSameChange } from '../fork/same-change';
import { groundOf, placeOfSuggestion } from '../ground';
import { type ReportRecord, suggestionsOf } from '../record';
import { acceptAll, takeBack } from './apply-suggestions';
import { type CommandContext, type CommandRefused, type CommandResult, done, refuse } from './command-result';
import { changeFault } from './suggested';

/** A suggestion as the one who decides saw it. */
export interface SeenSuggestion {
  readonly suggestion: SuggestionId;
  readonly version: number;
}

/** What a suggestion is of, in the words of who makes it. */
export interface SuggestedAt {
  readonly anchor: Anchor;
  /** What stood there as its author saw it (`groundText`): where something else stands by now, it is refused. */
  readonly text: string;
  readonly change: SuggestedChange;
  readonly why: string;
}

export type SuggestionCommand =
  | ({
      readonly type: 'suggest';
      readonly suggestion: SuggestionId;
      readonly section: SectionId;
    } & SuggestedAt)
  /** By its author, while it waits: as he goes on typing. */
  | ({ readonly type: 'reviseSuggestion'; readonly suggestion: SuggestionId } & SuggestedAt)
  | { readonly type: 'withdrawSuggestion'; readonly suggestion: SuggestionId }
  /** Those that cannot be accepted as they were seen are left as they are, as long as one can. */
  | { readonly type: 'acceptSuggestions'; readonly suggestions: readonly SeenSuggestion[] }
  | {
      readonly type: 'rejectSuggestions';
      readonly suggestions: readonly SeenSuggestion[];
      /** Told to their authors; absent: nothing is said. */
      readonly why?: string;
    }
  /** Takes decisions back; where one was accepted, only if what was put in still stands as it was put in. */
  | { readonly type: 'reopenSuggestions'; readonly suggestions: readonly SeenSuggestion[] };

const types = {
  suggest: true,
  reviseSuggestion: true,
  withdrawSuggestion: true,
  acceptSuggestions: true,
  rejectSuggestions: true,
  reopenSuggestions: true,
} as const satisfies Record<SuggestionCommand['type'], true>;

export const isSuggestionCommand = (command: { readonly type: string }): command is SuggestionCommand =>
  Object.hasOwn(types, command.type);

const sectionIn = (record: ReportRecord, section: SectionId) =>
  maybeSection({ ...record, bodies: new Map() }, section);

/** The right a command needs before it is looked at closer; where there is no section the right to read, so that the answer is "not found". */
export function rightForSuggestions(command: SuggestionCommand, record: ReportRecord): Action {
  if (command.type === 'suggest')
    return sectionIn(record, command.section) ? { do: 'suggest', section: command.section } : { do: 'read' };
  if (command.type !== 'reviseSuggestion') return { do: 'read' };
  const suggestion = record.suggestions.get(command.suggestion);
  return suggestion && sectionIn(record, suggestion.section)
    ? { do: 'suggest', section: suggestion.section }
    : { do: 'read' };
}

export function changeSuggestions(
  doc: Y.Doc,
  record: ReportRecord,
  command: SuggestionCommand,
  context: CommandContext,
): CommandResult {
  switch (command.type) {
    case 'suggest':
      return suggest(doc, record, command, context);
    case 'reviseSuggestion':
      return revise(doc, record, command, context);
    case 'withdrawSuggestion':
      return withdraw(doc, record, command, context);
    case 'acceptSuggestions':
    case 'rejectSuggestions':
    case 'reopenSuggestions':
      return decide(doc, record, command, context);
  }
}

/** How long a withdrawn suggestion is kept where there is room, in ms. */
const withdrawnMs = 24 * 3600 * 1000;

/** Lets go of what was withdrawn; of all of it when room is needed. */
function forgetWithdrawn(doc: Y.Doc, at: number): void {
  const suggestions = suggestionsOf(doc);
  const isFull = suggestions.size >= maxSuggestions;
  for (const [id, { decision }] of [...suggestions.entries()])
    if (decision?.end === 'withdrawn' && (isFull || at - decision.at > withdrawnMs)) suggestions.delete(id);
}

function suggest(
  doc: Y.Doc,
  record: ReportRecord,
  { suggestion: id, section, ...wanted }: Extract<SuggestionCommand, { type: 'suggest' }>,
  context: CommandContext,
): CommandResult {
  if (!sectionIn(record, section)) return refuse('not-found', 'section');
  if (suggestionsOf(doc).has(id)) return refuse('exists', 'suggestion');
  forgetWithdrawn(doc, context.at);
  if (suggestionsOf(doc).size >= maxSuggestions)
    return refuse('too-many-suggestions', String(maxSuggestions));
  const judged = judge(section, wanted, context);
  if (!judged.ok) return judged;
  const { by, at } = context;
  const { ground, change, why } = judged;
  suggestionsOf(doc).set(id, { id, section, by, at, ground, change, why, decision: null, version: 1 });
  return done;
}

/** Why a suggestion cannot be changed by this person now, or null. */
function notHis(
  suggestion: Suggestion | undefined,
  record: ReportRecord,
  by: PersonId,
  type: string,
): CommandResult | null {
  if (!suggestion || !sectionIn(record, suggestion.section)) return refuse('not-found', 'suggestion');
  if (suggestion.by !== by) return refuse('forbidden', type);
  return suggestion.decision ? refuse('suggestion-decided', suggestion.decision.end) : null;
}

/** Whether what its author says now differs in the reason at most. */
function onlySaysWhy(
  { ground, change }: Suggestion,
  { anchor, text, change: wanted, why }: SuggestedAt,
): boolean {
  const isSameGround =
    ground.text === text && ground.anchor.from === anchor.from && ground.anchor.to === anchor.to;
  return isSameGround && isSameChange(change, wanted) && why.length <= maxWhyLength;
}

function revise(
  doc: Y.Doc,
  record: ReportRecord,
  { type, suggestion: id, ...wanted }: Extract<SuggestionCommand, { type: 'reviseSuggestion' }>,
  context: CommandContext,
): CommandResult {
  const suggestion = record.suggestions.get(id);
  const fault = notHis(suggestion, record, context.by, type);
  if (fault) return fault;
  // Saying why is no other suggestion: it is said also where the text has gone on.
  const judged = onlySaysWhy(suggestion!, wanted)
    ? { ok: true as const, ground: suggestion!.ground, change: suggestion!.change, why: wanted.why.trim() }
    : judge(suggestion!.section, wanted, context);
  if (!judged.ok) return judged;
  const { ground, change, why } = judged;
  suggestionsOf(doc).set(id, { ...suggestion!, ground, change, why, version: suggestion!.version + 1 });
  return done;
}

function withdraw(
  doc: Y.Doc,
  record: ReportRecord,
  { type, suggestion: id }: Extract<SuggestionCommand, { type: 'withdrawSuggestion' }>,
  { by, at }: CommandContext,
): CommandResult {
  const suggestion = record.suggestions.get(id);
  const fault = notHis(suggestion, record, by, type);
  if (fault) return fault;
  const decision = { end: 'withdrawn', by, at, put: null } as const;
  suggestionsOf(doc).set(id, { ...suggestion!, decision, version: suggestion!.version + 1 });
  return done;
}

/** What is suggested, judged on the text as it is now. */
function judge(
  section: SectionId,
  { anchor, text, change, why }: SuggestedAt,
  { report: read, section: documentOf }: CommandContext,
):
  | { readonly ok: true; readonly ground: Ground; readonly change: SuggestedChange; readonly why: string }
  | CommandRefused {
  if (why.length > maxWhyLength) return refuse('bad-suggestion', 'why');
  const report = read?.();
  const body = report?.bodies.get(section);
  const document = documentOf?.(section);
  if (!report || !body || !document) return refuse('no-text', section);
  const range = anchoredRange(document, anchor) ?? anchoredPoint(document, anchor);
  if (!range || range.to > body.content.size) return refuse('bad-anchor', section);
  // The server quotes, not the sender: a suggestion never claims a text that was not there.
  const ground = groundOf(document, body, range, shownText(report, section, range));
  if (!ground) return refuse('bad-suggestion', 'anchor');
  if (ground.text !== text) return refuse('suggestion-stale', section);
  const fault = changeFault(report, body, range, change);
  return fault ?? { ok: true, ground, change: tidyChange(change), why: why.trim() };
}

type DecidingCommand = Extract<SuggestionCommand, { readonly suggestions: unknown }>;

/** Where suggestions stand that wait: who may edit there decides on them. A decided one stands where it was decided. */
function standing({ report, section: documentOf }: CommandContext): (suggestion: Suggestion) => SectionId {
  let known: Report | undefined;
  const sizes = new Map<SectionId, Sizes>();
  return (suggestion) => {
    const { section, decision, ground } = suggestion;
    const doc = documentOf?.(section) ?? null;
    if (decision) return section;
    const own = sizes.get(section) ?? new Sizes();
    sizes.set(section, own);
    // Most do: the text of the report is not read for them.
    if (doc && anchoredRange(doc, ground.anchor, own)) return section;
    known ??= report?.();
    return known
      ? placeOfSuggestion(suggestion, known, (id) => documentOf?.(id) ?? null, own).section
      : section;
  };
}

/** Whether this person decides on it now; taking back what one withdrew oneself is its author's. @param section - where it stands */
function mayDecide(
  { by: author, decision }: Suggestion,
  section: SectionId,
  { type }: DecidingCommand,
  { by, record }: { readonly by: PersonId; readonly record: ReportRecord },
): CommandResult | null {
  if (type === 'reopenSuggestions' && decision?.end === 'withdrawn')
    return author === by && may(by, { do: 'suggest', section }, record) ? null : refuse('forbidden', type);
  if (may(by, { do: 'editText', section }, record)) return null;
  const outline = record.outline.map((entry) => ({ ...entry, status: 'drafting' as const }));
  const isOnlyLocked = may(by, { do: 'editText', section }, { ...record, outline });
  return isOnlyLocked ? refuse('section-locked', section) : refuse('forbidden', type);
}

/** Why a decision cannot be taken on it as it is, or null. */
function undecidable(
  { decision, version }: Suggestion,
  seen: SeenSuggestion,
  { type }: DecidingCommand,
): CommandResult | null {
  if (type === 'reopenSuggestions' ? !decision : decision)
    return refuse('suggestion-decided', decision?.end ?? 'open');
  return version === seen.version ? null : refuse('suggestion-revised');
}

function decide(
  doc: Y.Doc,
  record: ReportRecord,
  command: DecidingCommand,
  context: CommandContext,
): CommandResult {
  const { suggestions: seen, type } = command;
  if (seen.length === 0 || seen.length > maxDecidedAtOnce) return refuse('bad-suggestion', 'suggestions');
  const reason = type === 'rejectSuggestions' ? (command.why?.trim() ?? '') : '';
  if (reason.length > maxWhyLength) return refuse('bad-suggestion', 'why');
  let why: CommandResult | null = null;
  const sectionOf = standing(context);
  const wanted = new Map<SuggestionId, Suggestion>();
  for (const one of seen) {
    const suggestion = record.suggestions.get(one.suggestion);
    const section = suggestion && sectionOf(suggestion);
    if (!section || !sectionIn(record, section)) return refuse('not-found', 'suggestion');
    const forbidden = mayDecide(suggestion, section, command, { by: context.by, record });
    if (forbidden) return forbidden;
    const fault = undecidable(suggestion, one, command);
    if (fault) why ??= fault;
    else wanted.set(suggestion.id, suggestion);
  }
  if (wanted.size === 0) return why!;
  const all = [...wanted.values()];
  const { by, at } = context;
  const accept = () => acceptAll(all, context, sectionOf);
  const reopen = () => takeBack(all, context);
  const ends = { acceptSuggestions: accept, rejectSuggestions: null, reopenSuggestions: reopen }[type];
  const rejection = { end: 'rejected' as const, by, at, put: null, ...(reason ? { why: reason } : {}) };
  const rejected = () => all.map((one) => ({ ...one, decision: rejection }));
  const decided = ends ? ends() : { ok: true as const, suggestions: rejected() };
  if (!decided.ok) return decided;
  for (const one of decided.suggestions) suggestionsOf(doc).set(one.id, { ...one, version: one.version + 1 });
  return done;
}
