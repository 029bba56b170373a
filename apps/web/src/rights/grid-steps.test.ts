import { expect, test } from 'vitest';
import { stepInGrid } from './grid-steps';

const size = { rows: 3, columns: 4 };
const step = (key: string, row: number, column: number, ctrl = false) => {
  const next = stepInGrid(key, { ctrl }, { row, column }, size);
  return next && [next.row, next.column];
};

test('arrows go to the neighbour and stop at the edge', () => {
  expect(step('ArrowRight', 1, 1)).toEqual([1, 2]);
  expect(step('ArrowLeft', 1, 1)).toEqual([1, 0]);
  expect(step('ArrowUp', 1, 1)).toEqual([0, 1]);
  expect(step('ArrowDown', 1, 1)).toEqual([2, 1]);
  expect([step('ArrowRight', 0, 3), step('ArrowLeft', 0, 0)]).toEqual([null, null]);
  expect([step('ArrowUp', 0, 0), step('ArrowDown', 2, 0)]).toEqual([null, null]);
});

test('Home and End go through the row, with Ctrl through the table; other keys nowhere', () => {
  expect(step('Home', 1, 2)).toEqual([1, 0]);
  expect(step('End', 1, 2)).toEqual([1, 3]);
  expect(step('Home', 1, 2, true)).toEqual([0, 0]);
  expect(step('End', 1, 2, true)).toEqual([2, 3]);
  expect(step('Enter', 1, 2)).toBeNull();
});
