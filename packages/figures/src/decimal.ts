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

function rounded(value: Decimal, decimals: number, mode: Big.RoundingMode): Decimal {
  return (value as unknown as Big).round(decimals, mode) as unknown as Decimal;
}

/** Plain notation without exponent, trailing zeros or negative zero: the form of a value at rest. */
export function decimalText(value: Decimal): string {
  return value.eq('0') ? '0' : value.toString();
}

/** Plain notation with exactly `decimals` places (0 or more), rounded half up; never a negative zero. */
export function fixedText(value: Decimal, decimals: number): string {
  const text = (roundHalfUp(value, decimals) as unknown as Big).toFixed(decimals);
  return /^-[0.]*$/.test(text) ? text.slice(1) : text;
}

/** How many decimals the value has, without trailing zeros. */
export function decimalPlaces(value: Decimal): number {
  const text = decimalText(value);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** 10 to the power `exponent`, exactly, for whole exponents of either sign. */
export function powerOfTen(exponent: number): Decimal {
  return decimal(`1e${exponent}`);
}
