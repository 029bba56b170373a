import { expect, test } from 'vitest';
import { sumDifference } from './sum-difference';

test.each([
  ['2,118.83万元', '2,118.90万元', '0.07万元'],
  ['2,119.00万元', '2,118.90万元', '0.10万元'],
  ['1.20亿元', '2,118.90万元', '9,881.10万元'],
  ['2,118.83万元', '', null],
])('%s against %s: %s', (sumText, totalText, difference) => {
  expect(sumDifference({ sumText, totalText })).toBe(difference);
});
