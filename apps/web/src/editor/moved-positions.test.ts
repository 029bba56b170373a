import { bodyFromNotation } from '@huigao/report';
import { expect, test } from 'vitest';
import { movedBetween } from './moved-positions';

const between = (before: readonly string[], after: readonly string[]) =>
  movedBetween(bodyFromNotation(before), bodyFromNotation(after));

test('positions before a replaced stretch stay, those after it shift, those in it are gone', () => {
  const move = between(['支出一二三万元'], ['支出九万元']);
  expect([1, 2, 3].map((pos) => move(pos, 1))).toEqual([1, 2, 3]);
  expect(move(4, 1)).toBeNull();
  expect([6, 7, 8].map((pos) => move(pos, -1))).toEqual([4, 5, 6]);
});

test('text put in between goes to the side that is asked for', () => {
  const move = between(['支出'], ['支新出']);
  expect([move(2, -1), move(2, 1)]).toEqual([2, 3]);
});

test('a repeated character is not taken for two changes', () => {
  const move = between(['甲甲'], ['甲甲甲']);
  expect([move(1, -1), move(3, 1)]).toEqual([1, 4]);
});

test('equal documents move nothing', () => {
  expect(between(['甲', '乙'], ['甲', '乙'])(4, 1)).toBe(4);
});
