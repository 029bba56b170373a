// Which suggestions the panel lists.

import type { PersonId, Suggestion } from '@huigao/report';
import type { StandingSuggestion } from '@huigao/report-doc';
import type { RemarkChoice } from '../remarks/remark-filter';

export const suggestionFilters = ['open', 'review', 'mine', 'decided'] as const;
export type SuggestionFilter = (typeof suggestionFilters)[number];

export type SuggestionChoice = RemarkChoice<SuggestionFilter>;

export const firstSuggestionChoice: SuggestionChoice = { filter: 'open', section: null, person: null };

/** Of an open one where it stands. */
type PlaceOf = (suggestion: Suggestion) => StandingSuggestion | undefined;

function fits(suggestion: Suggestion, filter: SuggestionFilter, person: PersonId, placeOf: PlaceOf): boolean {
  switch (filter) {
    case 'open':
      return !suggestion.decision;
    case 'review':
      return !suggestion.decision && placeOf(suggestion)?.stands !== 'ready';
    case 'mine':
      return suggestion.by === person;
    case 'decided':
      return suggestion.decision !== null;
  }
}

export function isListed(
  suggestion: Suggestion,
  { filter, section, person: author }: SuggestionChoice,
  person: PersonId,
  placeOf: PlaceOf,
): boolean {
  if (section && section !== (placeOf(suggestion)?.section ?? suggestion.section)) return false;
  if (author && author !== suggestion.by) return false;
  return fits(suggestion, filter, person, placeOf);
}

/** How many each filter lists, whatever else is chosen. */
export function countListed(
  suggestions: Iterable<Suggestion>,
  person: PersonId,
  placeOf: PlaceOf,
): Readonly<Record<SuggestionFilter, number>> {
  const counts = { open: 0, review: 0, mine: 0, decided: 0 };
  for (const one of suggestions)
    for (const filter of suggestionFilters) if (fits(one, filter, person, placeOf)) counts[filter]++;
  return counts;
}
