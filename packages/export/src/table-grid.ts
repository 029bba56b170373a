// The grid of a table, for formats that want every column and every cell of it.

import { type ShownCell, textAboveNotes } from '@huigao/report';
import type { FlowTable } from './flow';
import { areaWidthPt } from './grid';
import { textWidthEm } from './text-width';

/** Widths that a column wants, in characters: neither squeezed to one nor wider than a line should be. */
const narrowest = 3;
const widest = 18;

/** What lies between the texts of two cells, in characters. */
const cellPadding = 1.1;

/** Between Han characters a line breaks anywhere; within numbers and foreign words nowhere. */
const unbreakable = /[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef]+/gu;

/** Width of the longest piece of a text that no line breaks. */
const unbreakableEm = (text: string): number =>
  Math.max(0, ...[...text.matchAll(unbreakable)].map(([piece]) => textWidthEm(piece)));

/** What each column needs at least, and what it would have, in characters. */
function columnWidths({ rows, columns }: FlowTable): { readonly least: number[]; readonly wanted: number[] } {
  const least = Array.from({ length: columns }, () => 2 + cellPadding);
  const wanted = Array.from({ length: columns }, () => narrowest);
  for (const { blocks, column, colspan } of rows.flat()) {
    if (colspan > 1) continue;
    for (const text of blocks.map(textAboveNotes)) {
      least[column] = Math.max(least[column]!, unbreakableEm(text) + cellPadding);
      wanted[column] = Math.max(wanted[column]!, Math.min(textWidthEm(text) + 1, widest));
    }
  }
  return { least, wanted: wanted.map((width, column) => Math.max(width, least[column]!)) };
}

const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);

/** Sizes of what stands in tables, largest first: 小四, 五号, 小五, 六号. */
export const tableSizesPt = [12, 10.5, 9, 7.5] as const;

/** How a table is laid out on a page. */
export interface TableLayout {
  readonly sizePt: (typeof tableSizesPt)[number];
  /** Shares of the width for each column; they make 1. */
  readonly shares: readonly number[];
}

/**
 * The largest size in which no number of a table is broken, and the width of its columns: what each needs, and of what is left over as
 * much as its texts are longer.
 * @param areaPt - width of the type area
 */
export function tableLayout(table: FlowTable, areaPt: number): TableLayout {
  const { least, wanted } = columnWidths(table);
  const needed = total(least);
  const sizePt = tableSizesPt.find((size) => needed * size <= areaPt) ?? tableSizesPt.at(-1)!;
  const line = Math.max(areaPt / sizePt, needed);
  const over = total(wanted) - needed;
  const widths = least.map((width, column) =>
    over === 0 ? width : width + ((wanted[column]! - width) * (line - needed)) / over,
  );
  return { sizePt, shares: widths.map((width) => width / total(widths)) };
}

/** Whether the numbers of a table's columns do not fit beside each other on an upright page. */
export const isWide = (table: FlowTable): boolean =>
  total(columnWidths(table).least) * tableSizesPt[0] > areaWidthPt;

/** Number of rows of header cells at the top, which are repeated on every page. */
export function headRows({ rows }: FlowTable): number {
  const first = rows.findIndex((row) => row.some(({ header }) => !header));
  return Math.max(first, 0);
}

/** The cells of each row, with empty ones where rows are of unequal length, as two edits may leave them. */
export function filledRows({ rows, columns, pos }: FlowTable): readonly (readonly ShownCell[])[] {
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
