import { expect, test } from 'vitest';
import { entryText, entryUnit, readEntry } from './entry-text';

const money = { unit: '元', format: '万元 .2 grouped' };
const rate = { unit: '%', format: '.2' };
const count = { unit: '条', format: '万 .1 余' };
const area = { unit: '平方米', format: '万 .2' };

test.each([
  ['2118.9', money, '21189000'],
  ['2,118.90', money, '21189000'],
  ['２１１８．９０', money, '21189000'],
  ['-12.88', money, '-128800'],
  ['2118.9万元', money, '21189000'],
  ['0.21189亿元', money, '21189000'],
  ['21189000元', money, '21189000'],
  ['83.50万', money, '835000'],
  ['贰万元整', money, '20000'],
  ['9.9', { unit: '元', format: '' }, '9.9'],
  ['99.97', rate, '99.97'],
  ['99.97%', rate, '99.97'],
  ['14260', count, '14260'],
  ['1.426万条', count, '14260'],
  ['3.41', area, '34100'],
  ['34100平方米', area, '34100'],
])('%s', (text, figure, value) => {
  expect(readEntry(text, figure)).toEqual({ ok: true, value });
});

test.each([
  ['', money, 'empty'],
  ['很多', money, 'not-a-number'],
  ['5人', money, 'other-unit'],
  ['近3000万元', money, 'not-exact'],
])('%s is refused', (text, figure, code) => {
  expect(readEntry(text, figure)).toMatchObject({ ok: false, code });
});

test.each([
  ['21189000', money, '2118.9', '万元'],
  ['21189000.01', money, '2118.900001', '万元'],
  ['99.97', rate, '99.97', '%'],
  ['14260', count, '14260', '条'],
  ['34100', area, '3.41', '万平方米'],
  ['1.2', { unit: 'pp', format: '' }, '1.2', '个百分点'],
])('%s is edited as %s', (value, figure, text, unit) => {
  expect(entryText(value, figure)).toBe(text);
  expect(entryUnit(figure)).toBe(unit);
  expect(readEntry(text, figure)).toEqual({ ok: true, value });
});
