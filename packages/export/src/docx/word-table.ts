// Tables in Word: ruled, as wide as the type area, a head of header cells repeated on every page, and no row torn in two.

import { blockText, cellAlignment, type Run, type ShownCell } from '@huigao/report';
import {
  AlignmentType,
  BorderStyle,
  type IParagraphStyleOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { FlowTable } from '../flow';
import { areaWidthPt } from '../grid';
import { columnShares, filledRows, headRows } from '../table-grid';
import { fonts } from './typography';

const areaWidth = Math.floor(areaWidthPt * 20);
const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** 小四 12 pt on lines of their own height: a table keeps no pitch of the text. */
const textStyle = {
  basedOn: 'Normal',
  run: { size: 24, characterSpacing: 0 },
  paragraph: {
    indent: { left: 0, firstLine: 0, firstLineChars: 0 },
    spacing: { line: 360, before: 0, after: 0 },
  },
} as const;

/** Styles of what stands in tables and above them. */
export const tableStyles: readonly IParagraphStyleOptions[] = [
  { ...textStyle, id: 'TableText', name: 'Table Text' },
  {
    ...textStyle,
    id: 'TableHead',
    name: 'Table Head',
    run: { ...textStyle.run, font: fonts('黑体') },
  },
  {
    ...textStyle,
    id: 'Caption',
    name: 'caption',
    run: { ...textStyle.run, font: fonts('黑体') },
    paragraph: { ...textStyle.paragraph, alignment: AlignmentType.CENTER, keepNext: true },
  },
];

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

type Runs = (runs: readonly Run[]) => readonly ParagraphChild[];

function wordCell(cell: ShownCell, widths: readonly number[], runs: Runs): TableCell {
  const { blocks, column, colspan, rowspan, header } = cell;
  const width = widths.slice(column, column + colspan).reduce((total, one) => total + one, 0);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(colspan > 1 ? { columnSpan: colspan } : {}),
    ...(rowspan > 1 ? { rowSpan: rowspan } : {}),
    children: blocks.map(
      (block) =>
        new Paragraph({
          style: header ? 'TableHead' : 'TableText',
          alignment: alignments[cellAlignment(blockText(block), { header })],
          children: runs(block.runs),
        }),
    ),
  });
}

/**
 * A table in Word.
 * @param runs - runs of Word from those of a paragraph
 */
export function wordTable(table: FlowTable, runs: Runs): Table {
  const widths = columnShares(table).map((share) => Math.floor(areaWidth * share));
  const heads = headRows(table);
  return new Table({
    width: { size: areaWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: filledRows(table).map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          // Written as "off" it would be read as a head by some programs: left out instead.
          ...(index < heads ? { tableHeader: true } : {}),
          children: row.map((cell) => wordCell(cell, widths, runs)),
        }),
    ),
  });
}
