// Which paragraphs of a comparison are shown: those that differ, and one on either side, so that one knows where one is.

import type { ComparedUnit } from '@huigao/report';

export type Folded =
  | { readonly kind: 'unit'; readonly unit: ComparedUnit; readonly index: number }
  /** Paragraphs that are the same, out of sight until they are asked for. */
  | { readonly kind: 'fold'; readonly from: number; readonly count: number };

/** Fewer than this many are shown rather than folded. */
const shortest = 3;

export function foldUnits(units: readonly ComparedUnit[], open: ReadonlySet<number>): readonly Folded[] {
  const isShown = units.map(
    (_, index) =>
      units[index]!.change !== 'same' ||
      (units[index - 1]?.change ?? 'same') !== 'same' ||
      (units[index + 1]?.change ?? 'same') !== 'same',
  );
  const folded: Folded[] = [];
  for (let index = 0; index < units.length; ) {
    const from = index;
    while (index < units.length && !isShown[index]) index++;
    const count = index - from;
    if (count >= shortest && !open.has(from)) folded.push({ kind: 'fold', from, count });
    else for (let at = from; at < index; at++) folded.push({ kind: 'unit', unit: units[at]!, index: at });
    if (index < units.length) folded.push({ kind: 'unit', unit: units[index]!, index: index++ });
  }
  return folded;
}

/** The unit of the text of now behind which a paragraph that went comes back; null: it becomes the first. */
export function positionBehind(units: readonly ComparedUnit[], index: number): number | null {
  for (let at = index - 1; at >= 0; at--) if (units[at]!.at.after !== null) return units[at]!.at.after;
  return null;
}
