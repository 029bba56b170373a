import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentFault, encodeArchive, type IndicatorContent, indicatorOutcome } from '@huigao/report';
import { expect, test } from 'vitest';
import { built, proposalOf, shownText as shown } from '../../test/shown';
import { proposeFigures } from './figure-proposals';
import { proposeRecords, withRecords } from './record-proposals';
import { withFigures } from './taken-figures';

const source = (results: readonly string[]) =>
  [
    '2023年度某某局部门整体支出绩效自评报告',
    '一、综合评价分析',
    '（一）各重点工作任务绩效目标完成情况分析',
    ...results,
  ].join('\n');

const text = source([
  '（1）培训活动',
  '支出完成情况：年度支出预算数 58.09 万元，预算完成数 52.95 万元，执行率 91.15%。',
  '指标完成情况：1.举办各类培训班75期，年度目标值70期，达到年度目标。2.评估要求于11月底前完成，实际于11月中旬完成，达到年度目标。3.培训满意度88%，年度目标值不低于90%，未达到年度目标，原因是场地不足。',
  '（2）传习补助。',
  '支出完成情况：年度支出预算数 58.09 万元，预算完成数 4.68 万元，执行率 9%。',
  '指标完成情况：',
  '1.单位成本控制在300元，年度目标值不超过320元。',
  '2.建立轮值机制，完成年度目标。',
]);

const seed = proposalOf(text).seed;
const figures = proposeFigures(seed, '报告.txt');
const records = proposeRecords(seed, figures);
const all = () => withRecords(withFigures(seed, figures), records);
const indicator = (id: string, taken = all()): IndicatorContent =>
  taken.indicators!.find((one) => one.id === id)!;

test('each task with its amounts, and each indicator with target, actual value and what came of it', () => {
  expect(records.map(({ kind, title, said }) => [kind, title, ...said])).toEqual([
    ['task', '培训活动', '58.09 万元', '52.95 万元', '91.15%'],
    ['indicator', '举办各类培训班', '70期', '75期'],
    ['indicator', '评估', '11月底前', '11月中旬'],
    ['indicator', '培训满意度', '不低于90%', '88%'],
    ['task', '传习补助', '58.09 万元', '4.68 万元', '9%'],
    ['indicator', '单位成本', '不超过320元', '300元'],
    ['indicator', '建立轮值机制', '', ''],
  ]);
  expect(indicator('task1.indicator1')).toMatchObject({
    task: 'task1',
    kind: 'output.quantity',
    operator: '≥',
    target: { figure: 'task1.indicator1.target' },
    actual: { figure: 'task1.indicator1' },
    unit: '期',
    verdict: null,
  });
  expect(indicator('task1.indicator2')).toMatchObject({
    kind: 'output.timeliness',
    target: { word: '11月底前' },
    actual: { word: '11月中旬' },
    verdict: 'reached',
  });
  expect(indicator('task1.indicator3')).toMatchObject({ kind: 'satisfaction.served', reason: '场地不足' });
  expect(indicator('task2.indicator1')).toMatchObject({
    kind: 'output.cost',
    operator: '≤',
    target: { value: '320' },
  });
  expect(indicator('task2.indicator2')).toMatchObject({ target: null, actual: null, verdict: 'reached' });
});

test('the amounts of two tasks are figures of their own, also where they are equal; a rate follows from them where it is right', () => {
  const byId = new Map(figures.map(({ figure }) => [figure.id as string, figure]));
  expect(byId.get('task1.budgeted')).toMatchObject({ value: '580900', label: '培训活动预算数' });
  expect(byId.get('task2.budgeted')).toMatchObject({ value: '580900', label: '传习补助预算数' });
  expect(byId.get('task1.rate')).toMatchObject({ kind: 'computed', label: '培训活动执行率' });
  // 4.68 of 58.09 is not 9%: that stays typed, for the checks to find.
  expect(byId.has('task2.rate')).toBe(false);
  expect(all().tasks).toMatchObject([
    { title: '培训活动', budgeted: 'task1.budgeted', executed: 'task1.executed', rate: 'task1.rate' },
    { title: '传习补助', budgeted: 'task2.budgeted', executed: 'task2.executed', rate: null },
  ]);
});

test('taken, what came of the indicators is what the text says, and the text stays as it was', async () => {
  const report = built(all());
  const reached = [...report.indicators.values()].map((one) => indicatorOutcome(report.figures, one).reached);
  expect(reached).toEqual([true, true, false, true, true]);
  expect(await shown(all())).toBe(await shown(seed));
  for (const one of [...all().tasks!, ...all().indicators!]) expect(contentFault(one)).toBeNull();
  expect(encodeArchive(report)).toContain('培训满意度');
});

test('each is reversible: without its figures a record keeps the values, without its task an indicator stands alone', async () => {
  const without = withRecords(seed, records);
  expect(without.tasks![0]).toMatchObject({ budgeted: null, executed: null, rate: null });
  expect(indicator('task1.indicator1', without)).toMatchObject({
    target: { value: '70' },
    actual: { value: '75' },
    unit: '期',
  });
  const some = withRecords(seed, records.slice(1, 2));
  expect(some.tasks).toEqual([]);
  expect(some.indicators).toMatchObject([{ task: null, name: '举办各类培训班' }]);
  expect(withRecords(seed, [])).toBe(seed);
  // A rate without the amounts that it is computed from stays typed.
  const rate = figures.filter(({ figure }) => figure.id === ('task1.rate' as string));
  expect(rate).toHaveLength(1);
  expect(withFigures(seed, rate).figures).toEqual(seed.figures);
  expect(await shown(withFigures(seed, rate))).toBe(await shown(seed));
});

test('headings below which nothing is said of amounts or indicators are no tasks, nor is what stands elsewhere', () => {
  const other = proposalOf(source(['（1）总体情况', '各项任务进展顺利，培训75期。'])).seed;
  expect(proposeRecords(other, proposeFigures(other, ''))).toEqual([]);
  const elsewhere = proposalOf(text.replace('各重点工作任务绩效目标完成情况分析', '主要工作成效')).seed;
  expect(proposeRecords(elsewhere, proposeFigures(elsewhere, ''))).toEqual([]);
});

const published = path.resolve(import.meta.dirname, '../../../../../shared/data/000_024bcad8569664cd.txt');

test.skipIf(!existsSync(published))(
  'the published report: three tasks, and two indicators of each',
  async () => {
    const { seed } = proposalOf(readFileSync(published), '报告.txt');
    const figures = proposeFigures(seed, '报告.txt');
    const records = proposeRecords(seed, figures);
    expect(records.map(({ kind }) => kind[0]).join('')).toBe('tiitiitii');
    expect(records.filter(({ kind }) => kind === 'task').map(({ title, said }) => [title, ...said])).toEqual([
      ['干部工作经费', '58.09 万元', '52.95 万元', '91.15%'],
      ['社区“两委”正职政府奖励津贴', '4.68 万元', '4.68 万元', '100%'],
      ['党群服务中心业务经费', '9.9 万元', '9.81 万元', '99.09%'],
    ]);
    const taken = withRecords(withFigures(seed, figures), records);
    expect(taken.tasks!.every(({ budgeted, executed, rate }) => budgeted && executed && rate)).toBe(true);
    expect(await shown(taken)).toBe(await shown(seed));
  },
);
