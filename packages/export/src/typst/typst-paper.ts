// The sheet that pages of Typst are set on, in points: the standard's, or that of a house template with its headers and footers.

import type { HouseEdges, HouseLine, HousePage, HouseTemplate } from '@huigao/report';
import { areaHeightPt, areaWidthPt, bodySizePt, type HanFont, linePitchPt } from '../grid';

/** A line of a header or footer. */
interface EdgeLine {
  readonly align: 'left' | 'center' | 'right';
  readonly runs: readonly {
    readonly size: number;
    readonly bold: boolean;
    readonly face: HanFont;
    readonly text: string;
    /** `PAGE` …; empty: a text. */
    readonly field: string;
  }[];
}

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

const faces: readonly (readonly [RegExp, HanFont])[] = [
  [/小标宋/, '方正小标宋简体'],
  [/仿宋|fangsong/i, '仿宋_GB2312'],
  [/楷|kai/i, '楷体_GB2312'],
  [/黑|hei/i, '黑体'],
];

const value = (xml: string | undefined, attribute: string) =>
  new RegExp(`w:${attribute}="([^"]*)"`).exec(xml ?? '')?.[1];

function edgeLine({ paragraph, runs }: HouseLine): EdgeLine {
  const side = value(paragraph.get('jc'), 'val');
  return {
    align: side === 'center' ? 'center' : side === 'right' || side === 'end' ? 'right' : 'left',
    runs: runs.map(({ run, content }) => ({
      size: Number(value(run.get('sz'), 'val') ?? 21) / 2,
      bold: run.has('b') && value(run.get('b'), 'val') !== '0',
      face: faces.find(([name]) => name.test(value(run.get('rFonts'), 'eastAsia') ?? ''))?.[1] ?? '宋体',
      text: 'text' in content ? content.text : '',
      field: 'field' in content ? content.field : '',
    })),
  };
}

const edgesOf = (edges: HouseEdges | null): Edges | null =>
  edges && {
    first: edges.first?.map(edgeLine) ?? null,
    odd: edges.odd.map(edgeLine),
    even: edges.even.map(edgeLine),
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
