/**
 * Exact decimal numbers: big.js behind a narrower type. The interface takes strings and decimals only, so the compiler
 * refuses a binary float where an amount is meant (9.9 × 10000 must be 99000).
 */
import Big from 'big.js';

/** What the arithmetic of {@link Decimal} accepts: a decimal, or its plain text such as `'100'`. */
export type DecimalSource = Decimal | string;

/** An exact decimal number 精确小数. Immutable; every operation gives a new one. */
export interface Decimal {
  plus(other: DecimalSource): Decimal;
  minus(other: DecimalSource): Decimal;
  times(other: DecimalSource): Decimal;
  /** Rounded half up to {@link DIVISION_DECIMALS} places. Throws on zero: test for it before. */
  div(other: DecimalSource): Decimal;
  abs(): Decimal;
  neg(): Decimal;
  cmp(other: DecimalSource): -1 | 0 | 1;
  eq(other: DecimalSource): boolean;
  gt(other: DecimalSource): boolean;
  gte(other: DecimalSource): boolean;
  lt(other: DecimalSource): boolean;
  lte(other: DecimalSource): boolean;
  /** Plain notation, as {@link decimalText}. */
  toString(): string;
}

/** Decimals a division keeps: well over the 20 that a rate shown with a few places needs. */
export const DIVISION_DECIMALS = 40;

/** Longest text that is read as a value, so that a peer cannot send a number that takes seconds to multiply. */
export const MAX_VALUE_LENGTH = 100;

// A constructor of our own: the settings below do not touch another user of big.js in the same program.
const Exact = Big();
Exact.DP = DIVISION_DECIMALS;
Exact.RM = Big.roundHalfUp;
Exact.PE = 1e6;
Exact.NE = -1e6;

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** A literal decimal of the program itself; throws on text that is none. For text from outside use {@link parseDecimal}. */
export function decimal(text: string): Decimal {
  return new Exact(text) as unknown as Decimal;
}

/** Zero, to compare with. */
export const ZERO: Decimal = decimal('0');

/**
 * Reads a value at rest: an optional minus, digits, at most one point; no exponent, no grouping, no spaces.
 * @returns null when the text is anything else or longer than {@link MAX_VALUE_LENGTH}
 */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_VALUE_LENGTH || !PLAIN.test(text)) return null;
  return decimal(text);
}

/** 四舍五入: half away from zero, to `decimals` places; negative places round to tens, hundreds … */
export function roundHalfUp(value: Decimal, decimals: number): Decimal {
  return rounded(value, decimals, Big.roundHalfUp);
}

/** Towards zero, to `decimals` places. */
export function roundDown(value: Decimal, decimals: number): Decimal {
  return rounded(value, decimals, Big.roundDown);
}

/** Away from zero, to `decimals` places. */
export function roundUp(value: Decimal, decimals: number): Decimal {
  return rounded(value, decimals, Big.roundUp);
}

/** Sign, digits and exponent of big.js, as its documentation has them: the first digit counts 10 to the power `e`; no zeros at the end. */
const partsOf = (value: Decimal) => value as unknown as Pick<Big, 's' | 'c' | 'e'>;

export const isZero = (value: Decimal): boolean => partsOf(value).c[0] === 0;

export const isPositive = (value: Decimal): boolean => partsOf(value).s > 0 && !isZero(value);

export const isNegative = (value: Decimal): boolean => partsOf(value).s < 0 && !isZero(value);

/** As `a.cmp(b)`, without making a copy of `b`: a long text compares hundreds of thousands of numbers. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = [partsOf(a), partsOf(b)];
  const [left, right] = [isZero(a) ? 0 : x.s, isZero(b) ? 0 : y.s];
  if (left !== right) return left > right ? 1 : -1;
  if (left === 0) return 0;
  const up = x.s > 0 ? 1 : -1;
  if (x.e !== y.e) return x.e > y.e ? up : (-up as -1 | 1);
  const digits = Math.max(x.c.length, y.c.length);
  for (let at = 0; at < digits; at++) {
    const difference = (x.c[at] ?? 0) - (y.c[at] ?? 0);
    if (difference !== 0) return difference > 0 ? up : (-up as -1 | 1);
  }
  return 0;
}

/** Whether one is the other times 10 to the power `exponent`: the same digits, its point so many places on. */
export function isShifted(from: Decimal, to: Decimal, exponent: number): boolean {
  const [x, y] = [partsOf(from), partsOf(to)];
  const isSame = x.s === y.s && x.e + exponent === y.e && x.c.length === y.c.length;
  return isSame && x.c.every((digit, at) => digit === y.c[at]);
}

/** Whether a value is 10 to the power `exponent` or more, whatever its sign. */
export function reachesPower(value: Decimal, exponent: number): boolean {
  return partsOf(value).e >= exponent && !isZero(value);
}

function rounded(value: Decimal, decimals: number, mode: Big.RoundingMode): Decimal {
  const { c, e } = partsOf(value);
  // Most values have no more places than are asked for, and decimals never change.
  if (decimals >= 0 && c.length - 1 - e <= decimals) return value;
  return (value as unknown as Big).round(decimals, mode) as unknown as Decimal;
}

/** Plain notation without exponent, trailing zeros or negative zero: the form of a value at rest. */
export function decimalText(value: Decimal): string {
  return isZero(value) ? '0' : value.toString();
}

/** Plain notation with exactly `decimals` places (0 or more), rounded half up; never a negative zero. */
export function fixedText(value: Decimal, decimals: number): string {
  const shown = roundHalfUp(value, decimals);
  const { s, c, e } = partsOf(shown);
  const digits = c.join('');
  const point = e + 1;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const sign = s < 0 && !isZero(shown) ? '-' : '';
  return `${sign}${whole}${decimals > 0 ? `.${fraction.slice(0, decimals).padEnd(decimals, '0')}` : ''}`;
}

/** How many decimals the value has, without trailing zeros. */
export function decimalPlaces(value: Decimal): number {
  const { c, e } = partsOf(value);
  return Math.max(0, c.length - 1 - e);
}

/** The value times 10 to the power `exponent`, exactly: only its point moves. */
export function shifted(value: Decimal, exponent: number): Decimal {
  if (exponent === 0 || isZero(value)) return value;
  const moved = new Exact(value as unknown as Big);
  moved.e += exponent;
  return moved as unknown as Decimal;
}

/** Decimals never change, and a text asks for the same few powers with every number. */
const powers = new Map<number, Decimal>();

/** 10 to the power `exponent`, exactly, for whole exponents of either sign. */
export function powerOfTen(exponent: number): Decimal {
  const known = powers.get(exponent) ?? decimal(`1e${exponent}`);
  if (Math.abs(exponent) <= MAX_VALUE_LENGTH) powers.set(exponent, known);
  return known;
}
