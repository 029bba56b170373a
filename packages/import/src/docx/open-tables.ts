// The tables of a Word document that are being read: one may stand in a cell of another.

import type { WordCell, WordRow } from './word-blocks';

interface OpenTable {
  readonly rows: WordRow[];
  /** The cell that is open. */
  cell: WordCell | null;
}

export class OpenTables {
  readonly #open: OpenTable[] = [];

  get isAny(): boolean {
    return this.#open.length > 0;
  }

  /** The innermost cell that is open. */
  get cell(): WordCell | null {
    return this.#open.at(-1)?.cell ?? null;
  }

  begin(): void {
    this.#open.push({ rows: [], cell: null });
  }

  beginRow(): void {
    this.#open.at(-1)?.rows.push({ cells: [], isHeader: false });
  }

  beginCell(): void {
    const table = this.#open.at(-1);
    if (!table) return;
    table.cell = { paragraphs: [], colspan: 1, goesOn: false };
    table.rows.at(-1)?.cells.push(table.cell);
  }

  /** In the properties of a row or a cell. */
  readProperty(name: string, val: string | undefined, isOn: boolean): void {
    const table = this.#open.at(-1);
    const row = table?.rows.at(-1);
    if (name === 'tblHeader' && isOn && row) row.isHeader = true;
    if (!table?.cell) return;
    if (name === 'gridSpan') table.cell.colspan = Math.min(Math.max(Number(val) || 1, 1), 1000);
    // Merged with the cell above; the first of them says `restart`.
    if (name === 'vMerge') table.cell.goesOn = val !== 'restart';
  }

  /** Ends the innermost. @returns its rows; null: it has none, or stands in a cell, of which its text becomes paragraphs */
  end(): readonly WordRow[] | null {
    const rows = this.#open.pop()?.rows ?? [];
    if (rows.length === 0) return null;
    const outer = this.cell;
    if (!outer) return rows;
    for (const { cells } of rows) outer.paragraphs.push(...cells.flatMap((cell) => cell.paragraphs));
    return null;
  }
}
