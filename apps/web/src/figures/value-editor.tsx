import type { Figure } from '@huigao/report';
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { entryFault } from './entry-fault';
import { entryText, entryUnit, readEntry } from './entry-text';
import styles from './figure-row.module.css';
import { preview } from './format-choice';
import type { EnteredValue } from './use-value-saves';

/** Where the editor goes once a value is taken. */
export type AfterEntry = 'stay' | 'next' | 'previous';

export interface ValueEditorProps {
  readonly figure: Figure;
  /** What it starts with: the value, or one that was not accepted before. */
  readonly value: string | null;
  /** Whether the value will wait until somebody else publishes it. */
  readonly isProposal: boolean;
  readonly onEnter: (entered: EnteredValue, after: AfterEntry) => void;
  readonly onCancel: () => void;
}

/**
 * The value of a figure as a line of text: Enter and leaving it save, Escape cancels, Tab saves and goes on to the next figure. Over a
 * value that was there, a second line asks for the reason; the down arrow leads to it.
 * What is no value is not lost: the editor stays open and says what it expects.
 */
export function ValueEditor({ figure, value, isProposal, onEnter, onCancel }: ValueEditorProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const [why, setWhy] = useState('');
  /** Closing takes the focus away, which must not save a second time. */
  const isClosed = useRef(false);
  const [text, setText] = useState(() => entryText(value, figure));
  const [isJudged, setIsJudged] = useState(false);
  const entry = readEntry(text, figure);
  const isCleared = !entry.ok && entry.code === 'empty';

  useEffect(() => input.current?.select(), []);

  const enter = (after: AfterEntry) => {
    if (isClosed.current) return;
    if (!entry.ok && !isCleared) {
      setIsJudged(true);
      input.current?.focus();
      return;
    }
    isClosed.current = true;
    onEnter({ value: entry.ok ? entry.value : null, why: why.trim() }, after);
  };
  const cancel = () => {
    isClosed.current = true;
    onCancel();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter takes a candidate of the input method first.
    if (event.nativeEvent.isComposing) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => reason.current?.focus(),
      ArrowUp: () => input.current?.focus(),
      Enter: () => enter('stay'),
      Tab: () => enter(event.shiftKey ? 'previous' : 'next'),
      Escape: cancel,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  /** Between the two lines nothing is saved yet. */
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== input.current && relatedTarget !== reason.current) enter('stay');
  };
  const isChange = figure.value !== null && (isCleared || (entry.ok && entry.value !== value));

  const fault = isJudged && !entry.ok && !isCleared ? entryFault(t, entry, figure) : null;
  const shown = entry.ok ? preview(entry.value, figure.unit, figure.format) : null;
  return (
    <>
      <span className={styles.editor}>
        <input
          ref={input}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('figures.value-of', { label: figure.label })}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-note`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
        <span className={styles.unit} lang="zh-CN">
          {entryUnit(figure)}
        </span>
      </span>
      <p
        id={`${id}-note`}
        className={styles.note}
        data-kind={fault ? 'bad' : 'quiet'}
        role={fault ? 'alert' : undefined}
      >
        {fault ??
          (isCleared && value !== null
            ? t('figures.cleared', { label: figure.label })
            : shown
              ? t(isProposal ? 'figures.will-propose' : 'figures.will-show', { shown: shown.text })
              : t('figures.entry-keys'))}
      </p>
      {isChange && (
        <input
          ref={reason}
          className={styles.reason}
          aria-label={t('figures.why-of', { label: figure.label })}
          placeholder={t('figures.why')}
          maxLength={200}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
      )}
    </>
  );
}
