import { useEffect, useRef, useState } from 'react';

/** So many are drawn at once; the rest when one comes near them. */
const step = 30;

/** How much of a long list is drawn: up to where one has scrolled, and up to what one looks at. */
export function useWindow(
  list: readonly { readonly id: string }[],
  active: string | null,
): { readonly count: number; readonly end: React.RefObject<HTMLDivElement | null> } {
  const end = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState(step);
  const at = active === null ? -1 : list.findIndex(({ id }) => id === active);
  const count = Math.max(reached, at + 1 + step / 2);
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setReached(count + step);
      },
      { rootMargin: '400px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  });
  return { count, end };
}
