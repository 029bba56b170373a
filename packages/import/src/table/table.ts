// A table as cells, wherever it came from: a workbook, a file of comma-separated values, the clipboard.

/** One cell. What a program shows and what it means are two things: 99.97% is shown of 0.9997. */
export interface Cell {
  /** As it reads. */
  readonly text: string;
  /** Exact decimal, where the program says that the cell is a number; percentages in %. */
  readonly number?: string;
  /** The unit its number format shows, 万元 or %. */
  readonly unit?: string;
}

/** A sheet 工作表. Rows may be of unequal length; empty cells have no text. */
export interface Table {
  /** Name of the sheet; empty where the source has none. */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Most cells that are not empty in one sheet, and most columns and rows at all: a list of figures, not a database. */
export const maxCells = 10_000;
export const maxColumns = 500;
export const maxRows = 20_000;

/** Why a table is not read. Texts stand in `messages` under `figures.import-fault-`. */
export type TableFault =
  | 'not-a-table'
  | 'too-large'
  | 'too-many-cells'
  | 'empty'
  | 'unknown-encoding'
  | 'not-text';

export type TableRefusal = { readonly ok: false; readonly code: TableFault; readonly detail: string };

/** Letters of a column 列标, from 0: A, B … Z, AA. */
function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Where a cell is, as spreadsheets write it: 收支表!C5; without a sheet C5. Row and column count from 0. */
export const cellName = (sheet: string, row: number, column: number): string =>
  `${sheet === '' ? '' : `${sheet}!`}${columnName(column)}${row + 1}`;

/** The table, or why there is too much of it or nothing in it. */
export function judged(table: Table): { readonly ok: true; readonly table: Table } | TableRefusal {
  const cells = table.rows.reduce((sum, row) => sum + row.filter(({ text }) => text !== '').length, 0);
  if (cells === 0) return { ok: false, code: 'empty', detail: table.name };
  if (cells > maxCells) return { ok: false, code: 'too-many-cells', detail: String(maxCells) };
  return { ok: true, table };
}
