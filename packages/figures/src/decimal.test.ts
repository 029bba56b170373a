import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compare,
  decimal,
  decimalPlaces,
  decimalText,
  fixedText,
  isNegative,
  isPositive,
  isShifted,
  isZero,
  parseDecimal,
  roundDown,
  roundHalfUp,
  roundUp,
  shifted,
} from './decimal';

test('arithmetic is exact where binary floating point is not', () => {
  expect(decimalText(decimal('9.9').times('10000'))).toBe('99000');
  expect(decimalText(decimal('0.1').plus('0.2'))).toBe('0.3');
});

test.each(['', ' 1', '1e3', '1,000', '.5', '5.', '+1', '--1', '0x10', 'NaN', '１', `1${'0'.repeat(100)}`])(
  'parseDecimal refuses %j',
  (text) => {
    expect(parseDecimal(text)).toBeNull();
  },
);

test('plain notation: no exponent, no trailing zeros, no negative zero', () => {
  expect(decimalText(decimal('1e30'))).toBe(`1${'0'.repeat(30)}`);
  expect(decimalText(decimal('1e-12'))).toBe('0.000000000001');
  expect(decimalText(decimal('-0.00'))).toBe('0');
  expect(decimalText(decimal('2118.90'))).toBe('2118.9');
  expect(fixedText(decimal('-0.001'), 2)).toBe('0.00');
});

test('rounding is half up in decimal, away from zero, also to tens', () => {
  expect(roundHalfUp(decimal('2.675'), 2).toString()).toBe('2.68');
  expect(roundHalfUp(decimal('-2.675'), 2).toString()).toBe('-2.68');
  expect(roundHalfUp(decimal('1255'), -2).toString()).toBe('1300');
  expect(roundDown(decimal('1255'), -3).toString()).toBe('1000');
  expect(roundUp(decimal('28.6'), -1).toString()).toBe('30');
  expect(roundUp(decimal('30'), -1).toString()).toBe('30');
});

test('a division keeps forty decimals', () => {
  expect(decimalPlaces(decimal('1').div('3'))).toBe(40);
});

test('law: what decimalText writes, parseDecimal reads back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20), (digits, places) => {
      const value = decimal(`${digits}e-${places}`);
      expect(parseDecimal(decimalText(value))?.eq(value)).toBe(true);
    }),
  );
});

test('law: values compare as big.js compares them, and powers of ten apart are told by their digits', () => {
  const value = fc
    .tuple(fc.integer({ min: -1200, max: 1200 }), fc.integer({ min: -3, max: 3 }))
    .map(([digits, exponent]) => decimal(`${digits}e${exponent}`));
  fc.assert(
    fc.property(value, value, fc.integer({ min: -4, max: 4 }), (a, b, exponent) => {
      expect(compare(a, b)).toBe(a.cmp(b));
      expect([isPositive(a), isZero(a), isNegative(a)]).toEqual([a.gt('0'), a.eq('0'), a.lt('0')]);
      expect(isShifted(a, shifted(a, exponent), exponent)).toBe(exponent === 0 || !isZero(a));
      if (!isZero(a)) expect(isShifted(a, b, exponent)).toBe(shifted(a, exponent).eq(b));
    }),
  );
});
