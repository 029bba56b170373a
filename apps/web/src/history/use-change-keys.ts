import { type RefObject, useCallback, useEffect, useState } from 'react';

export interface Changes {
  /** The one that was gone to, from 0; -1 before any was. */
  readonly current: number;
  readonly go: (by: 1 | -1) => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Goes from change to change, by buttons or by N and P, and takes the focus along. */
export function useChangeKeys(area: RefObject<HTMLElement | null>, count: number): Changes {
  const [current, setCurrent] = useState(-1);
  useEffect(() => setCurrent(-1), []);
  const go = useCallback(
    (by: 1 | -1) => {
      if (count === 0) return;
      setCurrent((now) => {
        const next = now < 0 ? (by > 0 ? 0 : count - 1) : (now + by + count) % count;
        const element = area.current?.querySelector<HTMLElement>(`[data-number="${next}"]`);
        element?.scrollIntoView({ block: 'center' });
        element?.focus({ preventScroll: true });
        return next;
      });
    },
    [area, count],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'n' && key !== 'p') return;
      event.preventDefault();
      go(key === 'n' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go]);
  return { current: current < count ? current : -1, go };
}
