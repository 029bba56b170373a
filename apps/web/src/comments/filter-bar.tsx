import type { PersonId, Thread } from '@huigao/report';
import { CheckCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import { RemarkFilter } from '../remarks/remark-filter';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
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
  const counts = useMemo(() => countChosen(threads.values(), reader), [threads, reader]);
  const markAll = () =>
    comments.readings.note([...threads.values()].map((thread) => [thread.id, newestOf(thread)]));
  return (
    <RemarkFilter
      choice={choice}
      onChoice={onChoice}
      filters={threadFilters}
      counts={counts}
      label={t('comments.filter')}
      nameOf={(filter) => t(`comments.filter-${filter}`)}
      byPerson={t('comments.by-person')}
      everyPerson={t('comments.every-person')}
    >
      {counts.unread > 0 && (
        <Button size="sm" variant="quiet" icon={CheckCheck} className={styles.markAll} onClick={markAll}>
          {t('comments.all-read')}
        </Button>
      )}
    </RemarkFilter>
  );
}
