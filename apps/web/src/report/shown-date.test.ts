import { expect, test } from 'vitest';
import { shownDate } from './shown-date';

test('a date has no leading zeros', () => {
  expect(shownDate('2024-03-05')).toBe('2024年3月5日');
  expect(shownDate('2024-12-31')).toBe('2024年12月31日');
});
