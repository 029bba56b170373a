import {
  type Figure,
  figureFromDefinition,
  type Report,
  reportFromSeed,
  reportId,
  sampleSeed,
} from '@huigao/report';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { figuresCsv } from './figures-csv';
import { figuresXlsx } from './figures-xlsx';

function withFigures(...figures: readonly Figure[]): Report {
  let next = 0;
  const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  return { ...report, figures: new Map(figures.map((figure) => [figure.id, figure])) };
}

const money = (id: string, value: string, more: Partial<Figure> = {}): Figure => ({
  ...figureFromDefinition({ id, label: id, group: '部门收支', unit: '元', format: '万元 .2 grouped', value }),
  ...more,
});
const rate = figureFromDefinition({
  id: 'rate',
  label: '执行率',
  group: '部门收支',
  unit: '%',
  format: '.2',
  formula: '[executed] ÷ [budgeted] × 100',
});
const persons = figureFromDefinition({
  id: 'persons',
  label: '培训',
  group: '成效',
  unit: '人次',
  format: '万 .1 余',
  value: '15230',
});

const sheetOf = (report: Report) => strFromU8(unzipSync(figuresXlsx(report))['xl/worksheets/sheet1.xml']!);
const stylesOf = (report: Report) => strFromU8(unzipSync(figuresXlsx(report))['xl/styles.xml']!);

const usual = withFigures(money('budgeted', '21195600'), money('executed', '21189000'), rate, persons);

test('numbers are numbers with their formats, in the unit that stands beside them', () => {
  const sheet = sheetOf(usual);
  expect(sheet).toContain('<c r="C2" s="2"><v>2119.56</v></c><c r="D2" s="0" t="inlineStr">');
  expect(sheet).toContain('>万元</t>');
  // A percentage is kept as spreadsheets keep it.
  expect(sheet).toContain('<c r="C4" s="3"><v>0.999688614618</v></c>');
  // What the text only approximates is given in full.
  expect(sheet).toContain('<v>15230</v>');
  expect(sheet).toContain('>1.5万余人次</t>');
  expect(stylesOf(usual)).toContain('formatCode="#,##0.00"');
  expect(stylesOf(usual)).toContain('formatCode="0.00%"');
});

test('a formula is text with the names of figures, and no cell is a formula', () => {
  const sheet = sheetOf(usual);
  expect(sheet).toContain('>executed ÷ budgeted × 100</t>');
  expect(sheet).not.toMatch(/<f[ >]/);
});

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  '=HYPERLINK("http://x","y")',
  "=cmd|' /C calc'!A0",
];

test.each(hostile)('%j as label, group, note and evidence runs in no spreadsheet', (text) => {
  const report = withFigures(money('a', '1', { label: text, group: text, note: text, evidence: text }));
  const sheet = sheetOf(report);
  expect(sheet).not.toMatch(/<f[ >]|t="str"/);
  expect(sheet.match(/<c [^>]*t="inlineStr"/g)!.length).toBeGreaterThanOrEqual(9 + 4);
  for (const cell of figuresCsv(report)
    .split('\r\n')[1]!
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
    expect(cell).not.toMatch(/^"?\s*[=+\-@＝＋－＠\t]/);
});

test('a number with more digits than a spreadsheet keeps stands as text, to the last', () => {
  const exact = money('a', '12345678901234567.89', { format: '' });
  expect(sheetOf(withFigures(exact))).toContain('>12345678901234567.89</t>');
  expect(figuresCsv(withFigures(exact))).toContain('12345678901234567.89');
});

test('a percentage loses no digit on its way to a hundredth', () => {
  const of = (value: string) =>
    sheetOf(withFigures({ ...rate, kind: 'entered', formula: null, value, format: '' }));
  expect(of('7')).toContain('<v>0.07</v>');
  expect(of('-0.5')).toContain('<v>-0.005</v>');
  expect(of('100')).toContain('<v>1</v>');
  expect(of('1234.5')).toContain('<v>12.345</v>');
});

test('the same report gives the same bytes; figures without a value have an empty cell', () => {
  expect(figuresXlsx(usual)).toEqual(figuresXlsx(usual));
  const empty = { ...money('a', '1'), value: null };
  expect(sheetOf(withFigures(empty))).not.toContain('r="C2"');
  expect(figuresCsv(withFigures(empty)).split('\r\n')[1]).toBe('部门收支,a,,万元,,,,,正文未引用');
});

test('comma-separated values begin with the mark Excel looks for, and quote what needs it', () => {
  const csv = figuresCsv(withFigures(money('a', '12345600', { label: '甲,乙', note: '说"明\n二' })));
  expect(csv.startsWith('\uFEFF分组,名称,数值,单位,')).toBe(true);
  expect(csv).toContain('部门收支,"甲,乙",1234.56,万元,,,,"说""明\n二",');
});
