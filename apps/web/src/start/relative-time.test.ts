import { expect, test } from 'vitest';
import { relativeTime } from './relative-time';

const now = new Date(2024, 2, 15, 10, 30).getTime();
const ago = (year: number, month: number, day: number, hour: number, minute: number) =>
  relativeTime(new Date(year, month, day, hour, minute).getTime(), now, 'zh');

test('minutes and hours within the day', () => {
  expect(ago(2024, 2, 15, 10, 30)).toBe('刚刚');
  expect(ago(2024, 2, 15, 10, 28)).toBe('2分钟前');
  expect(ago(2024, 2, 15, 7, 10)).toBe('3小时前');
});

test('days count by midnight, not by 24 hours', () => {
  expect(ago(2024, 2, 14, 23, 0)).toBe('昨天');
  expect(ago(2024, 2, 13, 23, 0)).toBe('前天');
  expect(ago(2024, 2, 9, 12, 0)).toBe('6天前');
});

test('minutes ago even across midnight', () => {
  const midnight = new Date(2024, 2, 15, 0, 5).getTime();
  expect(relativeTime(new Date(2024, 2, 14, 23, 50).getTime(), midnight, 'zh')).toBe('15分钟前');
});

test('older than a week: the date; ahead of our clock: now', () => {
  expect(ago(2023, 11, 31, 9, 0)).toBe('2023年12月31日');
  expect(relativeTime(now + 90_000, now, 'en')).toBe('just now');
});
