// Commands on suggestions 修订建议. Making one needs the right to suggest, changing or withdrawing it is its author's, deciding on it needs
// the right to edit the section.

import {
  type Action,
  type Ground,
  maxSuggestions,
  maxWhyLength,
  type PersonId,
  type SectionId,
  type SuggestedChange,
  type Suggestion,
  shownText,
  tidyChange,
} from '@huigao/report';
import type * as Y from 'yjs';
import { anchoredPoint, anchoredRange } from '../anchor';
import { isSameChange } from '../fork/same-change';
import { groundOf } from '../ground';
import { type ReportRecord, suggestionsOf } from '../record';
import { type CommandContext, type CommandRefused, type CommandResult, done, refuse } from './command-result';
import { decide } from './decide-suggestions';
import { changeFault } from './suggested';
import { type SuggestedAt, type SuggestionCommand, sectionIn } from './suggestion-command';

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
