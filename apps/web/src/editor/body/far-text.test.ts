import { bodyFromNotation } from '@huigao/report';
import { expect, test } from 'vitest';
import { roughLines } from './far-text';

test('lines are counted as they are broken: Chinese characters, narrow ones by halves, places, empty paragraphs', () => {
  expect(roughLines(bodyFromNotation(['甲'.repeat(26)]))).toBe(1);
  expect(roughLines(bodyFromNotation(['甲'.repeat(27)]))).toBe(2);
  expect(roughLines(bodyFromNotation(['1'.repeat(52)]))).toBe(1);
  expect(roughLines(bodyFromNotation(['甲'.repeat(26), '', '### 乙']))).toBe(3);
});
