import { expect, test } from 'vitest';
import { MEASURE_WORDS } from './measure-words';
import { baseUnit, unitFactor, unitKind, unitText } from './unit';
import { readUnit } from './unit-token';

test.each([
  ['元', 'money'],
  ['万元', 'money'],
  ['%', 'percent'],
  ['成', 'percent'],
  ['pp', 'points'],
  ['个百分点', 'points'],
  ['人次', 'measure'],
  ['', 'none'],
  ['网格', 'measure'],
])('%s is of kind %s', (unit, kind) => {
  expect(unitKind(unit)).toBe(kind);
});

test('money compares in 元, shares in %', () => {
  expect([baseUnit('亿元'), unitFactor('亿元').toString()]).toEqual(['元', '100000000']);
  expect([baseUnit('成'), unitFactor('成').toString()]).toEqual(['%', '10']);
  expect([baseUnit('个百分点'), unitText('pp')]).toEqual(['pp', '个百分点']);
  expect(baseUnit('人')).not.toBe(baseUnit('人次'));
});

test('measure words are unique and the longest comes first', () => {
  const texts = MEASURE_WORDS.map((word) => word.text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).toEqual(texts.toSorted((a, b) => b.length - a.length));
});

test.each([
  ['人次', '人次'],
  ['人员', undefined],
  ['个百分点', '个百分点'],
  ['个月', '个月'],
  ['期间', undefined],
  ['分钟', '分钟'],
  ['分别', undefined],
  ['成立', undefined],
  ['元旦', undefined],
  ['支出', undefined],
  ['支队伍', '支'],
])('in front of %s stands the unit %s', (text, unit) => {
  expect(readUnit(text, 0)?.text).toBe(unit);
});
