import { expect, test } from 'vitest';
import { readTolerance } from './rule-tolerance';

test.each([
  ['0', '元', '0'],
  ['100', '元', '100'],
  ['0.01万元', '元', '100'],
  ['０.５', '%', '0.5'],
  ['0.5%', '%', '0.5'],
  ['-1', '元', null],
  ['一点', '元', null],
  ['', '元', null],
  ['1%', '元', null],
])('a tolerance typed as %s in %s is %s', (text, unit, value) => {
  expect(readTolerance(text, unit)).toBe(value);
});
