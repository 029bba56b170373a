// Tables in a text. A table is rows of cells, a cell is paragraphs; what stands above it in the finished document is a caption, a
// block of its own before it. Content rules are wide here too: rows may be of unequal length after two edits have merged.

import type { Node, NodeSpec } from 'prosemirror-model';

/** The part of a DOM element that parsing reads; this package knows no DOM. */
interface ParsedCell {
  getAttribute(name: string): string | null;
  readonly parentElement: { closest(selector: string): unknown } | null;
}

/** What one table may hold. A grid is laid out in full, so its size must be bounded. */
export const tableLimits = {
  rows: 500,
  /** Cells in a row, and columns that one cell may span. */
  columns: 64,
} as const;

/** Whether an element stands in a cell: tables in tables, and headings in cells, become paragraphs. */
const inCell = (dom: unknown) => (dom as ParsedCell).parentElement?.closest('td,th') != null;
const outsideCells = (dom: unknown) => (inCell(dom) ? false : null);

/** Rules for what a cell cannot hold as it is: its text stays, as paragraphs. */
export const paragraphsInCells = {
  tag: 'h1,h2,h3,h4,h5,h6,td,th,caption',
  priority: 60,
  getAttrs: (dom: unknown) => (inCell(dom) ? null : false),
};

function span(dom: unknown, name: 'colspan' | 'rowspan', most: number): number {
  const value = Number((dom as ParsedCell).getAttribute(name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}

const cellAttrs = (dom: unknown) =>
  inCell(dom)
    ? false
    : { colspan: span(dom, 'colspan', tableLimits.columns), rowspan: span(dom, 'rowspan', tableLimits.rows) };

const shownSpans = ({ attrs }: Node): Record<string, string> => ({
  ...(attrs.colspan === 1 ? {} : { colspan: String(attrs.colspan) }),
  ...(attrs.rowspan === 1 ? {} : { rowspan: String(attrs.rowspan) }),
});

const cell = (tag: 'td' | 'th', tableRole: string): NodeSpec => ({
  content: 'paragraph*',
  attrs: { colspan: { default: 1, validate: 'number' }, rowspan: { default: 1, validate: 'number' } },
  tableRole,
  isolating: true,
  parseDOM: [{ tag, getAttrs: cellAttrs }],
  toDOM: (node) => [tag, shownSpans(node), 0],
});

/** `tableRole` is how prosemirror-tables knows them. */
export const tableNodes = {
  table: {
    group: 'block',
    content: 'tableRow*',
    tableRole: 'table',
    isolating: true,
    parseDOM: [
      { tag: 'table', getAttrs: outsideCells },
      { tag: 'table', skip: true },
    ],
    toDOM: () => ['table', ['tbody', 0]],
  },
  tableRow: {
    content: '(tableCell | tableHeader)*',
    tableRole: 'row',
    parseDOM: [
      { tag: 'tr', getAttrs: outsideCells },
      { tag: 'tr', skip: true },
    ],
    toDOM: () => ['tr', 0],
  },
  tableCell: cell('td', 'cell'),
  tableHeader: cell('th', 'header_cell'),
  /** The caption 表题 of the table or live block that follows. */
  caption: {
    group: 'block',
    content: 'inline*',
    defining: true,
    parseDOM: [{ tag: 'p[data-caption]', priority: 60 }, { tag: 'caption' }],
    toDOM: () => ['p', { 'data-caption': '' }, 0],
  },
} satisfies Record<string, NodeSpec>;

const isCount = (value: unknown, most: number) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

/** Why the spans of a cell are not acceptable, or null. */
export function spanFault({ colspan, rowspan }: Readonly<Record<string, unknown>>): string | null {
  if (!isCount(colspan, tableLimits.columns)) return 'colspan';
  return isCount(rowspan, tableLimits.rows) ? null : 'rowspan';
}

/** Whether a table has more rows, or a row more cells, than it may have. */
export function isOverfull(name: string, children: number): boolean {
  if (name === 'table') return children > tableLimits.rows;
  return name === 'tableRow' && children > tableLimits.columns;
}

/** Where a cell stands in the grid of its table. */
export interface CellPlace {
  /** Position of the table in the body. */
  readonly table: number;
  readonly row: number;
  /** First column it covers. */
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
}

/** A cell with its place; positions count from the beginning of the body. */
export interface PlacedCell {
  readonly node: Node;
  readonly pos: number;
  readonly place: CellPlace;
}

/** The cells of a table in reading order, laid out as a browser lays them out: cells that others cover are moved to the right. */
export function placedCells(table: Node, pos: number): readonly PlacedCell[] {
  const cells: PlacedCell[] = [];
  /** By column, the row from which on it is free. */
  const free: number[] = [];
  table.forEach((rowNode, rowOffset, row) => {
    let column = 0;
    rowNode.forEach((node, cellOffset) => {
      while ((free[column] ?? 0) > row) column++;
      const colspan = node.attrs.colspan as number;
      const rowspan = Math.min(node.attrs.rowspan as number, table.childCount - row);
      const header = node.type.name === 'tableHeader';
      cells.push({
        node,
        pos: pos + 1 + rowOffset + 1 + cellOffset,
        place: { table: pos, row, column, colspan, rowspan, header },
      });
      for (let covered = 0; covered < colspan; covered++) free[column + covered] = row + rowspan;
      column += colspan;
    });
  });
  return cells;
}
