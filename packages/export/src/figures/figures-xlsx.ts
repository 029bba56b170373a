// The figures as a workbook (ECMA-376 part 1, chapter 18): numbers as numbers with their formats, everything else as text that no program
// takes for a formula. Written by hand: it is one sheet, and the same report gives the same bytes.

import type { Report } from '@huigao/report';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { xmlText } from '../docx/xml-text';
import { figureColumns, figureRows, type NumberCell, type RowCell } from './figure-rows';

/** Zip stores local time without a zone; this is its first moment, wherever it is written. */
const zipEpoch = () => new Date(1980, 0, 1);

const escaped = (text: string): string =>
  xmlText(text).replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);

/** Digits a double holds exactly; a number with more stands as text, to the last digit. */
const exactDigits = 15;

const significant = (number: string) => number.replace(/^-?0*\.?0*|[-.]/g, '').length;

/** The number format of a cell. */
function formatOf({ decimals, grouped, percent, number }: NumberCell): string {
  const places = decimals ?? /\.(\d+)$/.exec(number)?.[1]?.length ?? 0;
  const whole = grouped ? '#,##0' : '0';
  return `${whole}${places > 0 ? `.${'0'.repeat(places)}` : ''}${percent ? '%' : ''}`;
}

/** Moves the point two places to the left, exactly. */
function hundredth(number: string): string {
  const [whole = '', part = ''] = number.replace('-', '').split('.');
  const padded = whole.padStart(3, '0');
  const moved = `${padded.slice(0, -2)}.${padded.slice(-2)}${part}`;
  return `${number.startsWith('-') ? '-' : ''}${moved.replace(/\.?0+$/, '')}`;
}

/** Formats in use, each with the index of its style: 0 is plain, 1 the head. */
class Styles {
  readonly #formats = new Map<string, number>();

  of(cell: NumberCell): number {
    const code = formatOf(cell);
    const known = this.#formats.get(code) ?? this.#formats.size + 2;
    this.#formats.set(code, known);
    return known;
  }

  xml(): string {
    const codes = [...this.#formats.keys()];
    const formats = codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`);
    const cells = codes.map(
      (_, index) =>
        `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    );
    return (
      `<styleSheet xmlns="${main}">` +
      (codes.length > 0 ? `<numFmts count="${codes.length}">${formats.join('')}</numFmts>` : '') +
      '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${codes.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
      `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${cells.join('')}</cellXfs>` +
      '</styleSheet>'
    );
  }
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Columns are few: one letter each. */
const cellName = (row: number, column: number) => `${String.fromCharCode(65 + column)}${row + 1}`;

const textCell = (name: string, text: string, style: number) =>
  `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function cellXml(cell: RowCell, name: string, styles: Styles, textStyle: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(name, cell, textStyle);
  if (significant(cell.number) > exactDigits && cell.decimals === null)
    return textCell(name, cell.percent ? `${cell.number}%` : cell.number, 0);
  const number = cell.percent ? hundredth(cell.number) : cell.number;
  return `<c r="${name}" s="${styles.of(cell)}"><v>${number}</v></c>`;
}

/** Widths in characters, in the order of the columns. */
const widths = [14, 30, 16, 10, 20, 40, 24, 30, 16];

function sheetXml(report: Report, styles: Styles): string {
  const rows = [figureColumns as readonly RowCell[], ...figureRows(report)];
  const cells = rows.map((row, at) => {
    const inside = row.map((cell, column) => cellXml(cell, cellName(at, column), styles, at === 0 ? 1 : 0));
    return `<row r="${at + 1}">${inside.join('')}</row>`;
  });
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join('')}</cols><sheetData>${cells.join('')}</sheetData>` +
    `<autoFilter ref="A1:${cellName(rows.length - 1, figureColumns.length - 1)}"/></worksheet>`
  );
}

/** The figures of a report as the bytes of an .xlsx. */
export function figuresXlsx(report: Report): Uint8Array {
  const styles = new Styles();
  const sheet = sheetXml(report, styles);
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      `<Types xmlns="${packaged}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' +
      '</Types>',
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles.xml(),
    'xl/worksheets/sheet1.xml': sheet,
  };
  const mtime = zipEpoch();
  const zipped: Zippable = {};
  for (const [path, xml] of Object.entries(parts)) zipped[path] = [strToU8(head + xml), { mtime }];
  return zipSync(zipped, { level: 6 });
}
