import { figureColumns, figureRows, type RowCell } from './figure-rows';

/** What a spreadsheet would take for a formula (OWASP, CSV Injection); such a text gets an apostrophe before it. */
const formulaLike = /^\s*[=+\-@\t\r\n＝＋－＠]/;

function csvCell(cell: RowCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell.percent ? `${cell.number}%` : cell.number;
  const guarded = formulaLike.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) || guarded !== cell ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const row = (cells: readonly RowCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The figures as comma-separated values (RFC 4180), with the mark by which Excel knows UTF-8. */
export const figuresCsv = (report: Parameters<typeof figureRows>[0]): string =>
  `\uFEFF${row(figureColumns)}${figureRows(report).map(row).join('')}`;
