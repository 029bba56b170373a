import { expect, test } from 'vitest';
import { reportId, sectionId } from '../ids';
import type { OutlineEntry } from '../report';
import { selfEvaluationTemplate } from '../templates/self-evaluation-template';
import { reportFromSeed, seedFromTemplate } from '../templates/template';
import { bodyFromNotation } from './notation';
import { formatOrdinal, hanNumber, numberBody, numberOutline, standardScheme } from './numbering';

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [35, '三十五'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1001, '一千零一'],
])('Han numeral of %i is %s', (value, text) => {
  expect(hanNumber(value)).toBe(text);
});

test('a level is written as its pattern says', () => {
  expect([1, 2, 3, 4].map((level) => formatOrdinal(standardScheme, level, 12))).toEqual([
    '十二、',
    '（十二）',
    '12.',
    '（12）',
  ]);
  expect(formatOrdinal(['一、', '（一）', '（1）', '1、'], 3, 2)).toBe('（2）');
  expect(formatOrdinal(['①'], 1, 3)).toBe('③');
});

test('the outline of the template is numbered 一、（一）, and （一） starts anew in each part', () => {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: 'd' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  expect([...numberOutline(report.outline, report.scheme).values()].join(' ')).toBe(
    '一、 （一） （二） （三） （四） 二、 （一） （二） （三） 三、 四、',
  );
});

test('numbers inside a section follow structure', () => {
  const body = bodyFromNotation([
    '### 甲',
    '[[#4]]子[[#4]]丑',
    '[[#3]]乙。[[#point]]寅。[[#point]]卯。',
    '[[#4]]辰[[#point]]巳[[#point!]]午',
  ]);
  expect(numberBody(body, standardScheme).map(({ text }) => text)).toEqual([
    '1.',
    '（1）',
    '（2）',
    '2.',
    '一是',
    '二是',
    '（1）',
    '一是',
    '一是',
  ]);
});

test('attachments have labels of their own and take no number from sections', () => {
  const entry = (kind: 'other' | 'attachment', id: string) =>
    ({ id: sectionId(id), kind, level: 1 }) as OutlineEntry;
  const numbers = (...entries: readonly OutlineEntry[]) => [
    ...numberOutline(entries, standardScheme).values(),
  ];
  expect(numbers(entry('other', 'a'), entry('attachment', 'b'))).toEqual(['一、', '附件：']);
  expect(numbers(entry('other', 'a'), entry('attachment', 'b'), entry('attachment', 'c'))).toEqual([
    '一、',
    '附件1：',
    '附件2：',
  ]);
});
