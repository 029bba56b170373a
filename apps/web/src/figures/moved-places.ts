// Moving places from one figure to another where they stand. Between being chosen and being moved the text may have changed: what is
// moved is what was chosen, or nothing.

import {
  type FigureId,
  figureId,
  type PlaceAttrs,
  type PlaceRef,
  placesByFigure,
  type Report,
  realText,
  resolveFigure,
  type SectionId,
} from '@huigao/report';
import type { TextEdit } from '../report/report-session';

/** The places of a figure in one section, in their order. */
export interface SectionPlaces {
  readonly section: SectionId;
  readonly places: readonly PlaceRef[];
}

/** The places of a figure by section, in reading order. */
export function placesBySection(report: Report, figure: FigureId): readonly SectionPlaces[] {
  const sections = new Map<SectionId, PlaceRef[]>();
  for (const place of placesByFigure(report).get(figure) ?? []) {
    const own = sections.get(place.section);
    if (own) own.push(place);
    else sections.set(place.section, [place]);
  }
  return [...sections].map(([section, places]) => ({ section, places }));
}

/**
 * Moves chosen places of one section to another figure, keeping their formats, as one change. Where the section has as many places of the
 * figure as when they were chosen, each is known by its turn, wherever it stands by now; else only by its position.
 * @param seen - positions of all places of `from` in the section when they were chosen
 */
export function withPlacesMoved(
  { from, to }: { readonly from: FigureId; readonly to: FigureId },
  seen: readonly number[],
  chosen: ReadonlySet<number>,
): TextEdit {
  return ({ doc, tr }, figures) => {
    const now: number[] = [];
    doc.descendants((node, pos) => {
      const isPlace = node.type.name === 'place';
      if (isPlace && resolveFigure(figures, figureId(String(node.attrs.figure)))?.id === from) now.push(pos);
    });
    const isAsSeen = now.length === seen.length;
    const moved = now.filter((pos, turn) => chosen.has(isAsSeen ? seen[turn]! : pos));
    for (const pos of moved) {
      const next = { ...(doc.nodeAt(pos)!.attrs as PlaceAttrs), figure: to };
      tr.setNodeMarkup(pos, null, { ...next, shown: realText(figures, next) });
    }
    return moved.length > 0 ? tr : null;
  };
}
