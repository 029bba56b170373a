/** Whether a figure stated in text is true of a value: the comparison behind “matches” and “contradicts”. */
import { type BoundState, wordingBound } from './bound';
import { type Decimal, decimal, decimalPlaces, powerOfTen, roundHalfUp } from './decimal';
import type { RecognisedFigure } from './figure-reader';
import { shownScale } from './scale';
import { significantPlaces } from './shown-format';

/**
 * Judges a statement in text against the value it speaks of.
 *
 * An exact number holds when the value, rounded half up to the places printed, is that number. 余 and 近 bind on both sides; the
 * other words (超, 不足, 突破 …) are true further away too, but `far`. Source: docs/numbers.md
 * @param value - in the base unit of the statement; whoever calls has made sure that the units agree
 */
export function claimState(claim: RecognisedFigure, value: Decimal): BoundState {
  const number = decimal(claim.value);
  switch (claim.approx) {
    case 'exact':
      return truth(asShown(claim, value).eq(number));
    case 'about':
      return wordingBound('约', { number: number.abs(), step: stepOf(claim, number) }, value.abs());
    case 'above':
    case 'below':
      return oneSided(claim, number, value);
    case 'atLeast':
      return truth(value.gte(number));
    case 'atMost':
      return truth(value.lte(number));
    case 'range':
      return truth(value.gte(number) && value.lte(claim.high ?? claim.value));
  }
}

function truth(holds: boolean): BoundState {
  return holds ? 'holds' : 'broken';
}

function oneSided(claim: RecognisedFigure, number: Decimal, value: Decimal): BoundState {
  const wording = claim.approx === 'above' ? '余' : '近';
  const state = wordingBound(wording, { number: number.abs(), step: stepOf(claim, number) }, value.abs());
  if (state !== 'broken' || claim.format.wording === wording) return state;
  const rightSide = claim.approx === 'above' ? value.abs().gt(number.abs()) : value.abs().lt(number.abs());
  return rightSide ? 'far' : 'broken';
}

function exponentOf(claim: RecognisedFigure): number {
  return shownScale(claim.unit, claim.format.scale)?.exponent ?? 0;
}

function asShown(claim: RecognisedFigure, value: Decimal): Decimal {
  const { decimals } = claim.format;
  return decimals === undefined ? value : roundHalfUp(value, decimals - exponentOf(claim));
}

/** What one in the last significant digit of the number is worth, in base units. */
function stepOf(claim: RecognisedFigure, number: Decimal): Decimal {
  const exponent = exponentOf(claim);
  const shown = number.abs().times(powerOfTen(-exponent));
  const places = significantPlaces(shown, claim.format.decimals ?? decimalPlaces(shown));
  return powerOfTen(exponent - places);
}
