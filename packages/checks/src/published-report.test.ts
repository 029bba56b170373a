// What is found in a report as it was really published, and in a copy in which its mistakes are mended. Its text is not part of the
// repository: without it these skip.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { brief, findingsIn, reportOf, said } from '../test/reports';
import { checkAll } from '.';

const folder = path.resolve(import.meta.dirname, '../../../..', 'shared', 'data');
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined;
const published = test.skipIf(file === undefined);
const text = () => readFileSync(path.join(folder, file!), 'utf8');

published('[CH2] exactly the mistakes that can be proved are found', () => {
  const findings = findingsIn(text());
  expect(brief(findings, 'block').map((line) => line.slice(0, 9))).toEqual([
    'S13 ',
    'F3 99.7%',
    'S5 **',
    'S9 完成档案散件',
    'S9 公招调入公务',
    'S9 2023 年',
    'S9 及时汇总统计',
    'S9 定期在中心开',
    'S9 坚持按照“一',
  ]);
  const warned = findings.filter(({ severity }) => severity === 'warn').map(({ rule }) => rule);
  expect(warned.toSorted()).toEqual(['F9', 'S10', 'S16', 'S3', 'S4', 'T3', 'T3', 'T3', 'T3', 'T5', 'T5']);
  const explained = new Set(findings.filter(({ severity }) => severity === 'info').map(({ rule }) => rule));
  expect([...explained].toSorted()).toEqual(['F19', 'F4', 'F7', 'F8', 'S1', 'S8', 'T10', 'T11']);
});

published('the relations that hold are shown with a tick, those that do not with their difference', () => {
  const { identities } = checkAll(reportOf(text()));
  expect(identities.map(({ rule, state, result, difference }) => [rule, state, result, difference])).toEqual([
    ['F1', 'holds', '2,118.90万元', ''],
    ['F2', 'holds', '2,118.90万元', ''],
    ['F3', 'differs', '99.97%', ''],
    ['F3', 'holds', '91.15%', ''],
    ['F3', 'holds', '100%', ''],
    ['F3', 'holds', '99.09%', ''],
    ['F5', 'holds', '2,118.90 万元', ''],
    ['F5', 'holds', '52.95 万元', ''],
    ['F5', 'holds', '4.68 万元', ''],
    ['F5', 'holds', '9.81 万元', ''],
    ['F6', 'holds', '99.97%', ''],
    ['F6', 'holds', '91.15%', ''],
    ['F6', 'holds', '100.00%', ''],
    ['F6', 'holds', '99.09%', ''],
    ['F7', 'noted', '0.66万元', '0.58万元'],
    ['F8', 'holds', '67.44万元', ''],
    ['F9', 'noted', '5.23万元', '4.57万元'],
  ]);
});

const mends: readonly (readonly [RegExp | string, string])[] = [
  ['99.7%', '99.97%'],
  [/\*\*/g, ''],
  [' and ', '和'],
  ['中心城市核心功能区', '中心城市核心区'],
  ['“三个区分来”', '“三个区分开来”'],
  ['一批河涌治理', '一批在河涌治理'],
  ['符合条件的（社区）', '符合条件的村（社区）'],
  ['（3）党群服务中心业务经费。', '（3）党群服务中心业务经费'],
  ['预算数 9.9 万元', '预算数 9.90 万元'],
  ['执行率 100%', '执行率 100.00%'],
  ['数字化量 5100 件，', '数字化量 5100 件，年度目标值 5000 件，'],
  ['公招调入公务员人数，', '公招调入公务员人数 12 名，年度目标值 10 名，'],
  ['津贴发放完成率 100%，', '津贴发放完成率 100%，年度目标值 100%，'],
  ['做好津贴经费保障工作，', '做好津贴经费保障工作，年度目标值：及时，'],
  ['服务党员群众 203 次，', '服务党员群众 203 次，年度目标值 200 次，'],
  ['等主题党群服务活动。完成', '等主题党群服务活动，年度目标值：按月开展。完成'],
  ['更加科学、及时。', '更加科学、及时；部分指标以定性为主，量化不足。'],
];

published('[CH2] in a mended copy nothing blocks, and only what wants a word of explanation is left', () => {
  const signed = mends.reduce((line, [from, to]) => line.replace(from, to), text()).trimEnd();
  const findings = findingsIn(`${signed}\n2024年4月12日\n`);
  expect(said(findings.filter(({ severity }) => severity === 'block'))).toBe('');
  expect(findings.filter(({ severity }) => severity === 'warn').map(({ rule }) => rule)).toEqual(['F9']);
});
