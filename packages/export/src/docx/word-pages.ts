// Pages in Word, upright and on their side, with the number in the same place of the sheet (GB/T 9704-2012, 7.5 and 8).

import type { HouseEdges } from '@huigao/report';
import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  Footer,
  Header,
  HeightRule,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import { houseMark } from './house-lines';
import type { PageSetup } from './page-setup';
import { hanHint } from './typography';

/** One character of the number's 四号. */
const character = 280;

/** Odd pages have it on the right, one character from the edge of the type area, even ones on the left. */
type Side = 'left' | 'right';

/** `— 1 —`. */
const numberLine = (side: Side) =>
  new Paragraph({
    style: 'Footer',
    alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: { [side]: character },
    children: [new TextRun({ font: hanHint, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noRules = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;

/** The foot of the sheet is the left edge of what lies on its side: a cell as high as the area is wide, written downwards. */
function turnedNumber(side: Side, { areaPt, margin }: PageSetup): Header {
  const height = Math.floor(areaPt.width * 20);
  const cell = new TableCell({
    width: { size: character, type: WidthType.DXA },
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    children: [numberLine(side)],
  });
  const table = new Table({
    width: { size: character, type: WidthType.DXA },
    columnWidths: [character],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: noRules,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      // The footer's line ends so far from the edge of the sheet.
      absoluteHorizontalPosition: margin.footer,
      absoluteVerticalPosition: margin.left,
    },
    rows: [new TableRow({ height: { value: height, rule: HeightRule.EXACT }, children: [cell] })],
  });
  return new Header({ children: [table, new Paragraph({ style: 'Footer' })] });
}

type Pages = Omit<ISectionOptions, 'children'>;

const gridOf = ({ linePitch }: PageSetup) =>
  linePitch === null
    ? { type: DocumentGridType.DEFAULT, linePitch: 312 }
    : { type: DocumentGridType.LINES, linePitch };

const emptyLine = () => [new Paragraph({ style: 'Footer' })];
const noHeaders = () => ({
  default: new Header({ children: emptyLine() }),
  even: new Header({ children: emptyLine() }),
});

/** Of the house, on each sheet it has them for. */
function houseEdge<Made>(
  edge: 'headers' | 'footers',
  { [edge]: edges }: PageSetup,
  make: (children: readonly Paragraph[]) => Made,
): { readonly default: Made; readonly even: Made; readonly first?: Made } | null {
  if (!edges) return null;
  const marked = (sheet: keyof HouseEdges) => make([houseMark(edge, sheet)]);
  const first = edges.first ? { first: marked('first') } : {};
  return { default: marked('odd'), even: marked('even'), ...first };
}

const header = (children: readonly Paragraph[]) => new Header({ children });
const footer = (children: readonly Paragraph[]) => new Footer({ children });

const standardFooters = () => ({
  default: footer([numberLine('right')]),
  even: footer([numberLine('left')]),
});

/** What the first page has is written for both where one of them parts it. */
function withFirst<Edges extends { readonly default: unknown; readonly first?: unknown }>(
  edges: Edges,
  hasFirst: boolean,
): Edges {
  return hasFirst && edges.first === undefined ? { ...edges, first: edges.default } : edges;
}

const partsFirst = ({ headers, footers }: PageSetup) => Boolean(headers?.first ?? footers?.first);

function upright(setup: PageSetup, isFirst: boolean): Pages {
  const titlePage = isFirst && partsFirst(setup);
  return {
    properties: { page: { size: setup.size, margin: setup.margin }, grid: gridOf(setup), titlePage },
    headers: withFirst(houseEdge('headers', setup, header) ?? noHeaders(), titlePage),
    footers: withFirst(houseEdge('footers', setup, footer) ?? standardFooters(), titlePage),
  };
}

/** The head of what lies on its side is at the left edge of the sheet: where odd pages are bound, and even ones are not (8). */
function onItsSide(setup: PageSetup): Pages {
  const { size, margin } = setup;
  const { top, bottom, left, right } = margin;
  return {
    properties: {
      page: {
        size: { ...size, orientation: PageOrientation.LANDSCAPE },
        margin: { ...margin, top: left, right: top, bottom: right, left: bottom },
      },
      grid: gridOf(setup),
    },
    ...onEdges(setup),
  };
}

/** The number at the foot of the sheet, unless the house has its own. */
function onEdges(setup: PageSetup): Pick<Pages, 'headers' | 'footers'> {
  const footers = houseEdge('footers', setup, footer);
  if (footers) return { headers: houseEdge('headers', setup, header) ?? noHeaders(), footers };
  return {
    headers: { default: turnedNumber('right', setup), even: turnedNumber('left', setup) },
    footers: { default: footer(emptyLine()), even: footer(emptyLine()) },
  };
}

/** Size, margins, headers and page numbers of a section. */
export const wordPages = (
  setup: PageSetup,
  { isLandscape, isFirst }: { readonly isLandscape: boolean; readonly isFirst: boolean },
): Pages => (isLandscape ? onItsSide(setup) : upright(setup, isFirst));
