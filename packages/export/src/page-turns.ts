// Which pages lie on their side (GB/T 9704-2012, 8): those of tables that the type area is too narrow for. An attachment with such a
// table is turned as a whole, so that its title stands above it.

import type { FlowParagraph } from './flow';
import { isWide } from './table-grid';

/** What stands on pages of one direction, in order. */
export interface PageTurn {
  readonly isLandscape: boolean;
  readonly paragraphs: readonly FlowParagraph[];
}

/** What is turned together: a table with its caption, an attachment, or a paragraph alone. */
function pieces(flow: readonly FlowParagraph[]): readonly (readonly FlowParagraph[])[] {
  const found: FlowParagraph[][] = [];
  let isAttached = false;
  flow.forEach((paragraph, index) => {
    const { role } = paragraph;
    if (role === 'attachment') isAttached = true;
    if (role === 'attachment') found.push([paragraph]);
    else if (isAttached) found.at(-1)!.push(paragraph);
    else if (role === 'table' && flow[index - 1]?.role === 'caption') found.at(-1)!.push(paragraph);
    else found.push([paragraph]);
  });
  return found;
}

/** A report's pages by direction; neighbours of one direction are one. */
export function pageTurns(flow: readonly FlowParagraph[]): readonly PageTurn[] {
  const turns: { isLandscape: boolean; paragraphs: FlowParagraph[] }[] = [];
  for (const paragraphs of pieces(flow)) {
    const isLandscape = paragraphs.some((paragraph) => paragraph.role === 'table' && isWide(paragraph));
    const last = turns.at(-1);
    if (last?.isLandscape === isLandscape) last.paragraphs.push(...paragraphs);
    else turns.push({ isLandscape, paragraphs: [...paragraphs] });
  }
  return turns;
}
