import type { PersonId, Report, SectionId, Suggestion } from '@huigao/report';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import styles from '../comments/comments-panel.module.css';
import { useNumberedOutline } from '../report/numbered-outline';
import { useReport, useReportSession } from '../report/report-session';
import { Select } from '../ui/field';
import { countListed, type SuggestionChoice, suggestionFilters } from './suggestion-filter';
import type { SuggestionPlaces } from './suggestion-places';

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
  const outline = useNumberedOutline();
  const people = useReport((report) => report.people);
  const counts = useMemo(
    () => countListed(suggestions.values(), person.id, ({ id }: Suggestion) => places.get(id)),
    [suggestions, places, person.id],
  );
  const sections = new Set([...suggestions.values()].map(({ section }) => section));
  const authors = [...new Set([...suggestions.values()].map(({ by }) => by))];
  return (
    <div className={styles.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of buttons is no fieldset of a form */}
      <div className={styles.filter} role="group" aria-label={t('suggestions.filter')}>
        {suggestionFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            className={styles.filterButton}
            aria-pressed={choice.filter === filter}
            onClick={() => onChoice({ ...choice, filter })}
          >
            {t(`suggestions.filter-${filter}`)} <span className={styles.count}>{counts[filter]}</span>
          </button>
        ))}
      </div>
      <div className={styles.selects}>
        <Select
          aria-label={t('suggestions.by-section')}
          value={choice.section ?? ''}
          onChange={({ currentTarget }) =>
            onChoice({ ...choice, section: (currentTarget.value || null) as SectionId | null })
          }
        >
          <option value="">{t('suggestions.every-section')}</option>
          {outline
            .filter(({ entry }) => sections.has(entry.id))
            .map(({ entry, number }) => (
              <option key={entry.id} value={entry.id}>
                {number + entry.title}
              </option>
            ))}
        </Select>
        <Select
          aria-label={t('suggestions.by-person')}
          value={choice.person ?? ''}
          onChange={({ currentTarget }) =>
            onChoice({ ...choice, person: (currentTarget.value || null) as PersonId | null })
          }
        >
          <option value="">{t('suggestions.every-person')}</option>
          {authors.map((author) => (
            <option key={author} value={author}>
              {people?.get(author)?.name ?? t('members.gone')}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
