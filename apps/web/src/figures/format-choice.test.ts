import { expect, test } from 'vitest';
import {
  changedFormat,
  decimalChoices,
  firstFormat,
  preview,
  scaleChoices,
  unitMeant,
} from './format-choice';

test.each([
  ['万元 .2 grouped', { scale: '亿元' }, '亿元 .2 grouped'],
  ['万元 .2 grouped', { decimals: null }, '万元 grouped'],
  ['万元 .2 grouped', { grouped: false }, '万元 .2'],
  ['万 .1 余', { wording: null }, '万 .1'],
  ['万 .1 余', { scale: null, wording: '近' }, '.1 近'],
  ['.2 spaced', { decimals: 0 }, '.0 spaced'],
  ['nounit', { decimals: 1 }, '.1 nounit'],
  ['.2', { decimals: null }, 'plain'],
] as const)('%s changed by %o is %s', (code, change, next) => {
  expect(changedFormat(code, change)).toBe(next);
});

test.each([
  ['万元', '元', '万元', '万元 .2 grouped'],
  ['亿元', '元', '亿元', '亿元 .2 grouped'],
  [' 元 ', '元', null, '万元 .2 grouped'],
  ['％', '%', null, '.2'],
  ['个百分点', 'pp', null, '.2'],
  ['人次', '人次', null, ''],
])('a unit typed as %s', (text, unit, scale, format) => {
  expect(unitMeant(text)).toEqual({ unit, scale });
  expect(firstFormat(unit, scale as '万元' | null)).toBe(format);
});

test('what is in use can be chosen though it is not usual', () => {
  expect(scaleChoices('元', { scale: '百万元' })).toEqual(['元', '千元', '万元', '亿元', '百万元']);
  expect(scaleChoices('人', {})).toEqual(['', '万', '亿']);
  expect(decimalChoices({ decimals: -3 })).toEqual([null, 0, 1, 2, 3, 4, -3]);
});

test('the preview is the text of a place, and says when it would not be true', () => {
  expect(preview('21189000', '元', '万元 .2 grouped')).toEqual({ text: '2,118.90万元', isTrue: true });
  expect(preview('14000', '条', '万 .1 余')).toEqual({ text: '1.4万余条', isTrue: false });
  expect(preview('5', '人', '成')).toBeNull();
});
