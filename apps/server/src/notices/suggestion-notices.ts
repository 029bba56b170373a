// Whom a command on suggestions concerns: of a new one those who decide on it, of a decision its author. One notice for all that are
// decided in one step, and for all that somebody suggests in a section before one looks.

import type { PersonId, Report, SectionId, SuggestionEnd, SuggestionId } from '@huigao/report';
import type { SuggestionCommand } from '@huigao/report-doc';
import { type NoticeKind, whileWaiting } from '../storage/notice-store';

type Record = Pick<Report, 'id' | 'outline' | 'people' | 'suggestions'>;

/** What people are told of suggestions. */
export interface SuggestionNews {
  readonly kind: NoticeKind;
  readonly people: readonly PersonId[];
  readonly section: SectionId;
  readonly suggestion: SuggestionId;
  readonly key: string | null;
}

/** Who decides on suggestions in a section: those who draft it, or else whoever sees to the report. */
function decidersOf({ outline, people }: Record, section: SectionId): readonly PersonId[] {
  const drafters = outline.find(({ id }) => id === section)?.drafters ?? [];
  if (drafters.length > 0) return drafters;
  return [...people.values()].filter(({ roles }) => roles.includes('owner')).map(({ person }) => person);
}

const kindOf = {
  accepted: 'suggestion-accepted',
  rejected: 'suggestion-rejected',
  // By the author himself.
  withdrawn: null,
} as const satisfies { readonly [End in SuggestionEnd]: NoticeKind | null };

/**
 * What a command on suggestions is told of.
 * @param before - the record before it
 * @param after - and after it: of many that were to be accepted, some may have been left as they were
 */
export function suggestionNews(
  before: Record,
  after: Pick<Record, 'suggestions'>,
  command: SuggestionCommand,
  actor: PersonId,
): readonly SuggestionNews[] {
  switch (command.type) {
    case 'suggest': {
      const { section, suggestion } = command;
      const key = `${whileWaiting}suggested ${before.id} ${section} ${actor}`;
      return [{ kind: 'suggested', people: decidersOf(before, section), section, suggestion, key }];
    }
    case 'acceptSuggestions':
    case 'rejectSuggestions':
    case 'reopenSuggestions':
      return decided(before, after, command);
    case 'reviseSuggestion':
    case 'withdrawSuggestion':
      return [];
  }
}

function decided(
  before: Record,
  after: Pick<Record, 'suggestions'>,
  { suggestions }: Extract<SuggestionCommand, { readonly suggestions: unknown }>,
): readonly SuggestionNews[] {
  const news = new Map<string, SuggestionNews>();
  for (const { suggestion: id } of suggestions) {
    const [was, is] = [before.suggestions.get(id), after.suggestions.get(id)];
    if (!was || !is || was.decision?.end === is.decision?.end) continue;
    const kind = is.decision ? kindOf[is.decision.end] : 'reopened';
    const { by, section } = is;
    const sort = `${kind} ${by} ${section}`;
    if (kind && !news.has(sort)) news.set(sort, { kind, people: [by], section, suggestion: id, key: null });
  }
  return [...news.values()];
}
