// The sheet that pages of Typst are set on, in points: the standard's, or that of a house template with its headers and footers.

import type { HouseEdges, HousePage, HouseTemplate } from '@huigao/report';
import { areaHeightPt, areaWidthPt, bodySizePt, linePitchPt } from '../grid';
import { type EdgeLine, edgeLines } from './edge-lines';

type Edges = { readonly [Sheet in keyof HouseEdges]: readonly EdgeLine[] | null };

export interface TypstPaper {
  readonly page: Readonly<Record<keyof HousePage, number>>;
  readonly pitch: number;
  readonly headers: Edges | null;
  readonly footers: Edges | null;
  /** What margins leave. */
  readonly areaPt: { readonly width: number; readonly height: number };
}

/** Millimetres of the standard (5.1, 5.2.1), and the footer that puts the dash 7 mm below the area. */
const mm = 72 / 25.4;
const standardPage = {
  width: 210 * mm,
  height: 297 * mm,
  top: 37 * mm,
  bottom: 35 * mm,
  left: 28 * mm,
  right: 26 * mm,
  header: 42.55,
  footer: 72.3,
};

const inPoints = (page: HousePage) =>
  Object.fromEntries(Object.entries(page).map(([name, twips]) => [name, twips / 20])) as TypstPaper['page'];

/** A grid that is closer than lines of the text is one of half lines. */
const closestPitch = bodySizePt * 1.15;

const edgesOf = (edges: HouseEdges | null): Edges | null =>
  edges && {
    first: edges.first && edgeLines(edges.first),
    odd: edgeLines(edges.odd),
    even: edgeLines(edges.even),
  };

/** The paper of a report. */
export function typstPaper(house: HouseTemplate | null): TypstPaper {
  const page = house?.page ? inPoints(house.page) : standardPage;
  const pitch = (house?.linePitch ?? 0) / 20;
  return {
    page,
    pitch: pitch >= closestPitch ? pitch : linePitchPt,
    headers: edgesOf(house?.headers ?? null),
    footers: edgesOf(house?.footers ?? null),
    areaPt: house?.page
      ? {
          width: Math.max(page.width - page.left - page.right, 100),
          height: Math.max(page.height - page.top - page.bottom, 100),
        }
      : { width: areaWidthPt, height: areaHeightPt },
  };
}
