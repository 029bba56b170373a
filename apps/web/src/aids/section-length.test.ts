import { expect, test } from 'vitest';
import { lengthState } from './section-length';

test('a text is too short from its first character on, and too long one above what is asked', () => {
  const guide = { words: '', least: 30, most: 100 };
  expect([0, 1, 29, 30, 100, 101].map((characters) => lengthState(characters, guide))).toEqual([
    'fine',
    'short',
    'short',
    'fine',
    'fine',
    'long',
  ]);
  expect(lengthState(99_999, { words: '', least: null, most: null })).toBe('fine');
});
