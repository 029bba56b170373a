// Values separated by tabs or commas: what the clipboard holds of a range, and .csv files (RFC 4180, with ; as people export it).

import { decodeText } from '../decode';
import { type Cell, judged, maxCells, type Table, type TableRefusal } from './table';

type Separator = '\t' | ',' | ';';

const cell = (text: string): Cell => ({ text: text.replace(/\s+/g, ' ').trim() });

/** The rows of delimited text; a field in quotation marks may hold separators, line ends and doubled quotation marks. */
export function delimitedRows(text: string, separator: Separator): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (let at = 0; at <= text.length; ) {
    const field = fieldAt(text, at, separator);
    row.push(cell(field.text));
    if (text[field.end] !== separator) {
      rows.push(row);
      row = [];
    }
    // A table of separators alone must not grow without end.
    if (rows.length > maxCells * 2 || row.length > maxCells) break;
    at = field.end + (text.startsWith('\r\n', field.end) ? 2 : 1);
  }
  if (rows.at(-1)?.every(({ text: last }) => last === '')) rows.pop();
  return rows;
}

function fieldAt(
  text: string,
  from: number,
  separator: Separator,
): { readonly text: string; readonly end: number } {
  if (text[from] !== '"') {
    const end = endOfField(text, from, separator);
    return { text: text.slice(from, end), end };
  }
  let content = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: content + text.slice(at), end: text.length };
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const end = endOfField(text, quote + 1, separator);
      return { text: content + text.slice(quote + 1, end), end };
    }
    content += '"';
    at = quote + 2;
  }
}

function endOfField(text: string, from: number, separator: Separator): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** The separator of a file: the one that stands most often in its first lines; 2,119.56 has a comma too. */
function separatorOf(text: string): Separator {
  const head = text.slice(0, 5000);
  const counts = (['\t', ';', ','] as const).map((separator) => ({
    separator,
    count: head.split(separator).length,
  }));
  return counts.sort((a, b) => b.count - a.count)[0]!.separator;
}

/** A range from the clipboard as plain text. */
export function readTabbed(text: string): { readonly ok: true; readonly table: Table } | TableRefusal {
  return judged({ name: '', rows: delimitedRows(text, '\t') });
}

/** A .csv file, in UTF-8, UTF-16 or GB18030. */
export function readCsv(bytes: Uint8Array): { readonly ok: true; readonly table: Table } | TableRefusal {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  return judged({ name: '', rows: delimitedRows(decoded.text, separatorOf(decoded.text)) });
}
