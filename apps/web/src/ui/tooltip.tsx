import { cloneElement, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { placeFloating } from './place-floating';
import styles from './tooltip.module.css';

const delayMs = 450;

interface TriggerProps {
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-label'?: string | undefined;
}

export interface TooltipProps {
  readonly text: string;
  /** One focusable element. */
  readonly children: ReactElement<TriggerProps>;
}

/** A short explanation on hovering and on focus by the keyboard; Escape takes it away, and it can be pointed at (WCAG 1.4.13). */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const showSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), delayMs);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!shown || !tip.current || !anchor.current) return;
    tip.current.showPopover();
    const trigger = anchor.current.firstElementChild ?? anchor.current;
    placeFloating(trigger.getBoundingClientRect(), tip.current, { side: 'below', align: 'center' });
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setShown(false);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shown]);

  // A tooltip that only repeats the name is not read out twice.
  const describes = shown && children.props['aria-label'] !== text;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the wrapper only watches what happens to the element inside it
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={(event) => event.pointerType === 'mouse' && showSoon()}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && showSoon()}
      onBlur={hide}
    >
      {describes ? cloneElement(children, { 'aria-describedby': id }) : children}
      {shown && (
        <span ref={tip} id={id} role="tooltip" popover="manual" className={styles.tip}>
          {text}
        </span>
      )}
    </span>
  );
}
