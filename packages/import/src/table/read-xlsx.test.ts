import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { announcing } from '../../test/announcing';
import { readXlsx } from './read-xlsx';

/** A workbook as XlsxWriter 3.0.2 writes it: two sheets and a hidden one, formulas, percentages, dates, units in number formats. */
const written = readFileSync(new URL('../../test/tables/income-and-expenditure.xlsx', import.meta.url));

const textsOf = (bytes: Uint8Array) => {
  const book = readXlsx(bytes);
  if (!book.ok) throw new Error(`${book.code} ${book.detail}`);
  return book.sheets.map(({ name, rows }) => [
    name,
    ...rows.map((row) => row.map(({ text }) => text).join('|')),
  ]);
};

test('a workbook is read as what its cells mean', () => {
  expect(textsOf(written)).toEqual([
    [
      '收支表',
      '2023年度部门收支表',
      '单位：万元',
      '序号|项目|全年预算数|全年执行数|执行率',
      '1|合计|2119.56|2118.9|99.9688614618128%',
      '2|其中：基本支出||1787.17',
      '3|项目支出||331.73',
      '|年末结转和结余||1.24万元',
    ],
    ['工作量', '指标|完成数|计量单位', '招录选调生、省考公务员|267|名', '除数为零'],
  ]);
});

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const book = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
        ...parts,
      }).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );
const cellAt = (reference: string) => `<c r="${reference}"><v>1</v></c>`;

test.each<[string, string, string[]]>([
  [
    'a formula without a saved value is an empty cell',
    '<c r="A1"><f>1+1</f></c><c r="B1"><f>2</f><v>5</v></c>',
    ['|5'],
  ],
  ['text in the cell itself', '<c r="A1" t="inlineStr"><is><t>基本</t></is></c>', ['基本']],
  ['the text a formula gives', '<c r="A1" t="str"><f>A2</f><v>支出</v></c>', ['支出']],
  [
    'errors and truth values are empty',
    '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c><c r="C1"><v>1</v></c>',
    ['||1'],
  ],
  [
    'a number that is none',
    '<c r="A1"><v>NaN</v></c><c r="B1"><v>1e400</v></c><c r="C1"><v>1</v></c>',
    ['||1'],
  ],
  ['a string that is not there', '<c r="A1" t="s"><v>7</v></c><c r="B1"><v>1</v></c>', ['|1']],
  [
    'cells beyond every table',
    '<c r="ZZZ1"><v>1</v></c><c r="A9999999"><v>1</v></c><c r="A0"><v>1</v></c><c r="A1"><v>1</v></c>',
    ['1'],
  ],
  [
    'digits a double cannot hold',
    '<c r="A1"><v>2119.5599999999999</v></c><c r="B1"><v>1.0E-2</v></c>',
    ['2119.56|0.01'],
  ],
])('%s', (_what, cells, rows) => {
  expect(textsOf(book({ 'xl/worksheets/sheet1.xml': sheet(`<row>${cells}</row>`) }))).toEqual([
    ['表', ...rows],
  ]);
});

const code = (bytes: Uint8Array) => {
  const result = readXlsx(bytes);
  return result.ok ? 'read' : result.code;
};

test('what is no workbook is refused', () => {
  expect(code(new Uint8Array())).toBe('not-a-table');
  expect(code(strToU8('名称,金额\n'))).toBe('not-a-table');
  expect(code(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('not-a-table');
  expect(code(book({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }))).toBe('not-a-table');
  expect(code(book({ 'xl/worksheets/sheet1.xml': sheet('') }))).toBe('empty');
  expect(code(written.subarray(0, 4000))).toBe('not-a-table');
});

test('a document type, which could define entities that grow, is refused', () => {
  const entities = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>';
  const bytes = book({
    'xl/worksheets/sheet1.xml': entities + sheet('<row><c r="A1" t="str"><v>&y;</v></c></row>'),
  });
  expect(code(bytes)).toBe('not-a-table');
});

const small = book({ 'xl/worksheets/sheet1.xml': sheet(`<row>${cellAt('A1')}</row>`.padEnd(3000)) });

test('a workbook that announces too much, or too many parts, is refused before it is unpacked', () => {
  expect(code(small)).toBe('read');
  expect(code(announcing(small, 65 * 1024 * 1024))).toBe('too-large');
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`x/${index}`, '']));
  expect(code(book({ 'xl/worksheets/sheet1.xml': sheet(''), ...many }))).toBe('too-large');
});

test('a part that holds more than it announces is refused where it does', () => {
  expect(code(announcing(small, 10))).toBe('too-large');
});

test('ten thousand cells are read, one more is refused', () => {
  const rows = (count: number) =>
    sheet(Array.from({ length: count }, (_, index) => `<row>${cellAt(`A${index + 1}`)}</row>`).join(''));
  expect(code(book({ 'xl/worksheets/sheet1.xml': rows(10_000) }))).toBe('read');
  expect(code(book({ 'xl/worksheets/sheet1.xml': rows(10_001) }))).toBe('too-many-cells');
});
