import { figureFromDefinition, figureId, type Report, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import {
  formulaNames,
  nameBegun,
  namedFormula,
  offeredNames,
  readFormula,
  typedFault,
} from './formula-names';
import { refusalOf } from './formula-result';

const sample: Report['figures'] = new Map(sampleSeed().figures.map((figure) => [figure.id, figure]));
const names = formulaNames(sample);
const rate = '[total.executed] ÷ [total.budgeted] × 100';

test.each([
  [rate, '执行数 ÷ 全年预算数 × 100'],
  ['ROUND([nature.basic] − ([nature.project] + 2), 2)', 'ROUND(基本支出 − (项目支出 + 2), 2)'],
  ['[gone] ÷ 2', '[gone] ÷ 2'],
])('%s reads %s', (formula, text) => {
  expect(namedFormula(formula, names)).toBe(text);
  expect(readFormula(text, names)).toEqual({ ok: true, formula });
});

test('every formula of the sample reads and comes back', () => {
  const formulas = [...sample.values()].flatMap(({ formula }) => formula ?? []);
  expect(formulas.length).toBeGreaterThan(2);
  for (const formula of formulas)
    expect(readFormula(namedFormula(formula, names), names)).toEqual({ ok: true, formula });
});

test.each([
  ['全年执行数/全年预算数*100', rate],
  ['执行数÷全年预算数×１００', rate],
  ['[total.executed] ÷ 全年预算数 × 100', rate],
  ['设立“文化客厅”的园区、商圈和专业市场 + 1', '[salons] + 1'],
])('%s is understood', (text, formula) => {
  expect(readFormula(text, names)).toEqual({ ok: true, formula });
});

test.each([
  ['执行数 ÷ (全年预算数 − 全年预算数) × 100', '(全年预算数 − 全年预算数)'],
  ['IF(执行数 > 全年预算数, 1, 执行数 ÷ 0)', '0'],
  ['1 + 预算执行率 × 2', '预算执行率'],
  ['执行数＋[gone]', '[gone]'],
])('in %s the cause %s is marked', (text, cause) => {
  const read = readFormula(text, names);
  const of = figureId('total.rate');
  const refused = refusalOf(read.ok ? read.formula : '', sample, of)!;
  const span = typedFault(text, names, refused.refusal, refused.lookUp)!;
  expect(text.slice(span.from, span.to)).toBe(cause);
});

test.each([
  ['', 'empty', 0, 0],
  ['执行数 ÷', 'unclosed', 5, 5],
  ['执行数 ÷ 没有的数 × 100', 'unknown-name', 6, 10],
  ['执行数 ÷ 全年预算数 × 100%', 'percent-sign', 17, 18],
  ['(执行数 + 基本支出', 'unclosed', 0, 1],
  ['MAX(执行数)', 'unknown-name', 0, 3],
])('%s is refused where it is wrong', (text, code, from, to) => {
  expect(readFormula(text, names)).toMatchObject({ ok: false, code, from, to });
});

test('figures with one label are told apart by their groups', () => {
  const twins = [...sample.values()].filter(({ unit }) => unit === '元').slice(0, 2);
  const figures: Report['figures'] = new Map(
    twins.map((figure, index) => [
      figure.id,
      figureFromDefinition({
        ...figure,
        label: '合计',
        group: `组${index}`,
        aliases: [],
        value: '1',
        formula: '1',
      }),
    ]),
  );
  const both = formulaNames(figures);
  const [first, second] = [...figures.keys()];
  expect(both.nameOf(first!)).toBe('组0·合计');
  expect(readFormula('组0·合计 + 组1·合计', both)).toEqual({ ok: true, formula: `[${first}] + [${second}]` });
  expect(readFormula('合计', both)).toMatchObject({ code: 'unknown-name', detail: '合计' });
});

test('the name being typed is what stands before the caret', () => {
  expect(nameBegun('执行数 ÷ 全年', 8)).toEqual({ from: 6, text: '全年' });
  expect(nameBegun('执行数 ÷ ', 6)).toBeNull();
});

test('a figure is offered once, under its own name, before those found by another word', () => {
  expect(offeredNames(names, '全年')).toEqual([
    { name: '全年预算数', foundAs: null },
    { name: '执行数', foundAs: expect.stringMatching(/^全年/) },
  ]);
  expect(offeredNames(names, '执行数')).not.toContainEqual(expect.objectContaining({ name: '执行数' }));
});
