import { readFileSync } from 'node:fs';
import { type Figure, figureFromDefinition, type Report, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { delimitedRows } from './delimited';
import { figuresFromTable, type TableReading } from './figures-from-table';
import { readXlsx } from './read-xlsx';
import type { Table } from './table';

const sample: Report['figures'] = new Map(sampleSeed().figures.map((figure) => [figure.id, figure]));
const reading: TableReading = { figures: sample, year: 2023, unit: '' };

const tableOf = (rows: readonly string[]): Table => ({
  name: '',
  rows: delimitedRows(rows.join('\n').replaceAll('|', '\t'), '\t'),
});
const read = (table: Table, part: Partial<TableReading> = {}) =>
  figuresFromTable(table, { ...reading, ...part }).map(({ cell, label, value, unit, figure, state, why }) =>
    [cell, figure?.id ?? label, `${value}${unit}`, why ?? state].join(' '),
  );

test('the sheets of a workbook, with sums, rates and units', () => {
  const book = readXlsx(
    readFileSync(new URL('../../test/tables/income-and-expenditure.xlsx', import.meta.url)),
  );
  if (!book.ok) throw new Error(book.code);
  expect(book.sheets.flatMap((sheet) => read(sheet))).toEqual([
    '收支表!C4 total.budgeted 21195600元 same',
    '收支表!D4 total.executed 21189000元 same',
    '收支表!E4 total.rate 99.9688614618128% same',
    '收支表!D5 nature.basic 17871700元 same',
    '收支表!D6 nature.project 3317300元 same',
    '收支表!D7 carryOver.closing 12400元 same',
    '工作量!B2 招录选调生、省考公务员 267名 new',
  ]);
});

test.each<[string, string[], string[]]>([
  ['label and amount', ['基本支出|1,800.00万元'], ['B1 nature.basic 18000000元 changed']],
  [
    'a bare number is in the scale the figure is shown in',
    ['基本支出|1800'],
    ['B1 nature.basic 18000000元 changed'],
  ],
  ['the unit of the table', ['单位：元', '基本支出|17,871,700.00'], ['B2 nature.basic 17871700元 same']],
  ['the unit of the column', ['项目|金额（千元）', '基本支出|17,871.7'], ['B2 nature.basic 17871700元 same']],
  [
    'full-width digits, spaces and numbering',
    ['（一） 基 本 支 出|１８００万元'],
    ['B1 nature.basic 18000000元 changed'],
  ],
  [
    'row and column together',
    ['项目|预算数|执行数', '公共文化服务活动|58.09|60'],
    ['B2 task1.budgeted 580900元 same', 'C2 task1.executed 600000元 changed'],
  ],
  [
    'another budget than the figure’s is another figure',
    ['项目|年初预算数（万元）', '基本支出|1700'],
    ['B2 基本支出年初预算数 17000000元 other-period'],
  ],
  [
    'the year before',
    ['项目|2022年|2023年', '基本支出|1,700.00万元|1,800.00万元'],
    ['B2 基本支出2022年 17000000元 other-period', 'C2 nature.basic 18000000元 changed'],
  ],
  [
    'years at the head of columns',
    ['|2022|2023', '基本支出|1万元|2万元'],
    ['B2 基本支出2022年 10000元 other-period', 'C2 nature.basic 20000元 changed'],
  ],
  ['a count with its unit behind it', ['安全整改措施|1260|项'], ['B1 rectify.measures 1260项 changed']],
  ['people are no attendances', ['培训人次|15230人'], ['B1 training.persons 15230人 other-unit']],
  ['nothing names it', ['12'], ['A1  12 no-name']],
  ['no unit to be found', ['新开文化驿站|12'], ['B1 新开文化驿站 12 no-unit']],
  [
    'two values for one figure',
    ['基本支出|1万元', '基本支出|2万元'],
    ['B1 nature.basic 10000元 twice', 'B2 nature.basic 20000元 twice'],
  ],
  ['one value twice', ['基本支出|1万元', '基本支出|1万元'], ['B1 nature.basic 10000元 changed']],
  [
    'a computed figure that agrees, and one that does not',
    ['预算执行率|99.97%', '公共文化服务活动执行率|91.25%'],
    ['B1 total.rate 99.97% same', 'B2 task1.rate 91.25% computed'],
  ],
  ['an approximate number is none', ['基本支出|约1800万元'], []],
  ['numbers of rows and points are none', ['序号|项目|分值', '1|基本支出|10'], []],
  ['a negative amount in parentheses', ['年末结转和结余|(1.24)'], ['B1 carryOver.closing -12400元 changed']],
])('%s', (_what, rows, lines) => {
  expect(read(tableOf(rows))).toEqual(lines);
});

test('numbers without a unit take the one that is chosen', () => {
  expect(read(tableOf(['新开文化驿站|12']), { unit: '个' })).toEqual(['B1 新开文化驿站 12个 new']);
});

const carried = figureFromDefinition({
  id: 'carried',
  label: '上年结转资金支出',
  group: '按资金来源',
  unit: '元',
  format: '万元 .2',
});
const withCarriedOver = new Map(sample).set(carried.id, carried);

test.each<[string, string[], string[]]>([
  [
    'columns of both years',
    ['项目|上年决算数|本年决算数', '基本支出|1,700.00万元|1,787.17万元'],
    ['B2 nature.basic 17000000元 changed', 'C2 基本支出本年决算数 17871700元 not-last-year'],
  ],
  [
    'the years themselves',
    ['项目|2021年|2022年|2023年', '基本支出|1,600万元|1,700万元|1,787.17万元'],
    [
      'B2 nature.basic 16000000元 not-last-year',
      'C2 nature.basic 17000000元 changed',
      'D2 nature.basic 17871700元 not-last-year',
    ],
  ],
  ['a table of last year alone', ['基本支出|1,700万元'], ['B1 nature.basic 17000000元 changed']],
  [
    'last year’s in its rows, computed figures too',
    ['上年基本支出|1,700万元', '去年预算执行率|98.50%'],
    ['B1 nature.basic 17000000元 changed', 'B2 total.rate 98.5% changed'],
  ],
  [
    'what was carried over from last year is no number of last year’s',
    ['项目|上年数|本年数', '上年结转资金支出|10万元|20万元'],
    ['B2 carried 100000元 changed', 'C2 carried 200000元 not-last-year'],
  ],
  ['what is no figure is not made one', ['培训费|3万元'], ['B1 培训费 30000元 no-figure']],
])('taken in as what the figures were last year: %s', (_, rows, expected) => {
  expect(read(tableOf(rows), { as: 'previous', figures: withCarriedOver })).toEqual(expected);
});

test('what a figure was last year is compared with what the table says it was', () => {
  const figures = new Map(
    [...sample].map(([id, one]) => [id, { ...one, previous: one.label === '基本支出' ? '17000000' : null }]),
  );
  expect(read(tableOf(['基本支出|1,700.00万元']), { figures, as: 'previous' })).toEqual([
    'B1 nature.basic 17000000元 same',
  ]);
});

test('money named for having been carried over is of this year', () => {
  const figures = withCarriedOver;
  expect(read(tableOf(['上年结转资金支出|20万元']), { figures })).toEqual(['B1 carried 200000元 changed']);
});

test('a table that shows less than is known changes nothing', () => {
  const exact: Figure = figureFromDefinition({
    id: 'x',
    label: '培训支出',
    group: 'g',
    unit: '元',
    format: '万元 .2 grouped',
    value: '835012.34',
  });
  const figures = new Map([[exact.id, exact]]);
  expect(read(tableOf(['培训支出|83.50万元']), { figures })).toEqual(['B1 x 835000元 same']);
  expect(read(tableOf(['培训支出|83.51万元']), { figures })).toEqual(['B1 x 835100元 changed']);
});

test('a retired figure is not offered', () => {
  const figures = new Map(
    [...sample].map(([id, one]) => [id, { ...one, retired: one.label === '基本支出' }]),
  );
  expect(read(tableOf(['基本支出|1万元']), { figures })).toEqual(['B1 基本支出 10000元 new']);
});

test('ten thousand cells take no time that grows with their square', () => {
  const timeOf = (length: number) => {
    const rows = Array.from({ length }, (_, index) => `第${index}项支出|${index}.50万元`);
    const table = tableOf(rows);
    const start = process.cpuUsage();
    expect(figuresFromTable(table, reading)).toHaveLength(length);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const part = timeOf(1250);
  // Four times as long is linear, sixteen times quadratic. A few milliseconds are noise.
  expect(timeOf(5000)).toBeLessThan(Math.max(part, 30) * 9);
});
