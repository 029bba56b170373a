import { Plus, Search, X } from 'lucide-react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import { TextInput } from '../ui/field';
import { type FigureState, figureStates, isInState, type ListedFigure } from './figure-list';
import styles from './figures-panel.module.css';

export interface FigureFilter {
  readonly words: string;
  readonly state: FigureState;
}

export const noFilter: FigureFilter = { words: '', state: 'all' };

export interface FigureFilterBarProps {
  readonly filter: FigureFilter;
  readonly onFilter: (filter: FigureFilter) => void;
  /** All figures, for the counts. */
  readonly lines: readonly ListedFigure[];
  /** Null where this person may not add figures. */
  readonly onAdd: (() => void) | null;
}

/** What is looked for among the figures, and in which state they are. */
export function FigureFilterBar({ filter, onFilter, lines, onAdd }: FigureFilterBarProps) {
  const t = useText();
  return (
    <search className={styles.filter}>
      <div className={styles.search}>
        <Search aria-hidden className={styles.searchIcon} />
        <TextInput
          type="search"
          aria-label={t('figures.find')}
          placeholder={t('figures.find')}
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
      {onAdd && <IconButton icon={Plus} variant="secondary" label={t('figures.new')} onClick={onAdd} />}
      <div className={styles.states}>
        {figureStates.map((state) => (
          <button
            key={state}
            type="button"
            className={styles.state}
            aria-pressed={filter.state === state}
            onClick={() => onFilter({ ...filter, state })}
          >
            {t(`figures.state-${state}`)}{' '}
            <span className={styles.stateCount}>{lines.filter((line) => isInState(line, state)).length}</span>
          </button>
        ))}
      </div>
    </search>
  );
}
