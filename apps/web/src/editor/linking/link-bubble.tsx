import { type FigureId, figureText } from '@huigao/report';
import { Link2, Plus } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useText } from '../../app/locale';
import { Button } from '../../ui/button';
import { Floating } from '../body/floating';
import type { Figures } from '../places/place-texts';
import styles from './link-bubble.module.css';
import { linkKey } from './link-key';

export interface LinkBubbleProps {
  readonly anchor: () => DOMRect | null;
  /** What the number should read by a finding, or null. */
  readonly expected: string | null;
  readonly onLink: () => void;
  readonly onFix: () => void;
}

/** Beside a typed number that is selected: link it to a figure, or mend it. */
export function LinkBubble({ anchor, expected, onLink, onFix }: LinkBubbleProps) {
  const t = useText();
  return (
    <Floating anchor={anchor} placement={{ side: 'above', align: 'start' }} className={styles.bubble}>
      {expected !== null && (
        <Button size="sm" variant="primary" onClick={onFix}>
          {t('editor.link-fix', { expected })}
        </Button>
      )}
      <Button size="sm" variant="quiet" icon={Link2} onClick={onLink} aria-keyshortcuts="Control+Shift+L">
        {t('editor.link')} <kbd className={styles.key}>{linkKey}</kbd>
      </Button>
    </Floating>
  );
}

/** One way to link a number. */
export interface LinkChoice {
  readonly figure: FigureId;
  readonly format: string;
}

export interface LinkChoicesProps {
  readonly anchor: () => DOMRect | null;
  readonly text: string;
  readonly figures: Figures;
  readonly choices: readonly LinkChoice[];
  readonly mayAdd: boolean;
  readonly onChoose: (choice: LinkChoice) => void;
  readonly onNew: () => void;
  readonly onClose: () => void;
  /** The focus went elsewhere. */
  readonly onLeave: () => void;
}

/** Several figures a number may stand for. */
export function LinkChoices({
  anchor,
  text,
  figures,
  choices,
  mayAdd,
  onChoose,
  onNew,
  onClose,
  onLeave,
}: LinkChoicesProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  // The first takes the focus, so that Enter and Tab work at once.
  useLayoutEffect(() => list.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  return (
    <Floating anchor={anchor} placement={{ side: 'below', align: 'start' }} className={styles.choices}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape works from every button inside */}
      <div
        ref={list}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
        }}
      >
        <p className={styles.question}>{t('editor.link-choose', { text })}</p>
        {choices.map((choice) => (
          <button
            key={choice.figure}
            type="button"
            className={styles.choice}
            onClick={() => onChoose(choice)}
          >
            <span>{figures.get(choice.figure)?.label}</span>
            <b>{figureText(figures, choice.figure, choice.format)}</b>
            <small>{figures.get(choice.figure)?.group}</small>
          </button>
        ))}
        {mayAdd && (
          <button type="button" className={styles.choice} onClick={onNew}>
            <span className={styles.add}>
              <Plus aria-hidden className={styles.icon} />
              {t('editor.link-new', { text })}
            </span>
          </button>
        )}
      </div>
    </Floating>
  );
}
