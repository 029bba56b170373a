// What can be changed at one place, each as a small form inside its card.

import { decimalText, parseFormatCode, unitKind } from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureText,
  figureValues,
  type Override,
  overrideCode,
  overrideFault,
  type PlaceAttrs,
} from '@huigao/report';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../app/locale';
import { FormatFields } from '../../figures/format-fields';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { searchFigures } from '../inserting/figure-search';
import styles from './place-card.module.css';
import type { PlaceChange } from './place-commands';
import type { Figures } from './place-texts';

/** The first control of a form that opens takes the keyboard. */
function useFirstFocus() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLElement>('select, input')?.focus({ preventScroll: true }),
    [],
  );
  return form;
}

/** How this one place shows its figure; every choice takes effect at once. */
export function FormatForm({
  figures,
  figure,
  attrs,
  onChange,
}: {
  readonly figures: Figures;
  readonly figure: Figure;
  readonly attrs: PlaceAttrs;
  readonly onChange: (change: PlaceChange) => void;
}) {
  const t = useText();
  const form = useFirstFocus();
  const value = figureValues(figures).get(figure.id);
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <FormatFields
        unit={figure.unit}
        format={attrs.format || figure.format}
        value={value?.ok ? decimalText(value.value) : null}
        onChange={(format) => onChange({ format: format === figure.format ? '' : format })}
      />
      {attrs.format !== '' && (
        <Button size="sm" variant="quiet" onClick={() => onChange({ format: '' })}>
          {t('places.own-format')}
        </Button>
      )}
    </form>
  );
}

const mostFound = 6;

/** The format a place keeps on another figure: its own, where that goes with the unit. */
const keptFormat = (format: string, from: Figure | undefined, to: Figure) =>
  from && unitKind(from.unit) === unitKind(to.unit) && parseFormatCode(format) ? format : '';

/** Another figure for the place. */
export function RelinkForm({
  figures,
  attrs,
  onChange,
}: {
  readonly figures: Figures;
  readonly attrs: PlaceAttrs;
  readonly onChange: (change: PlaceChange) => void;
}) {
  const t = useText();
  const form = useFirstFocus();
  const [query, setQuery] = useState('');
  const found = searchFigures(figures, query)
    .filter(({ id }) => id !== attrs.figure)
    .slice(0, mostFound);
  const choose = (figure: Figure | undefined) => {
    if (!figure) return;
    const format = keptFormat(attrs.format, figures.get(attrs.figure as FigureId), figure);
    onChange({ figure: figure.id, format, override: null });
  };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        choose(found[0]);
      }}
    >
      <TextField label={t('places.search')} lang="zh-CN" value={query} onChange={setQuery} />
      <ul className={styles.found}>
        {found.map((figure) => (
          <li key={figure.id}>
            <button type="button" className={styles.other} lang="zh-CN" onClick={() => choose(figure)}>
              <span className={styles.words}>{figure.label}</span>
              <b>{figureText(figures, figure.id) ?? t('editor.no-value')}</b>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={styles.muted}>{t('places.none-found')}</li>}
      </ul>
    </form>
  );
}

/** Other words at this place, with a reason; or the figure again. */
export function OverrideForm({
  real,
  override,
  onChange,
}: {
  readonly real: string;
  readonly override: Override | null;
  readonly onChange: (code: string | null) => void;
}) {
  const t = useText();
  const form = useFirstFocus();
  const [text, setText] = useState(override?.text ?? real);
  const [why, setWhy] = useState(override?.why ?? '');
  const [wasTried, setWasTried] = useState(false);
  const entered = { text: text.trim(), why: why.trim() };
  const fault = wasTried ? overrideFault(entered) : null;
  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setWasTried(true);
        if (overrideFault(entered) === null) onChange(overrideCode(entered));
      }}
    >
      <TextField
        label={t('places.override-text')}
        error={fault === 'text' ? t('places.override-text-fault') : null}
        lang="zh-CN"
        maxLength={100}
        value={text}
        onChange={setText}
      />
      <TextField
        label={t('places.override-why')}
        hint={t('places.override-hint')}
        error={fault === 'why' ? t('places.override-why-fault') : null}
        lang="zh-CN"
        maxLength={200}
        value={why}
        onChange={setWhy}
      />
      <div className={styles.actions}>
        <Button type="submit" size="sm" variant="primary">
          {t('places.override-do')}
        </Button>
        {override && (
          <Button size="sm" onClick={() => onChange(null)}>
            {t('places.override-drop')}
          </Button>
        )}
      </div>
    </form>
  );
}
