import { parseDecimal } from '@huigao/figures';
import { isInUse, type Report } from '@huigao/report';
import { memo, useEffect, useRef } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { isUnpublished, type ListedFigure } from './figure-list';
import { FigureMenu } from './figure-menu';
import styles from './figure-row.module.css';
import type { FigureRowActions } from './row-actions';
import { SaveNotice } from './save-notice';
import { exactText, rateBar, shownValue } from './shown-value';
import { valueEdited } from './use-figure-editing';
import type { ValueSave } from './use-value-saves';
import { ValueEditor } from './value-editor';

const RateTrend = late(() => import('./rate-trend'), []);

export interface FigureRowProps {
  readonly line: ListedFigure;
  /** For a computed figure, its formula with labels. */
  readonly formula: string | null;
  /** What its value is missing, in words. */
  readonly missing: string | null;
  /** Why the value cannot be changed now, in words; null when it can. */
  readonly locked: string | null;
  /** Something about it waits for the server; a value says so itself. */
  readonly isWaiting: boolean;
  /** Whether this person may publish values; what others enter over a published one waits. */
  readonly mayPublish: boolean;
  readonly isEditing: boolean;
  readonly save: ValueSave | null;
  readonly people: Report['people'];
  /** Rises each time this figure is pointed out; 0 when it is not. */
  readonly flash: number;
  readonly actions: FigureRowActions;
}

/** One figure: label, value, where it is used, and what one can do with it. */
export const FigureRow = memo(function FigureRow(props: FigureRowProps) {
  const t = useText();
  const { line, formula, missing, save, people, flash, actions } = props;
  const { figure, value, shown } = line;
  const bar = rateBar(figure, value);
  return (
    <li
      className={styles.row}
      data-figure={figure.id}
      data-retired={isInUse(figure) ? undefined : ''}
      data-flash={flash === 0 ? undefined : flash % 2 === 0 ? 'again' : 'once'}
    >
      <span className={styles.label} lang="zh-CN" title={figure.note || undefined}>
        {figure.label}
        <StateTag figure={figure} />
      </span>
      <ValueCell {...props} />
      <UseCell line={line} actions={actions} />
      <FigureMenu
        figure={figure}
        places={line.places}
        locked={props.locked}
        mayPublish={props.mayPublish}
        actions={actions}
      />
      {formula && (
        <p className={styles.formula} lang="zh-CN">
          <i aria-hidden>ƒ</i> {formula}
        </p>
      )}
      {bar && (
        <span className={styles.bar} data-low={bar.isLow || undefined}>
          <span aria-hidden>
            <i style={{ width: `${bar.percent}%` }} />
          </span>
          <RateTrend figure={figure} />
        </span>
      )}
      {missing && !props.isEditing && <p className={styles.note}>{missing}</p>}
      {shown.state === 'untrue' && <Untrue shown={shown.untrue} />}
      {figure.proposed && <Proposal {...props} />}
      {props.isWaiting && save?.state !== 'queued' && <p className={styles.note}>{t('figures.queued')}</p>}
      {save && <SaveNotice figure={figure} save={save} people={people} actions={actions} />}
    </li>
  );
});

/** What a reader must know before using the figure: nobody vouched for it yet, or it is out of use. */
function StateTag({ figure }: { readonly figure: ListedFigure['figure'] }) {
  const t = useText();
  const state = figure.mergedInto
    ? 'merged'
    : figure.retired
      ? 'retired'
      : isUnpublished(figure)
        ? 'draft'
        : null;
  if (!state || (state === 'draft' && figure.proposed)) return null;
  return (
    <small className={styles.tag} data-state={state}>
      {t(`figures.tag-${state}`)}
    </small>
  );
}

/** A value that waits beside the published one. */
function Proposal({ line: { figure }, locked, mayPublish, people, actions }: FigureRowProps) {
  const t = useText();
  const { value, by, why } = figure.proposed!;
  const text = value === null ? t('figures.no-value') : exactText(value, figure);
  const name = people.get(by)?.name ?? t('figures.someone');
  return (
    <div className={styles.proposal}>
      <p>
        {t('figures.proposed', { name })} <b lang="zh-CN">{text}</b>
        {why && <span lang="zh-CN">{t('figures.proposed-why', { why })}</span>}
      </p>
      {locked === null && (
        <div className={styles.noticeActions}>
          <Button size="sm" onClick={() => actions.dropProposal(figure)}>
            {t('figures.drop-proposal')}
          </Button>
          {mayPublish && (
            <Button size="sm" variant="primary" onClick={() => actions.publish([figure])}>
              {t('figures.publish')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

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
  if (save?.state !== 'saving' && save?.state !== 'saved' && save?.state !== 'queued') return shown;
  const entered = save.value === null ? null : parseDecimal(save.value);
  return shownValue(figure, entered ? { ok: true, value: entered } : value?.ok === false ? value : undefined);
}

function ValueCell({ line, locked, mayPublish, isEditing, save, actions }: FigureRowProps) {
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
        value={valueEdited(figure)}
        isProposal={figure.published && !mayPublish}
        onEnter={(entered, after) => actions.enter(figure, entered, after)}
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
