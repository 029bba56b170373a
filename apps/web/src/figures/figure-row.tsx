import { parseDecimal } from '@huigao/figures';
import type { Figure, Report } from '@huigao/report';
import { EllipsisVertical, History, Settings2, TextCursorInput } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useText } from '../app/locale';
import { Menu, type MenuItem } from '../ui/menu';
import { Spinner } from '../ui/spinner';
import type { ListedFigure } from './figure-list';
import styles from './figure-row.module.css';
import type { FigureRowActions } from './row-actions';
import { SaveNotice } from './save-notice';
import { rateBar, shownValue } from './shown-value';
import type { ValueSave } from './use-value-saves';
import { ValueEditor } from './value-editor';

export interface FigureRowProps {
  readonly line: ListedFigure;
  /** For a computed figure, its formula with labels. */
  readonly formula: string | null;
  /** What its value is missing, in words. */
  readonly missing: string | null;
  /** Why the value cannot be changed now, in words; null when it can. */
  readonly locked: string | null;
  readonly isEditing: boolean;
  readonly save: ValueSave | null;
  readonly people: Report['people'];
  /** Rises each time this figure is pointed out; 0 when it is not. */
  readonly flash: number;
  readonly actions: FigureRowActions;
}

/** One figure: label, value, where it is used, and what one can do with it. */
export const FigureRow = memo(function FigureRow(props: FigureRowProps) {
  const { line, formula, missing, save, people, flash, actions } = props;
  const { figure, value, shown } = line;
  const bar = rateBar(figure, value);
  return (
    <li
      className={styles.row}
      data-figure={figure.id}
      data-flash={flash === 0 ? undefined : flash % 2 === 0 ? 'again' : 'once'}
    >
      <span className={styles.label} lang="zh-CN" title={figure.note || undefined}>
        {figure.label}
      </span>
      <ValueCell {...props} />
      <UseCell line={line} actions={actions} />
      <RowMenu figure={figure} locked={props.locked} actions={actions} />
      {formula && (
        <p className={styles.formula} lang="zh-CN">
          <i aria-hidden>ƒ</i> {formula}
        </p>
      )}
      {bar && (
        <span className={styles.bar} data-low={bar.isLow || undefined} aria-hidden>
          <i style={{ width: `${bar.percent}%` }} />
        </span>
      )}
      {missing && !props.isEditing && <p className={styles.note}>{missing}</p>}
      {shown.state === 'untrue' && <Untrue shown={shown.untrue} />}
      {save && <SaveNotice figure={figure} save={save} people={people} actions={actions} />}
    </li>
  );
});

function Untrue({ shown }: { readonly shown: string }) {
  const t = useText();
  return (
    <p className={styles.note} data-kind="warn">
      {t('figures.untrue', { shown })}
    </p>
  );
}

/** What is shown while a value is on its way: the value that was entered. */
function underWay({ figure, value, shown }: ListedFigure, save: ValueSave | null) {
  if (save?.state !== 'saving' && save?.state !== 'saved') return shown;
  const entered = save.value === null ? null : parseDecimal(save.value);
  return shownValue(figure, entered ? { ok: true, value: entered } : value?.ok === false ? value : undefined);
}

function ValueCell({ line, locked, isEditing, save, actions }: FigureRowProps) {
  const t = useText();
  const { figure } = line;
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The input went and took the focus with it.
    if (wasEditing.current && !isEditing && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  if (isEditing)
    return (
      <ValueEditor
        figure={figure}
        value={figure.value}
        onEnter={(value, after) => actions.enter(figure, value, after)}
        onCancel={actions.cancel}
      />
    );
  const shown = underWay(line, save);
  const number =
    shown.state === 'missing' ? (
      <span className={styles.none}>
        {t(figure.kind === 'entered' && !locked ? 'figures.fill-in' : 'figures.none')}
      </span>
    ) : (
      <>
        <b className={styles.number}>{shown.number}</b>
        <span className={styles.unit} data-percent={shown.unit === '%' || undefined}>
          {shown.unit}
        </span>
      </>
    );
  const isSaving = save?.state === 'saving';
  if (figure.kind === 'computed')
    return (
      <span className={styles.value} title={t('figures.is-computed')} lang="zh-CN">
        {number}
      </span>
    );
  return (
    <button
      ref={button}
      type="button"
      data-cell="value"
      className={styles.value}
      lang="zh-CN"
      aria-label={t('figures.labelled-value', {
        label: figure.label,
        value: shown.state === 'missing' ? t('figures.none') : shown.number + shown.unit,
      })}
      title={locked ?? (shown.state === 'missing' ? undefined : shown.exact)}
      aria-disabled={locked !== null || undefined}
      aria-busy={isSaving || undefined}
      onClick={() => {
        if (locked !== null) actions.explain(locked);
        else if (!isSaving) actions.startEditing(figure);
      }}
    >
      {isSaving && <Spinner />}
      {number}
    </button>
  );
}

function UseCell({ line: { figure, places }, actions }: Pick<FigureRowProps, 'line' | 'actions'>) {
  const t = useText();
  if (places === 0) return <span className={styles.unused}>{t('figures.unused')}</span>;
  return (
    <button
      type="button"
      data-cell="uses"
      className={styles.uses}
      aria-label={t('figures.go-to-places', { label: figure.label, count: places })}
      onClick={() => actions.goToPlace(figure.id)}
    >
      {t('figures.uses', { count: places })}
    </button>
  );
}

function RowMenu({
  figure,
  locked,
  actions,
}: Pick<FigureRowProps, 'locked' | 'actions'> & { readonly figure: Figure }) {
  const t = useText();
  const items: readonly MenuItem[] = [
    {
      id: 'insert',
      label: t('figures.insert'),
      icon: TextCursorInput,
      onSelect: () => actions.insert(figure),
    },
    {
      id: 'settings',
      label: t('figures.settings'),
      icon: Settings2,
      disabled: locked !== null,
      detail: locked ?? undefined,
      onSelect: () => actions.openSettings(figure),
    },
    {
      id: 'history',
      label: t('figures.history'),
      icon: History,
      detail: figure.history.length || undefined,
      onSelect: () => actions.openHistory(figure),
    },
  ];
  return (
    <Menu
      align="end"
      groups={[{ id: 'figure', items }]}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          className={styles.menu}
          data-cell="menu"
          aria-label={t('figures.menu-of', { label: figure.label })}
        >
          <EllipsisVertical aria-hidden />
        </button>
      )}
    />
  );
}
