import { decimal } from '@huigao/figures';
import { expect, test } from 'vitest';
import { exactText, rateBar, shownValue, splitShown } from './shown-value';

test.each([
  ['2,118.90万元', '2,118.90', '万元'],
  ['2,118.90 万元', '2,118.90', '万元'],
  ['-12.88万元', '-12.88', '万元'],
  ['99.97%', '99.97', '%'],
  ['近30万名', '近30', '万名'],
  ['约 1200 平方米', '约 1200', '平方米'],
  ['1.4万余条', '1.4', '万余条'],
  ['1000余项', '1000', '余项'],
  ['6大方面', '6', '大方面'],
  ['贰仟壹佰壹拾捌万玖仟元整', '贰仟壹佰壹拾捌万玖仟元整', ''],
])('%s is %s and %s', (text, number, unit) => {
  expect(splitShown(text)).toEqual({ number, unit });
});

const figure = (unit: string, format: string, kind: 'entered' | 'computed' = 'entered') => ({
  unit,
  format,
  kind,
});
const value = (text: string) => ({ ok: true, value: decimal(text) }) as const;

test('a value is shown as its format writes it, and known exactly', () => {
  expect(shownValue(figure('元', '万元 .2 grouped'), value('21189012'))).toEqual({
    state: 'shown',
    number: '2,118.90',
    unit: '万元',
    exact: '2,118.9012万元',
  });
});

test('a wording that is not true of the value is told, and the value shown exactly', () => {
  expect(shownValue(figure('条', '万 .1 余'), value('14000'))).toMatchObject({
    state: 'untrue',
    untrue: '1.4万余条',
    number: '14000',
    unit: '条',
  });
});

test('nothing entered is told from nothing computed', () => {
  const refused = { ok: false, code: 'no-value', detail: 'a' } as const;
  expect(shownValue(figure('元', ''), refused)).toMatchObject({ state: 'missing', code: 'not-entered' });
  expect(shownValue(figure('%', '', 'computed'), refused)).toMatchObject({ code: 'no-value', detail: 'a' });
});

test.each([
  ['21189000', '元', '万元 .2 grouped', '2,118.9万元'],
  ['29805000', '元', '万元 .0 近', '2,980.5万元'],
  ['14260', '条', '万 .1 余', '14260条'],
  ['34100', '平方米', '万 .2', '3.41万平方米'],
  ['58.4', '%', '成 .0 近', '58.4%'],
])('%s %s as %s is exactly %s', (amount, unit, format, text) => {
  expect(exactText(amount, figure(unit, format))).toBe(text);
});

test.each([
  ['预算执行率', '99.97', { percent: 99.97, isLow: false }],
  ['预算执行率', '89.9', { percent: 89.9, isLow: true }],
  ['增长率', '3.5', null],
  ['完成率', '130', { percent: 100, isLow: false }],
  ['具有专业特长的志愿者占比', '37.8', null],
])('%s %s %%', (label, percent, bar) => {
  expect(rateBar({ unit: '%', label }, value(percent))).toEqual(bar);
});
