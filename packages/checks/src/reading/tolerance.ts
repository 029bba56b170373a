// The tolerance policy: derived from what is printed, never a flat percentage. A rate equal after rounding passes; one that is off by
// one in its last place, or that the rounding of its operands allows, is a rounding difference 末位差; more is an error.

import {
  compare,
  type Decimal,
  decimal,
  decimalPlaces,
  fixedText,
  isNegative,
  roundHalfUp,
  shifted,
  ZERO,
} from '@huigao/figures';
import { placeWorth, type Statement } from './line';

export const hundred = decimal('100');
const one = decimal('1');
const oneHalf = decimal('0.5');

export type Closeness = 'equal' | 'last-place' | 'off';

/** An exact value, and half of what one in its last printed place is worth. */
export interface Rounded {
  readonly value: Decimal;
  readonly half: Decimal;
}

export const roundedOf = (statement: Statement): Rounded => ({
  value: statement.value,
  half: placeWorth(statement).times(oneHalf),
});

/** A number as printed: its value, what one in its last place is worth, and how many decimals it has. */
export interface Printed {
  readonly value: Decimal;
  readonly worth: Decimal;
  readonly decimals: number;
}

/** Decimals printed in the base unit of the number. */
export const printedDecimals = ({ figure }: Pick<Statement, 'figure'>): number => figure.format.decimals ?? 0;

/** `part ÷ whole × 100` between which bounds, given how both are rounded; null for a whole that may be zero. */
function quotientBounds(part: Rounded, whole: Rounded): { low: Decimal; high: Decimal } | null {
  const least = whole.value.minus(whole.half);
  if (least.lte(ZERO)) return null;
  const low = part.value.minus(part.half).div(whole.value.plus(whole.half)).times(hundred);
  return { low, high: part.value.plus(part.half).div(least).times(hundred) };
}

export const printedOf = (statement: Statement): Printed => ({
  value: statement.value,
  worth: placeWorth(statement),
  decimals: printedDecimals(statement),
});

/** `part ÷ whole` in percent. `whole` is not zero. */
export const percentOf = (part: Decimal, whole: Decimal): Decimal => part.div(whole).times(hundred);

/** By division to 40 places and rounding. */
export function closenessByDivision(
  { value, worth, decimals }: Printed,
  part: Decimal,
  whole: Decimal,
): Closeness {
  const off = roundHalfUp(percentOf(part, whole), decimals).minus(value).abs();
  return off.eq(ZERO) ? 'equal' : off.lte(worth) ? 'last-place' : 'off';
}

/**
 * How close `part ÷ whole × 100`, rounded as it is printed, is to what is printed. Where nothing is negative it is told by multiplying,
 * for a long text has thousands of them, and dividing takes as long as reading the sentence.
 */
export function roundedCloseness(printed: Printed, part: Decimal, whole: Decimal): Closeness {
  const { value, worth, decimals } = printed;
  const unit = shifted(one, -decimals);
  const isAnyNegative = [part, value, whole].some(isNegative);
  if (isAnyNegative || compare(worth, unit) < 0 || decimalPlaces(value) > decimals)
    return closenessByDivision(printed, part, whole);
  const scaled = part.times(hundred);
  const half = unit.times(oneHalf);
  const isWithin = (margin: Decimal) =>
    compare(scaled, value.minus(margin).times(whole)) >= 0 &&
    compare(scaled, value.plus(margin).times(whole)) < 0;
  return isWithin(half) ? 'equal' : isWithin(worth.plus(half)) ? 'last-place' : 'off';
}

/** How close a printed percentage is to `part ÷ whole × 100`. `whole` is not zero. */
export function quotientCloseness(printed: Printed, part: Rounded, whole: Rounded): Closeness {
  const rounded = roundedCloseness(printed, part.value, whole.value);
  if (rounded !== 'off') return rounded;
  const { worth } = printed;
  const bounds = quotientBounds(part, whole);
  const half = worth.times(oneHalf);
  const fits =
    bounds && printed.value.plus(half).gte(bounds.low) && printed.value.minus(half).lte(bounds.high);
  return fits ? 'last-place' : 'off';
}

/** A percentage as it should be printed: with at least two decimals, unless it has fewer. */
export function percentText(exact: Decimal, printed: number): string {
  const decimals = Math.max(printed, Math.min(2, decimalPlaces(roundHalfUp(exact, 2))));
  return `${fixedText(exact, decimals)}%`;
}
