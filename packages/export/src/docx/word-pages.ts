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
import { areaWidthPt } from '../grid';
import { hanHint, linePitch, page } from './typography';

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
function turnedNumber(side: Side): Header {
  const height = Math.floor(areaWidthPt * 20);
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
      absoluteHorizontalPosition: page.margin.footer,
      absoluteVerticalPosition: page.margin.left,
    },
    rows: [new TableRow({ height: { value: height, rule: HeightRule.EXACT }, children: [cell] })],
  });
  return new Header({ children: [table, new Paragraph({ style: 'Footer' })] });
}

type Pages = Omit<ISectionOptions, 'children'>;

const grid = { type: DocumentGridType.LINES, linePitch } as const;
const empty = { style: 'Footer' } as const;

const upright = (): Pages => ({
  properties: { page, grid },
  headers: {
    default: new Header({ children: [new Paragraph(empty)] }),
    even: new Header({ children: [new Paragraph(empty)] }),
  },
  footers: {
    default: new Footer({ children: [numberLine('right')] }),
    even: new Footer({ children: [numberLine('left')] }),
  },
});

const { top, bottom, left, right } = page.margin;

/** The head of what lies on its side is at the left edge of the sheet: where odd pages are bound, and even ones are not (8). */
const onItsSide = (): Pages => ({
  properties: {
    page: {
      size: { ...page.size, orientation: PageOrientation.LANDSCAPE },
      margin: { ...page.margin, top: left, right: top, bottom: right, left: bottom },
    },
    grid,
  },
  headers: { default: turnedNumber('right'), even: turnedNumber('left') },
  footers: {
    default: new Footer({ children: [new Paragraph(empty)] }),
    even: new Footer({ children: [new Paragraph(empty)] }),
  },
});

/** Size, margins and page numbers of a section. */
export const wordPages = (isLandscape: boolean): Pages => (isLandscape ? onItsSide() : upright());
