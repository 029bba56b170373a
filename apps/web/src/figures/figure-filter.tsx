import { ArrowDownUp, Plus, Search, Sheet, X } from 'lucide-react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import { TextInput } from '../ui/field';
import { Menu } from '../ui/menu';
import { type FigureOrder, type FigureState, figureOrders, figureStates } from './figure-list';
import styles from './figures-panel.module.css';

export interface FigureFilter {
  readonly words: string;
  readonly state: FigureState;
  readonly order: FigureOrder;
}

export const noFilter: FigureFilter = { words: '', state: 'all', order: 'report' };

export interface FigureFilterBarProps {
  readonly filter: FigureFilter;
  readonly onFilter: (filter: FigureFilter) => void;
  /** How many figures are in each state. */
  readonly counts: ReadonlyMap<FigureState, number>;
  /** Null where this person may not add figures. */
  readonly onAdd: (() => void) | null;
  /** Null where this person may not take in a table. */
  readonly onImport: (() => void) | null;
}

/** What is looked for among the figures, and in which state they are. */
export function FigureFilterBar({ filter, onFilter, counts, onAdd, onImport }: FigureFilterBarProps) {
  const t = useText();
  return (
    <search className={styles.filter}>
      <div className={styles.search}>
        <Search aria-hidden className={styles.searchIcon} />
        <TextInput
          type="search"
          aria-label={t('figures.find')}
          placeholder={t('figures.find-hint')}
          className={styles.searchInput}
          value={filter.words}
          onChange={(event) => onFilter({ ...filter, words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || filter.words === '') return;
            event.stopPropagation();
            event.preventDefault();
            onFilter({ ...filter, words: '' });
          }}
        />
        {filter.words !== '' && (
          <IconButton
            icon={X}
            size="sm"
            label={t('figures.clear-filter')}
            className={styles.clear}
            onClick={() => onFilter({ ...filter, words: '' })}
          />
        )}
      </div>
      <OrderMenu filter={filter} onFilter={onFilter} />
      {onImport && (
        <IconButton icon={Sheet} variant="secondary" label={t('figures.import')} onClick={onImport} />
      )}
      {onAdd && <IconButton icon={Plus} variant="secondary" label={t('figures.new')} onClick={onAdd} />}
      <div className={styles.states}>
        {figureStates
          .filter((state) => state === 'all' || state === filter.state || counts.get(state))
          .map((state) => (
            <button
              key={state}
              type="button"
              className={styles.state}
              aria-pressed={filter.state === state}
              onClick={() => onFilter({ ...filter, state })}
            >
              {t(`figures.state-${state}`)} <span className={styles.stateCount}>{counts.get(state)}</span>
            </button>
          ))}
      </div>
    </search>
  );
}

function OrderMenu({ filter, onFilter }: Pick<FigureFilterBarProps, 'filter' | 'onFilter'>) {
  const t = useText();
  const items = figureOrders.map((order) => ({
    id: order,
    label: t(`figures.order-${order}`),
    checked: filter.order === order,
    onSelect: () => onFilter({ ...filter, order }),
  }));
  return (
    <Menu
      align="end"
      groups={[{ id: 'order', label: t('figures.order'), items }]}
      trigger={(props) => (
        <IconButton {...props} icon={ArrowDownUp} variant="secondary" label={t('figures.order')} />
      )}
    />
  );
}
