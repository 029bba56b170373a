// Accepting, rejecting and taking back: who may edit where a suggestion stands decides on it. What is accepted changes record and text
// in one step: never one without the other.

import {
  maxDecidedAtOnce,
  maxWhyLength,
  may,
  type PersonId,
  type Report,
  type SectionId,
  type Suggestion,
  type SuggestionId,
} from '@huigao/report';
import type * as Y from 'yjs';
import { anchoredRange, Sizes } from '../anchor';
import { placeOfSuggestion } from '../ground';
import { type ReportRecord, suggestionsOf } from '../record';
import { acceptAll, takeBack } from './apply-suggestions';
import { type CommandContext, type CommandResult, done, refuse } from './command-result';
import { type SeenSuggestion, type SuggestionCommand, sectionIn } from './suggestion-command';

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

/** Takes one decision on several suggestions. */
export function decide(
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
