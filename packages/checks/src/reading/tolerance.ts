// The tolerance policy: derived from what is printed, never a flat percentage. A rate equal after rounding passes; one that is off by
// one in its last place, or that the rounding of its operands allows, is a rounding difference 末位差; more is an error.

import { type Decimal, decimal, decimalPlaces, fixedText, roundHalfUp } from '@huigao/figures';
import { placeWorth, type Statement } from './line';

export type Closeness = 'equal' | 'last-place' | 'off';

/** An exact value, and half of what one in its last printed place is worth. */
export interface Rounded {
  readonly value: Decimal;
  readonly half: Decimal;
}

export const roundedOf = (statement: Statement): Rounded => ({
  value: statement.value,
  half: placeWorth(statement).div('2'),
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
  if (least.lte('0')) return null;
  const low = part.value.minus(part.half).div(whole.value.plus(whole.half)).times('100');
  return { low, high: part.value.plus(part.half).div(least).times('100') };
}

export const printedOf = (statement: Statement): Printed => ({
  value: statement.value,
  worth: placeWorth(statement),
  decimals: printedDecimals(statement),
});

/** How close a printed percentage is to `part ÷ whole × 100`. `whole` is not zero. */
export function quotientCloseness(printed: Printed, part: Rounded, whole: Rounded): Closeness {
  const exact = part.value.div(whole.value).times('100');
  const { worth, decimals } = printed;
  const off = roundHalfUp(exact, decimals).minus(printed.value).abs();
  if (off.eq('0')) return 'equal';
  if (off.lte(worth)) return 'last-place';
  const bounds = quotientBounds(part, whole);
  const half = worth.div('2');
  const fits =
    bounds && printed.value.plus(half).gte(bounds.low) && printed.value.minus(half).lte(bounds.high);
  return fits ? 'last-place' : 'off';
}

/** A percentage as it should be printed: with at least two decimals, unless it has fewer. */
export function percentText(exact: Decimal, printed: number): string {
  const decimals = Math.max(printed, Math.min(2, decimalPlaces(roundHalfUp(exact, 2))));
  return `${fixedText(exact, decimals)}%`;
}

export const hundred = decimal('100');
