// Tables in texts: lines whose cells are parted by tabs, as spreadsheets copy them, and the tables of Markdown (GitHub's, with a line of
// dashes below the head).

import { type MarkdownNotes, markdownText } from './markdown';
import { leadingMarker } from './marker';
import type { SourceCell, SourceTable } from './source-line';

/** A table, and how many lines it takes. */
export interface TextTable {
  readonly table: SourceTable;
  readonly lines: number;
}

const cell = (paragraphs: SourceCell['paragraphs'], isHeader: boolean): SourceCell => ({
  paragraphs: paragraphs.filter(({ text }) => text !== ''),
  colspan: 1,
  rowspan: 1,
  isHeader,
});

const filled = (cells: readonly string[]) => cells.filter((text) => text.trim() !== '').length;

/** Whether a line is a number and its heading, parted by a tab. */
const isNumbered = ([first = '']: readonly string[]) => leadingMarker(first.trim())?.text === first.trim();

/** A table whose cells are parted by tabs: two lines and more of as many cells. */
export function tabbedTable(texts: readonly string[], from: number): TextTable | null {
  const first = texts[from]!.split('\t');
  if (filled(first) < 2 || isNumbered(first)) return null;
  const rows = [first];
  for (let at = from + 1; at < texts.length; at++) {
    const cells = texts[at]!.split('\t');
    if (cells.length !== first.length || filled(cells) === 0 || isNumbered(cells)) break;
    rows.push(cells);
  }
  if (rows.length < 2) return null;
  const table = rows.map((cells) => cells.map((text) => cell([{ text: text.trim(), bold: [] }], false)));
  return { table, lines: rows.length };
}

const dashes = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** Cells of a line: a sign behind a backslash parts nothing. */
function cellsOf(line: string): readonly string[] {
  const parts =
    line
      .trim()
      .replace(/^\|/, '')
      .match(/(?:\\.|[^|\\])+|\|/g) ?? [];
  const cells = [''];
  for (const part of parts) {
    if (part === '|') cells.push('');
    else cells[cells.length - 1] += part;
  }
  return cells.at(-1)!.trim() === '' ? cells.slice(0, -1) : cells;
}

/** A table of Markdown. A line without a sign of a table ends it. */
export function markdownTable(
  texts: readonly string[],
  from: number,
  notes: MarkdownNotes = new Map(),
): TextTable | null {
  const below = texts[from + 1]?.trim() ?? '';
  if (!texts[from]!.includes('|') || !below.includes('|') || !dashes.test(below)) return null;
  const head = cellsOf(texts[from]!);
  if (cellsOf(below).length !== head.length) return null;
  let end = from + 2;
  while (end < texts.length && texts[end]!.trim().startsWith('|')) end++;
  const rowOf = (line: string, isHeader: boolean) => {
    const cells = cellsOf(line);
    return head.map((_, column) => {
      const lines = (cells[column] ?? '')
        .split(/<br\s*\/?>/i)
        .map((text) => markdownText(text.trim(), notes));
      return cell(lines, isHeader);
    });
  };
  const rows = texts.slice(from + 2, end).map((line) => rowOf(line, false));
  return { table: [rowOf(texts[from]!, true), ...rows], lines: end - from };
}
