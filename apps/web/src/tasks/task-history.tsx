import type { MessageKey } from '@huigao/messages';
import type { RecordChange, Report, Task } from '@huigao/report';
import { type Translate, useLocale, useText } from '../app/locale';
import { shortTime } from '../start/relative-time';
import styles from './tasks.module.css';

const fields: Readonly<Record<string, MessageKey>> = {
  title: 'tasks.title',
  budgeted: 'tasks.budgeted',
  executed: 'tasks.executed',
  rate: 'tasks.rate',
  owner: 'tasks.owner',
};

const events: Readonly<Record<string, MessageKey>> = {
  made: 'tasks.history-made',
  removed: 'tasks.history-removed',
  restored: 'tasks.history-restored',
};

function lineOf(t: Translate, { field, from, to }: RecordChange): string {
  const event = events[field];
  if (event) return t(event);
  const key = fields[field];
  const name = key ? t(key) : field;
  return t('tasks.history-line', { field: name, from: from || '—', to: to || '—' });
}

/** What happened to a record, newest first. */
export function TaskHistory({
  record,
  people,
}: {
  readonly record: Task;
  readonly people: Report['people'];
}) {
  const t = useText();
  const locale = useLocale();
  if (record.history.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>{t('tasks.history')}</summary>
      <ul>
        {record.history
          .map((change, index) => ({ change, index }))
          .toReversed()
          .map(({ change, index }) => (
            <li key={index}>
              <b>{people.get(change.by)?.name ?? change.by}</b>{' '}
              <time dateTime={new Date(change.at).toISOString()}>{shortTime(change.at, locale)}</time>{' '}
              {lineOf(t, change)}
            </li>
          ))}
      </ul>
    </details>
  );
}
