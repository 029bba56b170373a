// Where the card of the tour goes: beside what it speaks of, never over it.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Size = Pick<Box, 'width' | 'height'>;

export interface Spot {
  readonly left: number;
  readonly top: number;
}

const gapPx = 12;
const edgePx = 8;

const clamp = (value: number, most: number) => Math.max(edgePx, Math.min(value, Math.max(edgePx, most)));

/** How much of two boxes lies over each other, in px². */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Beside a box, in the order one would choose: right, left, below, above; then the corners of the window. */
function spotsAround({ left, top, width, height }: Box, card: Size, window: Size): readonly Spot[] {
  const [right, bottom] = [window.width - card.width - edgePx, window.height - card.height - edgePx];
  const alongside = clamp(top, bottom);
  const inLine = clamp(left, right);
  return [
    { left: clamp(left + width + gapPx, right), top: alongside },
    { left: clamp(left - card.width - gapPx, right), top: alongside },
    { left: inLine, top: clamp(top + height + gapPx, bottom) },
    { left: inLine, top: clamp(top - card.height - gapPx, bottom) },
    ...[edgePx, right].flatMap((x) =>
      [edgePx, bottom].map((y) => ({ left: clamp(x, right), top: clamp(y, bottom) })),
    ),
  ];
}

/**
 * The first spot beside the first of these boxes at which a card covers least of all of them; without a box, below in the middle.
 * All in px of the window.
 */
export function placeCard(boxes: readonly Box[], card: Size, window: Size): Spot {
  const [main] = boxes;
  if (!main)
    return {
      left: clamp((window.width - card.width) / 2, window.width - card.width - edgePx),
      top: clamp(window.height - card.height - 2 * gapPx, window.height),
    };
  const covered = (spot: Spot) => boxes.reduce((sum, box) => sum + overlap({ ...spot, ...card }, box), 0);
  return spotsAround(main, card, window).reduce((best, spot) =>
    covered(spot) < covered(best) ? spot : best,
  );
}
