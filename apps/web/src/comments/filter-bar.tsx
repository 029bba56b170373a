import type { PersonId, SectionId, Thread } from '@huigao/report';
import { CheckCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import { useNumberedOutline } from '../report/numbered-outline';
import { useReport, useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import styles from './comments-panel.module.css';
import { newestOf } from './newest-of';
import { countChosen, type ThreadChoice, threadFilters } from './thread-filter';

interface FilterBarProps {
  readonly choice: ThreadChoice;
  readonly onChoice: (choice: ThreadChoice) => void;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly reader: { readonly person: PersonId; readonly read: ReadonlyMap<string, number> | null };
}

/** Which threads are listed. */
export function FilterBar({ choice, onChoice, threads, reader }: FilterBarProps) {
  const t = useText();
  const { comments } = useReportSession();
  const outline = useNumberedOutline();
  const people = useReport((report) => report.people);
  const counts = useMemo(() => countChosen(threads.values(), reader), [threads, reader]);
  const markAll = () =>
    comments.readings.note([...threads.values()].map((thread) => [thread.id, newestOf(thread)]));
  return (
    <div className={styles.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of buttons is no fieldset of a form */}
      <div className={styles.filter} role="group" aria-label={t('comments.filter')}>
        {threadFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            className={styles.filterButton}
            aria-pressed={choice.filter === filter}
            onClick={() => onChoice({ ...choice, filter })}
          >
            {t(`comments.filter-${filter}`)} <span className={styles.count}>{counts[filter]}</span>
          </button>
        ))}
      </div>
      <div className={styles.selects}>
        <Select
          aria-label={t('comments.by-section')}
          value={choice.section ?? ''}
          onChange={({ currentTarget }) =>
            onChoice({ ...choice, section: (currentTarget.value || null) as SectionId | null })
          }
        >
          <option value="">{t('comments.every-section')}</option>
          {outline
            .filter(({ entry }) => entry.kind !== 'part')
            .map(({ entry, number }) => (
              <option key={entry.id} value={entry.id}>
                {number + entry.title}
              </option>
            ))}
        </Select>
        <Select
          aria-label={t('comments.by-person')}
          value={choice.person ?? ''}
          onChange={({ currentTarget }) =>
            onChoice({ ...choice, person: (currentTarget.value || null) as PersonId | null })
          }
        >
          <option value="">{t('comments.every-person')}</option>
          {[...(people?.values() ?? [])].map(({ person, name }) => (
            <option key={person} value={person}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {counts.unread > 0 && (
        <Button size="sm" variant="quiet" icon={CheckCheck} className={styles.markAll} onClick={markAll}>
          {t('comments.all-read')}
        </Button>
      )}
    </div>
  );
}
