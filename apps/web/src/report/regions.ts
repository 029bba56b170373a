// F6 goes from one region of the page to the next (Shift+F6 back), as in desktop programs.

import { useEffect, useRef } from 'react';

/** Where the focus may go inside a region: what is current in it, or what the region names for it. */
const entries = '[aria-current], [role=tab][aria-selected=true], [data-region-entry]';

/** Where the focus goes inside a region: the text last written in, an entry, else the region itself. */
function entryOf(region: HTMLElement, text: HTMLElement | null): HTMLElement {
  if (text && region.contains(text)) return text;
  return region.querySelector<HTMLElement>(entries) ?? region;
}

/** The regions that are shown, in reading order. */
const shownRegions = () =>
  [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility({ visibilityProperty: true }),
  );

/** The index to go to from `now` (-1: none has the focus). */
export function nextRegion(now: number, count: number, direction: 'forward' | 'back'): number {
  if (direction === 'forward') return (now + 1) % count;
  return now <= 0 ? count - 1 : now - 1;
}

/**
 * Lets F6 cycle the elements with `data-region`.
 * @param activeText - the text one last wrote in
 */
export function useRegionKeys(activeText: () => HTMLElement | null): void {
  const text = useRef(activeText);
  useEffect(() => {
    text.current = activeText;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Inside a modal dialog nothing else can have the focus.
      if (event.key !== 'F6' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const regions = shownRegions();
      if (regions.length === 0) return;
      event.preventDefault();
      const now = regions.findIndex((region) => region.contains(document.activeElement));
      const next = nextRegion(now, regions.length, event.shiftKey ? 'back' : 'forward');
      entryOf(regions[next]!, text.current()).focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
