/**
 * The bounds that approximation words carry. Shown N with the last significant digit worth s: 余 and 超过 require
 * N < v < N + s; 近 requires N − s ≤ v < N and is doubtful below 0.9 N; 约 is doubtful outside ± 10 %.
 * Source: docs/numbers.md
 */
import { type Decimal, decimal } from './decimal';

/** Approximation word of a place's text: 约 about, 近 just below, 超过 and 余 above. */
export type FigureWording = '约' | '近' | '超过' | '余';

/** `far` is true wording that misleads: 近 below nine tenths, 约 more than a tenth away. */
export type BoundState = 'holds' | 'far' | 'broken';

/** A number as shown, in the unit in which the value is compared. */
export interface ShownNumber {
  readonly number: Decimal;
  /** What one in its last significant digit is worth; above zero. */
  readonly step: Decimal;
}

const TENTH = decimal('0.1');
const NINE_TENTHS = decimal('0.9');

/** Whether the wording is true of `value` when `shown` is written. All of one sign: pass absolute values. */
export function wordingBound(wording: FigureWording, shown: ShownNumber, value: Decimal): BoundState {
  const { number, step } = shown;
  switch (wording) {
    case '余':
    case '超过':
      return value.gt(number) && value.lt(number.plus(step)) ? 'holds' : 'broken';
    case '近':
      if (value.gte(number) || value.lt(number.minus(step))) return 'broken';
      return value.lt(number.times(NINE_TENTHS)) ? 'far' : 'holds';
    case '约':
      return value.minus(number).abs().gt(number.times(TENTH)) ? 'far' : 'holds';
  }
}
