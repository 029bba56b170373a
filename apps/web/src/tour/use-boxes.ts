import { useEffect, useState } from 'react';
import type { Box } from './place-card';

/** In whole px: what moves less needs no drawing. */
function boxOf(element: Element): Box {
  // Of words that go on in the next line, those of the first.
  const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  // What scrolls away under the header or the edge of the window is not spoken of.
  const clippedTop = Math.max(0, top);
  const clippedLeft = Math.max(0, left);
  return {
    left: Math.round(clippedLeft),
    top: Math.round(clippedTop),
    width: Math.round(Math.min(innerWidth, left + width) - clippedLeft),
    height: Math.round(Math.min(innerHeight, top + height) - clippedTop),
  };
}

/** Whether something else lies over the middle of an element: a drawer, say. The card of the tour will go away from there. */
function isCovered(element: Element): boolean {
  const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  return over !== null && !element.contains(over) && !over.closest('[data-region=tour]');
}

const same = (a: readonly Box[], b: readonly Box[]) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Where elements are on the window, the first of them scrolled to; followed frame by frame for as long as the tour lasts: panels slide, text grows, editors come later.
 * @param find - the same function as long as the same is looked for
 */
export function useBoxes(find: () => readonly Element[]): readonly Box[] {
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  useEffect(() => {
    let frame = 0;
    let first: Element | undefined;
    const look = () => {
      const found = find();
      // It may lie further down in a panel that has just opened, or come later than what stands in for it.
      if (found[0] !== first) found[0]?.scrollIntoView({ block: 'nearest' });
      [first] = found;
      const now = found
        .filter((element, place) => place === 0 || !isCovered(element))
        .map(boxOf)
        .filter(({ width, height }) => width > 0 && height > 0);
      setBoxes((before) => (same(before, now) ? before : now));
      frame = requestAnimationFrame(look);
    };
    look();
    // Another width is another page: it is scrolled to anew, and left alone while one scrolls by oneself.
    const anew = () => {
      first = undefined;
    };
    window.addEventListener('resize', anew);
    return () => {
      window.removeEventListener('resize', anew);
      cancelAnimationFrame(frame);
    };
  }, [find]);
  return boxes;
}
