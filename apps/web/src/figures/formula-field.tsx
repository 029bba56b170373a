import type { Figure, FigureId, Report } from '@huigao/report';
import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from 'react';
import { type Translate, useText } from '../app/locale';
import { classNames } from '../ui/class-names';
import { Field, TextInput } from '../ui/field';
import styles from './formula-field.module.css';
import {
  type FormulaNames,
  nameBegun,
  offeredNames,
  type ReadFormula,
  readFormula,
  typedFault,
} from './formula-names';
import { refusalOf, shownResult } from './formula-result';
import { missingText } from './missing-text';

const mostOffered = 8;

export interface FormulaFieldProps {
  /** Its name, where it is not simply the formula. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names: FormulaNames;
  readonly figures: Report['figures'];
  /** The figure it is the formula of, as far as it is known: how the result is written, and what it must not lead back to. */
  readonly of: Pick<Figure, 'unit' | 'format'> & { readonly id?: FigureId | undefined };
  /** Whether faults are told although one is still typing. */
  readonly isJudged: boolean;
}

/** A formula typed with the labels of figures, with a list of labels to take from, and what it gives. */
export function FormulaField({ label, value, onChange, names, figures, of, isJudged }: FormulaFieldProps) {
  const t = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [wasLeft, setWasLeft] = useState(false);
  const offers = useOffers(value, input, names);
  const read = useMemo(() => readFormula(value, names), [value, names]);

  const take = (name: string) => {
    const next = offers.taken(name);
    onChange(next.text);
    // The caret goes behind the name once React has written the text.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || offers.list.length === 0) return;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => offers.step(1),
      ArrowUp: () => offers.step(-1),
      Enter: () => take(offers.list[offers.at]!.name),
      Tab: () => take(offers.list[offers.at]!.name),
      Escape: offers.close,
    };
    const act = event.shiftKey ? undefined : steps[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const isTold = !read.ok && (isJudged || (wasLeft && value.trim() !== ''));
  return (
    <Field
      label={label ?? t('figures.formula')}
      hint={t('figures.formula-hint')}
      error={isTold && !read.ok ? formulaFault(t, read) : null}
    >
      {(control) => (
        <div className={styles.field}>
          <TextInput
            {...control}
            ref={input}
            lang="zh-CN"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={offers.list.length > 0}
            aria-controls={listId}
            aria-activedescendant={offers.list.length > 0 ? `${listId}-${offers.at}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('figures.formula-example')}
            value={value}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              offers.open();
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              offers.close();
              setWasLeft(true);
            }}
          />
          {offers.list.length > 0 && (
            <div id={listId} role="listbox" aria-label={t('figures.figures')} className={styles.offers}>
              {offers.list.map(({ name, foundAs }, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, see aria-activedescendant
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
                <div
                  key={name}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === offers.at}
                  className={classNames(styles.offer, index === offers.at && styles.chosen)}
                  lang="zh-CN"
                  // A press would take the focus from the input before the click.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => take(name)}
                >
                  {name}
                  {foundAs && <span className={styles.foundAs}>{foundAs}</span>}
                </div>
              ))}
            </div>
          )}
          {isTold && !read.ok && <FaultInPlace text={value} from={read.from} to={read.to} />}
          {read.ok && (
            <CauseInPlace text={value} formula={read.formula} names={names} figures={figures} of={of} />
          )}
          {read.ok && <Result formula={read.formula} figures={figures} of={of} />}
        </div>
      )}
    </Field>
  );
}

/** Names that begin as, or hold, what stands before the caret. */
function useOffers(value: string, input: RefObject<HTMLInputElement | null>, names: FormulaNames) {
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const begun = isOpen ? nameBegun(value, input.current?.selectionStart ?? value.length) : null;
  const list = begun ? offeredNames(names, begun.text).slice(0, mostOffered) : [];
  return {
    list,
    at: Math.min(at, Math.max(0, list.length - 1)),
    open: () => {
      setIsOpen(true);
      setAt(0);
    },
    close: () => setIsOpen(false),
    step: (by: number) => setAt((now) => (now + by + list.length) % list.length),
    taken: (name: string) => {
      setIsOpen(false);
      const from = begun?.from ?? value.length;
      const rest = value.slice(from + (begun?.text.length ?? 0));
      return { text: value.slice(0, from) + name + rest, caret: from + name.length };
    },
  };
}

function formulaFault(t: Translate, fault: Extract<ReadFormula, { readonly ok: false }>): string {
  return t(`figures.formula-${fault.code}`, { detail: fault.detail, position: fault.from + 1 });
}

/** The formula with the wrong place marked. */
function FaultInPlace({
  text,
  from,
  to,
}: {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}) {
  return (
    <p className={styles.fault} lang="zh-CN" aria-hidden>
      {text.slice(0, from)}
      <mark className={styles.wrong}>{text.slice(from, to) || '\u2002'}</mark>
      {text.slice(to)}
    </p>
  );
}

/** A formula that reads well but gives no value, with the cause marked: a divisor that is zero, a figure that leads back. */
function CauseInPlace({
  text,
  formula,
  names,
  figures,
  of,
}: { readonly text: string; readonly formula: string } & Pick<
  FormulaFieldProps,
  'names' | 'figures' | 'of'
>) {
  const refused = refusalOf(formula, figures, of.id);
  const span = refused && typedFault(text, names, refused.refusal, refused.lookUp);
  return span && <FaultInPlace text={text} from={span.from} to={span.to} />;
}

function Result({
  formula,
  figures,
  of,
}: { readonly formula: string } & Pick<FormulaFieldProps, 'figures' | 'of'>) {
  const t = useText();
  const shown = shownResult(formula, figures, of);
  if (shown.state === 'missing') return <p className={styles.missing}>{missingText(t, shown, figures)}</p>;
  return (
    <output className={styles.result}>
      {t('figures.formula-result')} <b lang="zh-CN">{shown.number + shown.unit}</b>
    </output>
  );
}
