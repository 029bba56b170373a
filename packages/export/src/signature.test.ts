import { expect, test } from 'vitest';
import { signatureIndents } from './signature';

const area = 442.2 * 20;
/** Width of so many Han characters. */
const han = (count: number) => count * 15.75 * 20;
const two = 2 * 16 * 20;

test('the department stands two characters from the right, the date begins two right of it', () => {
  const { department, date } = signatureIndents('云岫市棠溪区文化和旅游局', '2024年4月16日');
  expect(department).toBeCloseTo(area - two - han(12), -1);
  expect(date - department).toBe(two);
});

test('a date longer than the department stands two characters from the right, the department two before it', () => {
  const { department, date } = signatureIndents('某局', '国国国国');
  expect(date).toBeCloseTo(area - two - han(4), -1);
  expect(date - department).toBe(two);
});

test('what is too long for its place begins at the edge', () => {
  expect(signatureIndents('局'.repeat(40), '国'.repeat(50))).toEqual({ department: 0, date: 0 });
});
