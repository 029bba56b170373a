// The blocks of a table put together again, for whoever shows it as one.

import type { LiveKind } from './live-block-kinds';
import type { CellPlace } from './table-nodes';
import type { Block } from './text';

/** A cell of a table with its blocks, of which there is at least one. */
export interface ShownCell extends CellPlace {
  readonly blocks: readonly Block[];
}

/** A table as shown. */
export interface ShownTable {
  readonly type: 'table';
  /** Of a live block: what that is of. */
  readonly live?: LiveKind;
  /** Position of the table in the body. */
  readonly pos: number;
  /** In reading order; a row whose columns are all covered by cells from above has none. */
  readonly rows: readonly (readonly ShownCell[])[];
  /** Number of columns of the grid. */
  readonly columns: number;
}

function tableOf(blocks: readonly Block[]): ShownTable {
  const rows: (CellPlace & { readonly blocks: Block[] })[][] = [];
  let columns = 0;
  for (const block of blocks) {
    const cell = block.cell!;
    rows[cell.row] ??= [];
    const row = rows[cell.row]!;
    const last = row.at(-1);
    if (last?.column === cell.column) last.blocks.push(block);
    else row.push({ ...cell, blocks: [block] });
    columns = Math.max(columns, cell.column + cell.colspan);
  }
  const { cell, live } = blocks[0]!;
  return {
    type: 'table',
    ...(live ? { live } : {}),
    pos: cell!.table,
    rows: Array.from(rows, (row) => row ?? []),
    columns,
  };
}

/** Blocks in order, those of one table as one. */
export function withTables(blocks: readonly Block[]): readonly (Block | ShownTable)[] {
  const shown: (Block | ShownTable)[] = [];
  let cells: Block[] = [];
  const flush = () => {
    if (cells.length > 0) shown.push(tableOf(cells));
    cells = [];
  };
  for (const block of blocks) {
    if (cells[0]?.cell?.table !== block.cell?.table) flush();
    if (block.cell) cells.push(block);
    else shown.push(block);
  }
  flush();
  return shown;
}
