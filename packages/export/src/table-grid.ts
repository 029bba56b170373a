// The grid of a table, for formats that want every column and every cell of it.

import { blockText, type ShownCell } from '@huigao/report';
import type { FlowTable } from './flow';
import { textWidthEm } from './text-width';

/** Widths that a column wants, in characters: neither squeezed to one nor wider than a line should be. */
const narrowest = 3;
const widest = 18;

/** Shares of the width for each column, by its longest text; they make 1. */
export function columnShares({ rows, columns }: FlowTable): readonly number[] {
  const wanted = Array.from({ length: columns }, () => narrowest);
  for (const cell of rows.flat()) {
    if (cell.colspan > 1) continue;
    const longest = Math.max(...cell.blocks.map((block) => textWidthEm(blockText(block)))) + 1;
    wanted[cell.column] = Math.max(wanted[cell.column]!, Math.min(longest, widest));
  }
  const sum = wanted.reduce((total, width) => total + width, 0);
  return wanted.map((width) => width / sum);
}

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
