// Workbooks .xlsx: sheets, shared strings and number formats, nothing else. Formulas are read as the values that were saved with
// them and never computed; links, macros and pictures are not looked at. Limits hold before anything is unpacked.

import { decimal, decimalText } from '@huigao/figures';
import { type Attributes, readXml, type Xml, XmlFault } from '../xml';
import { zipParts } from '../zip';
import { builtInMeaning, meaningOf, type NumberMeaning } from './number-format';
import { type Cell, judged, maxCells, maxColumns, maxRows, type Table, type TableRefusal } from './table';

const limits = { maxFileBytes: 20 * 1024 * 1024, maxContentBytes: 64 * 1024 * 1024, maxParts: 2000 };
const maxSheets = 50;

export type Workbook = { readonly ok: true; readonly sheets: readonly Table[] } | TableRefusal;

/** Thrown in this file only, to leave a parser from inside. */
class Unreadable {
  constructor(readonly refusal: TableRefusal) {}
}

const refuse = (code: TableRefusal['code'], detail = ''): TableRefusal => ({ ok: false, code, detail });

/** Reads a workbook. Sheets that are empty are left out; one that is too large refuses the whole. */
export function readXlsx(bytes: Uint8Array): Workbook {
  try {
    const parts = unpack(bytes);
    const shared = sharedStrings(parts.get('xl/sharedStrings.xml'));
    const meanings = cellMeanings(parts.get('xl/styles.xml'));
    const sheets = sheetPaths(parts).map(({ name, path }) => ({
      name,
      rows: sheetRows(parts.get(path) ?? '<none/>', shared, meanings),
    }));
    return workbookOf(sheets);
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    if (error instanceof XmlFault) return refuse('not-a-table', error.message.slice(0, 200));
    throw error;
  }
}

function workbookOf(sheets: readonly Table[]): Workbook {
  const filled: Table[] = [];
  for (const sheet of sheets) {
    const result = judged(sheet);
    if (result.ok) filled.push(result.table);
    else if (result.code !== 'empty') return result;
  }
  return filled.length === 0 ? refuse('empty') : { ok: true, sheets: filled };
}

const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

/** The parts that matter. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, Xml> {
  const unpacked = zipParts(bytes, wanted, limits);
  if (!unpacked.ok)
    throw new Unreadable(
      refuse(unpacked.code === 'too-large' ? 'too-large' : 'not-a-table', unpacked.detail),
    );
  if (!unpacked.parts.has('xl/workbook.xml')) throw new Unreadable(refuse('not-a-table', 'no workbook'));
  return unpacked.parts;
}

/** The strings cells refer to by number; the reading aid of Japanese texts (rPh) is no text of the cell. */
function sharedStrings(xml: Xml = '<none/>'): readonly string[] {
  const strings: string[] = [];
  let phonetic = 0;
  let isText = false;
  let current = '';
  readXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

/** What the style of a cell, by its number, says of its numbers. */
function cellMeanings(xml: Xml = '<none/>'): readonly NumberMeaning[] {
  const codes = new Map<number, string>();
  const meanings: NumberMeaning[] = [];
  let isCells = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name !== 'xf' || !isCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      const code = codes.get(id);
      meanings.push(code === undefined ? builtInMeaning(id) : meaningOf(code));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return meanings;
}

/** Names and paths of the sheets one can see, in their order. */
function sheetPaths(
  parts: ReadonlyMap<string, Xml>,
): readonly { readonly name: string; readonly path: string }[] {
  const targets = new Map<string, string>();
  readXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open(name, attributes) {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
  });
  const sheets: { readonly name: string; readonly path: string }[] = [];
  readXml(parts.get('xl/workbook.xml')!, {
    open(name, attributes) {
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const target = targets.get(attributes['id'] ?? '') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  return sheets.slice(0, maxSheets);
}

/** Column and row of C5, from 0; null for what names no cell within the limits. */
function position(reference: string): { readonly row: number; readonly column: number } | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(match[2]) - 1;
  return column < maxColumns && row < maxRows ? { row, column } : null;
}

function sheetRows(
  xml: Xml,
  shared: readonly string[],
  meanings: readonly NumberMeaning[],
): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let at: Attributes = {};
  let part = '';
  let content = '';
  let cells = 0;
  const keep = () => {
    const place = position(at['r'] ?? '');
    const cell = cellOf(at, content, shared, meanings);
    if (!place || cell.text === '') return;
    cells += 1;
    if (cells > maxCells) throw new Unreadable(refuse('too-many-cells', String(maxCells)));
    while (rows.length <= place.row) rows.push([]);
    const row = rows[place.row]!;
    while (row.length <= place.column) row.push({ text: '' });
    row[place.column] = cell;
  };
  readXml(xml, {
    open(name, attributes) {
      if (name === 'c') {
        at = attributes;
        content = '';
      }
      part = name;
    },
    text(text) {
      // A value, or a string in the cell itself; the text of a formula (f) is not looked at.
      if (part === 'v' || part === 't') content += text;
    },
    close(name) {
      part = '';
      if (name === 'c') keep();
    },
  });
  return rows;
}

function cellOf(
  { t: type = 'n', s: style = '0' }: Attributes,
  content: string,
  shared: readonly string[],
  meanings: readonly NumberMeaning[],
): Cell {
  const clean = (text: string): Cell => ({ text: text.replace(/\s+/g, ' ').trim() });
  switch (type) {
    case 's':
      return clean(shared[Number(content)] ?? '');
    case 'n':
      return content === '' ? { text: '' } : numberCell(content, meanings[Number(style)]);
    case 'e':
    case 'b':
      // #DIV/0! and truth values are no text of a report.
      return { text: '' };
    default:
      return clean(content);
  }
}

/** Digits a spreadsheet means: it stores 2119.56 as 2119.5599999999999 (IEEE 754 keeps 15 decimal digits, and so does it show). */
const meantDigits = 15;

function numberCell(content: string, meaning: NumberMeaning = { kind: 'number' }): Cell {
  const stored = Number(content);
  if (!Number.isFinite(stored) || Math.abs(stored) > 1e20 || meaning.kind === 'date') return { text: '' };
  const plain = decimalText(decimal(stored.toPrecision(meantDigits)));
  const number = meaning.kind === 'percent' ? decimalText(decimal(plain).times('100')) : plain;
  const unit = meaning.unit ?? '';
  return { text: number + unit, number, ...(unit === '' ? {} : { unit }) };
}
