import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FigureFormat } from './format';
import { formatCode, parseFormatCode } from './format-code';
import { FIGURE_SCALES } from './scale';

test('codes are one line of words in a fixed order', () => {
  expect(formatCode({ spaced: true, grouped: true, decimals: 2, scale: '万元' })).toBe(
    '万元 .2 grouped spaced',
  );
  expect(formatCode({ scale: '万', decimals: -1, wording: '近' })).toBe('万 .-1 近');
  expect(formatCode({ unitShown: false })).toBe('nounit');
  expect(formatCode({})).toBe('plain');
});

test('flags at their default leave no trace', () => {
  expect(formatCode({ grouped: false, spaced: false, unitShown: true, capital: false })).toBe('plain');
});

test('the empty text means plain', () => {
  expect(parseFormatCode('')).toEqual({});
});

test.each([
  'x',
  '.2 万元',
  '万元 万元',
  'grouped grouped',
  '万元  .2',
  ' 万元',
  '.02',
  '.21',
  '.-21',
  '.-0',
  '.2 .3',
  'plain .2',
  'toString',
  '约 近',
])('%j is no format code', (code) => {
  expect(parseFormatCode(code)).toBeNull();
});

const formats: fc.Arbitrary<FigureFormat> = fc.record(
  {
    scale: fc.constantFrom(...FIGURE_SCALES),
    decimals: fc.integer({ min: -20, max: 20 }),
    grouped: fc.constant(true),
    spaced: fc.constant(true),
    unitShown: fc.constant(false),
    capital: fc.constant(true),
    wording: fc.constantFrom('约', '近', '超过', '余'),
  },
  { requiredKeys: [] },
);

test('law: a format comes back from its code', () => {
  fc.assert(
    fc.property(formats, (format) => {
      expect(parseFormatCode(formatCode(format))).toEqual(format);
    }),
  );
});
