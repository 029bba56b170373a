/** How far from the edge of what is seen the page begins to scroll, and how far in a frame at most, in px. */
const edgePx = 40;
const stepPx = 24;

/** How far a page scrolls in a frame while what draws a selection is at this height. */
export function edgeScroll(y: number, { top, bottom }: Pick<DOMRect, 'top' | 'bottom'>): number {
  const over = y < top + edgePx ? y - top - edgePx : y > bottom - edgePx ? y - bottom + edgePx : 0;
  return Math.max(-stepPx, Math.min(over / 2, stepPx));
}

/** Within what is seen: elsewhere the browser does not tell what is there. */
export const withinSight = (y: number, { top, bottom }: Pick<DOMRect, 'top' | 'bottom'>): number =>
  Math.max(top + 1, Math.min(y, bottom - 2));
