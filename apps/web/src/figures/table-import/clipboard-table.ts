// The range that Excel or WPS puts on the clipboard: as HTML, which keeps what a cell holds behind what it shows (x:num), else as text.

import { type Cell, judged, readTabbed, type Table, type TableRefusal } from '@huigao/import';
import type { PastedRange } from './pasted-range';

/** A merged cell stands for several; more than this is no table of ours. */
const mostMerged = 100;

function cellOf(element: HTMLTableCellElement): Cell {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const exact = element.getAttribute('x:num') ?? '';
  // A rate's x:num is the ratio; its shown text says percent.
  if (!/^-?\d+(\.\d+)?$/.test(exact) || !/^[-\d.,\s]+$/.test(text)) return { text };
  return { text, number: exact };
}

function rowsOf(table: HTMLTableElement): readonly (readonly Cell[])[] {
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [
      cellOf(cell),
      ...Array.from({ length: Math.min(cell.colSpan, mostMerged) - 1 }, () => ({ text: '' })),
    ]),
  );
}

/** The first table of pasted HTML; null where it has none. */
function readHtml(html: string): Table | null {
  // A document made this way runs no scripts and loads nothing.
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  return table ? { name: '', rows: rowsOf(table) } : null;
}

/** What was pasted, as a table. */
export function pastedTable({
  html,
  text,
}: PastedRange): { readonly ok: true; readonly table: Table } | TableRefusal {
  const table = html === '' ? null : readHtml(html);
  return table ? judged(table) : readTabbed(text);
}
