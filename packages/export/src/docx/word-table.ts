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
import { textWidthEm } from '../text-width';
import { areaWidthPt, fonts } from './typography';

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

/** Widths that a column wants, in characters: neither squeezed to one nor wider than a line should be. */
const narrowest = 3;
const widest = 18;

/** Widths of the columns in twips: shares of the type area by the longest text of each. */
function columnWidths({ rows, columns }: FlowTable): readonly number[] {
  const wanted = Array.from({ length: columns }, () => narrowest);
  for (const cell of rows.flat()) {
    if (cell.colspan > 1) continue;
    const longest = Math.max(...cell.blocks.map((block) => textWidthEm(blockText(block)))) + 1;
    wanted[cell.column] = Math.max(wanted[cell.column]!, Math.min(longest, widest));
  }
  const sum = wanted.reduce((total, width) => total + width, 0);
  return wanted.map((width) => Math.floor((areaWidth * width) / sum));
}

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

/** Number of rows of header cells at the top. */
function headRows({ rows }: FlowTable): number {
  const first = rows.findIndex((row) => row.some(({ header }) => !header));
  return Math.max(first, 0);
}

/** The cells of each row, with empty ones where rows are of unequal length, as two edits may leave them: Word takes no others. */
function filledRows({ rows, columns, pos }: FlowTable): readonly (readonly ShownCell[])[] {
  /** By column, the row from which on it is free. */
  const free = Array.from({ length: columns }, () => 0);
  return rows.map((cells, row) => {
    for (const { column, colspan, rowspan } of cells) free.fill(row + rowspan, column, column + colspan);
    const missing = [...free.keys()].filter((column) => free[column]! <= row);
    const empty = missing.map(
      (column): ShownCell => ({
        table: pos,
        row,
        column,
        colspan: 1,
        rowspan: 1,
        header: false,
        blocks: [{ type: 'paragraph', level: null, number: '', pos, runs: [] }],
      }),
    );
    return [...cells, ...empty].sort((a, b) => a.column - b.column);
  });
}

/**
 * A table in Word.
 * @param runs - runs of Word from those of a paragraph
 */
export function wordTable(table: FlowTable, runs: Runs): Table {
  const widths = columnWidths(table);
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
