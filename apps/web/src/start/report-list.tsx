import { Inbox, Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { useText } from '../app/locale';
import { useNameMatch } from '../app/use-name-match';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Select, TextInput } from '../ui/field';
import {
  countFilters,
  dayOf,
  type ListChoice,
  type ListFilter,
  type ListOrder,
  listed,
  listFilters,
  listOrders,
} from './listed-reports';
import styles from './report-list.module.css';
import { ReportRow } from './report-row';
import type { ReportSummary } from './reports';
import { stepBetween } from './step-between';
import { useNow } from './use-now';

/** So many are drawn at once: what the tallest screen shows. The others follow in pauses, so that the browser's own search finds them. */
const drawnFirst = 30;

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value =>
  values.find((one) => one === value) ?? values[0]!;

/** What the address says is wanted, and how to want something else; going back to the page finds it as it was. */
function useChoice(): readonly [ListChoice, (change: Partial<ListChoice>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const choice: ListChoice = {
    find: parameters.get('find') ?? '',
    filter: oneOf(listFilters, parameters.get('show')),
    order: oneOf(listOrders, parameters.get('by')),
  };
  const change = (wanted: Partial<ListChoice>) => {
    const { find, filter, order } = { ...choice, ...wanted };
    const next = {
      ...(find ? { find } : {}),
      ...(filter === 'all' ? {} : { show: filter }),
      ...(order === 'changed' ? {} : { by: order }),
    };
    setParameters(next, { replace: true });
  };
  return [choice, change];
}

interface ReportListProps {
  readonly reports: readonly ReportSummary[];
  /** One of them was changed from here. */
  readonly onChanged: () => Promise<void>;
}

/** One's reports, how each stands and what waits there; searched, filtered and sorted as one likes. */
export default function ReportList({ reports, onChanged }: ReportListProps) {
  const t = useText();
  const now = useNow();
  const today = dayOf(now);
  const [choice, change] = useChoice();
  const drawn = useDeferredValue(Number.POSITIVE_INFINITY, drawnFirst);
  const match = useNameMatch(choice.find !== '');
  // Behind what was typed or chosen, which answers at once however many rows there are.
  const find = useDeferredValue(choice.find);
  const filter = useDeferredValue(choice.filter);
  const order = useDeferredValue(choice.order);
  const shown = useMemo(
    () => listed(reports, { find, filter, order }, today, match),
    [reports, find, filter, order, today, match],
  );
  const counts = useMemo(() => countFilters(reports, today), [reports, today]);
  const list = useRef<HTMLElement>(null);
  const onKeyDown = (event: KeyboardEvent) =>
    stepBetween(event, list.current?.querySelectorAll('[data-find], [data-report]') ?? []);
  return (
    <section ref={list} className={styles.sheet} aria-label={t('start.title')} onKeyDown={onKeyDown}>
      <ListHead choice={choice} onChoice={change} counts={counts} shown={shown.length} />
      <ul>
        {shown.slice(0, drawn).map((report) => (
          <ReportRow key={report.id} report={report} now={now} today={today} onChanged={onChanged} />
        ))}
      </ul>
      {shown.length === 0 && (
        <EmptyState
          icon={Inbox}
          title={t('list.none')}
          actions={<Button onClick={() => change({ find: '', filter: 'all' })}>{t('list.clear')}</Button>}
        >
          {t(`list.none-${find ? 'all' : filter}`)}
        </EmptyState>
      )}
    </section>
  );
}

interface ListHeadProps {
  readonly choice: ListChoice;
  readonly onChoice: (change: Partial<ListChoice>) => void;
  readonly counts: Readonly<Record<ListFilter, number>>;
  readonly shown: number;
}

function ListHead({ choice, onChoice, counts, shown }: ListHeadProps) {
  const t = useText();
  // Most people never put a report away.
  const isOffered = (filter: ListFilter) =>
    filter !== 'archived' || counts.archived > 0 || choice.filter === 'archived';
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <div className={styles.search}>
          <Search aria-hidden className={styles.searchIcon} />
          <TextInput
            type="search"
            data-find
            aria-label={t('list.search-name')}
            placeholder={t('list.search')}
            className={styles.searchInput}
            value={choice.find}
            onChange={(event) => onChoice({ find: event.currentTarget.value })}
          />
        </div>
        <Select
          aria-label={t('list.order')}
          className={styles.order}
          value={choice.order}
          onChange={({ currentTarget }) => onChoice({ order: currentTarget.value as ListOrder })}
        >
          {listOrders.map((order) => (
            <option key={order} value={order}>
              {t(`list.order-${order}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.line}>
        {/* biome-ignore lint/a11y/useSemanticElements: a set of buttons is no fieldset of a form */}
        <div className={styles.filters} role="group" aria-label={t('list.filter')}>
          {listFilters.filter(isOffered).map((filter) => (
            <button
              key={filter}
              type="button"
              className={styles.filter}
              aria-pressed={choice.filter === filter}
              onClick={() => onChoice({ filter })}
            >
              {t(`list.filter-${filter}`)} <span>{counts[filter]}</span>
            </button>
          ))}
        </div>
        <p className={styles.count} role="status">
          {shown === counts.all || choice.filter === 'archived'
            ? t('start.count', { count: shown })
            : t('list.found', { shown, count: counts.all })}
        </p>
      </div>
    </header>
  );
}
