import {
  Copy,
  Keyboard,
  type LucideIcon,
  MessageSquarePlus,
  Scissors,
  StretchVertical,
  Trash2,
  X,
} from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useText } from '../app/locale';
import styles from './touch-bar.module.css';

export interface TouchBarProps {
  /** `within`: words of one text are selected; `extending`: the next tap says how far; `across`: several sections are. */
  readonly state: 'within' | 'extending' | 'across';
  readonly onDrop: () => void;
  readonly onExtend?: () => void;
  readonly onCopy?: () => void;
  readonly onComment?: (() => void) | undefined;
  readonly onCut?: (() => void) | undefined;
  readonly onReplace?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}

/** What can be done with what a finger has selected, where the thumb is. */
export function TouchBar({
  state,
  onDrop,
  onExtend,
  onCopy,
  onComment,
  onCut,
  onReplace,
  onRemove,
}: TouchBarProps) {
  const t = useText();
  const bar = useRef<HTMLDivElement>(null);
  useAboveKeyboard(bar);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('across.bar')}
      className={styles.bar}
      data-state={state}
      data-keeps-selection
      onMouseDown={(event) => event.preventDefault()}
    >
      {state === 'within' && <Act icon={StretchVertical} label={t('across.extend-long')} act={onExtend} />}
      {state === 'extending' && (
        <p role="status" className={styles.hint}>
          {t('across.extend-hint')}
        </p>
      )}
      {state === 'across' && (
        <>
          <Act icon={Copy} label={t('across.copy')} act={onCopy} />
          <Act icon={Scissors} label={t('across.cut')} act={onCut} />
          <Act icon={MessageSquarePlus} label={t('comments.add')} act={onComment} />
          <Act icon={Keyboard} label={t('across.replace')} act={onReplace} />
          <Act icon={Trash2} label={t('across.remove')} act={onRemove} />
          <Act icon={StretchVertical} label={t('across.extend')} act={onExtend} />
        </>
      )}
      {state !== 'within' && <Act icon={X} label={t('across.drop')} act={onDrop} />}
    </div>
  );
}

function Act({
  icon: Icon,
  label,
  act,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly act: (() => void) | undefined;
}) {
  if (!act) return null;
  return (
    <button type="button" className={styles.act} onClick={act}>
      <Icon aria-hidden className={styles.icon} />
      {label}
    </button>
  );
}

/** Keeps an element that stands at the bottom of the window above the keyboard, which lies over the window. */
function useAboveKeyboard(element: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const seen = window.visualViewport;
    const place = () => {
      const below = seen ? window.innerHeight - seen.offsetTop - seen.height : 0;
      if (element.current) element.current.style.translate = `0 ${-Math.max(0, below)}px`;
    };
    place();
    seen?.addEventListener('resize', place);
    seen?.addEventListener('scroll', place);
    return () => {
      seen?.removeEventListener('resize', place);
      seen?.removeEventListener('scroll', place);
    };
  }, [element]);
}
