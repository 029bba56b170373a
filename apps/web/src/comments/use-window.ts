import { useEffect, useRef, useState } from 'react';

/** So many are drawn at first: more than a screen shows. */
const first = 12;
/** So many more when one comes near their end. */
const step = 30;

/** How much of a long list is drawn: up to where one has scrolled, and up to what one looks at. */
export function useWindow(
  list: readonly { readonly id: string }[],
  active: string | null,
): { readonly count: number; readonly end: React.RefObject<HTMLDivElement | null> } {
  const end = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState(first);
  const at = active === null ? -1 : list.findIndex(({ id }) => id === active);
  const count = Math.max(reached, at + 1 + first);
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setReached(count + step);
      },
      { rootMargin: '200px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  });
  return { count, end };
}
