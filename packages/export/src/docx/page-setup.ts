import type { HouseEdges, HouseTemplate } from '@huigao/report';
import { areaHeightPt, areaWidthPt } from '../grid';
import { linePitch, page } from './typography';

/** A page of a Word document, in twips. */
export interface PageSetup {
  readonly size: { readonly width: number; readonly height: number };
  readonly margin: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
    readonly header: number;
    readonly footer: number;
  };
  /** Pitch of the grid of lines; null: none. */
  readonly linePitch: number | null;
  /** Headers and footers of the house; null: none, and page numbers as the standard has them. */
  readonly headers: HouseEdges | null;
  readonly footers: HouseEdges | null;
  /** What margins leave, in points. */
  readonly areaPt: { readonly width: number; readonly height: number };
}

const standardPage: PageSetup = {
  ...page,
  linePitch,
  headers: null,
  footers: null,
  areaPt: { width: areaWidthPt, height: areaHeightPt },
};

/** The page of the house, or that of the standard. */
export function pageSetup(house: HouseTemplate | null): PageSetup {
  if (!house) return standardPage;
  const { headers, footers } = house;
  if (!house.page) return { ...standardPage, headers, footers };
  const { width, height, ...margin } = house.page;
  const areaPt = {
    width: Math.max(width - margin.left - margin.right, 2000) / 20,
    height: Math.max(height - margin.top - margin.bottom, 2000) / 20,
  };
  return { size: { width, height }, margin, linePitch: house.linePitch, headers, footers, areaPt };
}
