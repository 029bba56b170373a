// Tables in Word: ruled, as wide as the type area, a head of header cells repeated on every page, and no row torn in two.

import { cellAlignment, type Run, type ShownCell, textAboveNotes } from '@huigao/report';
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
import { filledRows, headRows, type TableLayout, tableLayout, tableSizesPt } from '../table-grid';
import type { SectionRevisions } from './revisions/word-revisions';
import { fonts } from './typography';

/** 4 pt in twips: the padding that `tableLayout` reckons with. */
const cellMargin = 80;
const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** Lines of their own height, half as high again as the text: a table keeps no pitch of the text. */
const textStyle = (sizePt: number) =>
  ({
    basedOn: 'Normal',
    run: { size: sizePt * 2, characterSpacing: 0 },
    paragraph: {
      indent: { left: 0, firstLine: 0, firstLineChars: 0 },
      spacing: { line: sizePt * 30, before: 0, after: 0 },
    },
  }) as const;

const withFace = (style: ReturnType<typeof textStyle>) => ({ ...style.run, font: fonts('黑体') });

/** Id and name of a style by size: the usual one has none in them. */
const idOf = (name: 'Text' | 'Head', size: TableLayout['sizePt']) =>
  `Table${name}${size === tableSizesPt[0] ? '' : size * 2}`;
const nameOf = (name: 'Text' | 'Head', size: TableLayout['sizePt']) =>
  `Table ${name}${size === tableSizesPt[0] ? '' : ` ${size}`}`;

const caption = textStyle(tableSizesPt[0]);

/** Styles of what stands in tables and above them. */
export const tableStyles: readonly IParagraphStyleOptions[] = [
  ...tableSizesPt.flatMap((size) => {
    const style = textStyle(size);
    return [
      { ...style, id: idOf('Text', size), name: nameOf('Text', size) },
      { ...style, id: idOf('Head', size), name: nameOf('Head', size), run: withFace(style) },
    ];
  }),
  {
    ...caption,
    id: 'Caption',
    name: 'caption',
    run: withFace(caption),
    paragraph: {
      ...caption.paragraph,
      spacing: { ...caption.paragraph.spacing, before: 160, after: 60 },
      alignment: AlignmentType.CENTER,
      keepNext: true,
    },
  },
];

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** What writes the inside of cells. */
interface Inside {
  /** Runs of Word from those of a paragraph. */
  readonly runs: (runs: readonly Run[]) => readonly ParagraphChild[];
  /** Of the section, in a copy that shows them. */
  readonly revisions: SectionRevisions | null;
}

/** The kinds of cells do not change by themselves. */
const styleInCell = () => idOf('Text', tableSizesPt[0]);

function wordCell(
  cell: ShownCell,
  widths: readonly number[],
  sizePt: TableLayout['sizePt'],
  { runs, revisions }: Inside,
): TableCell {
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
          style: idOf(header ? 'Head' : 'Text', sizePt),
          ...revisions?.paragraph(block.pos, styleInCell),
          alignment: alignments[cellAlignment(textAboveNotes(block), { header })],
          children: runs(block.runs),
        }),
    ),
  });
}

/**
 * A table in Word.
 * @param areaPt - width of the type area
 */
export function wordTable(table: FlowTable, inside: Inside, areaPt: number): Table {
  const areaWidth = Math.floor(areaPt * 20);
  const { sizePt, shares } = tableLayout(table, areaPt);
  const widths = shares.map((share) => Math.floor(areaWidth * share));
  const heads = headRows(table);
  return new Table({
    width: { size: areaWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: cellMargin, right: cellMargin },
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
          ...inside.revisions?.row(table.pos, index),
          children: row.map((cell) => wordCell(cell, widths, sizePt, inside)),
        }),
    ),
  });
}
