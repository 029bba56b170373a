import type { Report, Suggestion } from '@huigao/report';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import { RemarkFilter } from '../remarks/remark-filter';
import { useReportSession } from '../report/report-session';
import { countListed, type SuggestionChoice, suggestionFilters } from './suggestion-filter';
import { type SuggestionPlaces, sectionOf } from './suggestion-places';

interface FilterBarProps {
  readonly choice: SuggestionChoice;
  readonly onChoice: (choice: SuggestionChoice) => void;
  readonly suggestions: Report['suggestions'];
  readonly places: SuggestionPlaces;
}

/** Which suggestions are listed: only sections and authors that have some are offered. */
export function SuggestionFilterBar({ choice, onChoice, suggestions, places }: FilterBarProps) {
  const t = useText();
  const { person } = useReportSession();
  const counts = useMemo(
    () => countListed(suggestions.values(), person.id, ({ id }: Suggestion) => places.get(id)),
    [suggestions, places, person.id],
  );
  const all = [...suggestions.values()];
  return (
    <RemarkFilter
      choice={choice}
      onChoice={onChoice}
      filters={suggestionFilters}
      counts={counts}
      label={t('suggestions.filter')}
      nameOf={(filter) => t(`suggestions.filter-${filter}`)}
      byPerson={t('suggestions.by-person')}
      everyPerson={t('suggestions.every-person')}
      people={[...new Set(all.map(({ by }) => by))]}
      sections={new Set(all.map((one) => sectionOf(one, places)))}
    />
  );
}
