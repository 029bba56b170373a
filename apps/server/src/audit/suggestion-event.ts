import type { Report, ReportId } from '@huigao/report';
import type { SuggestionCommand } from '@huigao/report-doc';
import type { AuditAction } from './actions';
import type { AuditEvent } from './event';

const actions = {
  suggest: 'suggestion.made',
  reviseSuggestion: 'suggestion.revised',
  withdrawSuggestion: 'suggestion.withdrawn',
  acceptSuggestions: 'suggestion.accepted',
  rejectSuggestions: 'suggestion.rejected',
  reopenSuggestions: 'suggestion.reopened',
} as const satisfies Record<SuggestionCommand['type'], AuditAction>;

/** What the audit log says of a command on suggestions: which ones, never what they say. */
export function eventOfSuggestions(
  command: SuggestionCommand,
  report: ReportId,
  known: Report['suggestions'],
): AuditEvent {
  const suggestions =
    'suggestions' in command ? command.suggestions.map(({ suggestion }) => suggestion) : [command.suggestion];
  const [first] = suggestions;
  const section = 'section' in command ? command.section : ((first && known.get(first)?.section) ?? null);
  const count = suggestions.length > 1 ? { count: suggestions.length } : {};
  return { action: actions[command.type], report, section, detail: { suggestions, ...count } };
}
