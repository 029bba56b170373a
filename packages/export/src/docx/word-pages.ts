// Pages in Word, upright and on their side, with the number in the same place of the sheet (GB/T 9704-2012, 7.5 and 8).

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

const upright = (setup: PageSetup): Pages => ({
  properties: { page: { size: setup.size, margin: setup.margin }, grid: gridOf(setup) },
  headers: noHeaders(),
  footers: {
    default: new Footer({ children: [numberLine('right')] }),
    even: new Footer({ children: [numberLine('left')] }),
  },
});

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
    headers: { default: turnedNumber('right', setup), even: turnedNumber('left', setup) },
    footers: {
      default: new Footer({ children: emptyLine() }),
      even: new Footer({ children: emptyLine() }),
    },
  };
}

/** Size, margins and page numbers of a section. */
export const wordPages = (setup: PageSetup, isLandscape: boolean): Pages =>
  isLandscape ? onItsSide(setup) : upright(setup);
