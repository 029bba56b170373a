/** Where a floating box goes from its anchor; it is turned over or pushed back where the window ends. */
export interface Placement {
  readonly side: 'below' | 'above';
  readonly align: 'start' | 'center' | 'end';
}

const gapPx = 4;
const edgePx = 8;

const clamp = (value: number, low: number, high: number) =>
  Math.max(low, Math.min(value, Math.max(low, high)));

function leftOf(anchor: DOMRect, width: number, align: Placement['align']): number {
  if (align === 'start') return anchor.left;
  if (align === 'end') return anchor.right - width;
  return anchor.left + (anchor.width - width) / 2;
}

/**
 * Puts a shown popover next to its anchor. Through the style object and not a style attribute, which the page's policy forbids.
 * (CSS anchor positioning would do it without a script, but is not in every browser yet.)
 */
export function placeFloating(anchor: DOMRect, floating: HTMLElement, { side, align }: Placement): void {
  const { width, height } = floating.getBoundingClientRect();
  const below = anchor.bottom + gapPx;
  const above = anchor.top - gapPx - height;
  const fitsBelow = below + height <= window.innerHeight - edgePx;
  const fitsAbove = above >= edgePx;
  const top =
    side === 'below' ? (fitsBelow || !fitsAbove ? below : above) : fitsAbove || !fitsBelow ? above : below;
  floating.style.position = 'fixed';
  floating.style.inset = 'auto';
  floating.style.margin = '0';
  floating.style.top = `${clamp(top, edgePx, window.innerHeight - height - edgePx)}px`;
  floating.style.left = `${clamp(leftOf(anchor, width, align), edgePx, window.innerWidth - width - edgePx)}px`;
}
