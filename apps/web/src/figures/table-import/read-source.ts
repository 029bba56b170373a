// From what a person gives (a file, a paste, the report's own text) to sheets of numbers or why there are none.

import { readCsv, readXlsx, type Table, type TableFault } from '@huigao/import';

/** Sheets to choose from, and what they are called together: a file's name. */
export interface TableSource {
  readonly name: string;
  readonly sheets: readonly Table[];
}

export type SourceRead =
  | { readonly ok: true; readonly source: TableSource }
  | { readonly ok: false; readonly code: TableFault };

/** A workbook begins as every zip file does. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

const largestBytes = 20 * 1024 * 1024;

/** Reads a file by what it holds, not by what it is called. */
export async function readFile(file: File): Promise<SourceRead> {
  if (file.size > largestBytes) return { ok: false, code: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes)) {
    const book = readXlsx(bytes);
    return book.ok ? { ok: true, source: { name: file.name, sheets: book.sheets } } : book;
  }
  const csv = readCsv(bytes);
  return csv.ok ? { ok: true, source: { name: file.name, sheets: [csv.table] } } : csv;
}
