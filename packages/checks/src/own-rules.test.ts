import { figureId, type OwnRuleDefinition, type Report } from '@huigao/report';
import { expect, test } from 'vitest';
import { said, sampleReport } from '../test/reports';
import { checkAll } from '.';

const base: OwnRuleDefinition = {
  id: 'own',
  name: '基本支出占执行数',
  left: '[nature.basic] + [nature.project]',
  relation: '=',
  right: '[total.executed]',
  tolerance: '0',
  severity: 'block',
  message: '请财务核对。',
};

const withRule = (change: Partial<OwnRuleDefinition>): Report => ({
  ...sampleReport(),
  rules: new Map([['own', { ...base, ...change, by: 'p', at: 1, version: 1 }]]),
});

const ownOf = (report: Report) => checkAll(report).findings.filter(({ rule }) => rule === 'R');
const rowOf = (report: Report) => checkAll(report).identities.find(({ rule }) => rule === 'R');

test('[R] a rule that holds is a tick in the table, and no finding', () => {
  expect(ownOf(withRule({}))).toEqual([]);
  expect(rowOf(withRule({}))).toMatchObject({
    name: base.name,
    state: 'holds',
    relation: '=',
    result: '2,118.90万元',
    total: { label: '执行数', text: '2,118.90万元', figure: 'total.executed' },
  });
});

// 基本支出 1787.17 万元 < 执行数 2118.90 万元, 331.73 万元 apart.
test.each([
  ['=', '3317300', true],
  ['=', '3317299', false],
  ['≠', '3317299', true],
  ['≠', '3317300', false],
  ['≤', '0', true],
  ['<', '0', true],
  ['≥', '3317300', true],
  ['≥', '3317299', false],
  ['>', '3317301', true],
  ['>', '3317300', false],
] as const)('[R] %s with a tolerance of %s: %s', (relation, tolerance, holds) => {
  const report = withRule({ left: '[nature.basic]', relation, tolerance });
  expect(ownOf(report).length === 0).toBe(holds);
});

test('[R] one that does not hold names both sides, the difference, every figure and what to do', () => {
  const [finding] = ownOf(withRule({ left: '[nature.basic]', severity: 'warn' }));
  expect(said([finding!])).toBe(
    'warn R 基本支出占执行数：基本支出 为 1,787.17万元，应 = 执行数（2,118.90万元），相差 331.73万元。请财务核对。',
  );
  expect(finding!.operands.map(({ label, figure, exact }) => [label, figure, exact])).toEqual([
    ['基本支出', 'nature.basic', '17871700'],
    ['执行数', 'total.executed', '21189000'],
  ]);
  expect(rowOf(withRule({ left: '[nature.basic]' }))?.state).toBe('differs');
});

test('[R] a rule over a figure that is gone cannot decide; one over a figure without a value is silent', () => {
  const [finding] = ownOf(withRule({ left: '[gone]' }));
  expect(finding).toMatchObject({ severity: 'info', parameters: { unknown: 'gone' } });
  const report = withRule({});
  const basic = report.figures.get(figureId('nature.basic'))!;
  const figures = new Map(report.figures).set(basic.id, { ...basic, value: null });
  expect(ownOf({ ...report, figures })).toEqual([]);
  expect(ownOf(withRule({ left: '1 ÷ 0' }))).toEqual([]);
});
