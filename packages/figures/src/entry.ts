/** Reads what a person types or pastes as the value of a figure: 2,119.56, ２１１９．５６, 2,119.56万元, 贰万元整. */
import { type Decimal, decimal, decimalText, parseDecimal, powerOfTen } from './decimal';
import { recogniseToken } from './recognise';
import { baseUnit, NO_UNIT, type Unit, unitFactor } from './unit';
import { normaliseWidth } from './width';

/** Why an entry is no value: nothing there, no number, another unit than the figure's, or 约, 余 and the like. */
export type EntryRefusalCode = 'empty' | 'not-a-number' | 'other-unit' | 'not-exact';

/** The value at rest, in the figure's unit, or why there is none; `detail` is the text or the unit found. */
export type Entry =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: EntryRefusalCode; readonly detail: string };

const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/**
 * Reads an entry for a figure of `unit`. A bare number is taken in that unit; one with a unit of the same kind is converted:
 * 2,119.56万元 entered for a figure in 元 is 21195600.
 */
export function parseEntry(text: string, unit: Unit): Entry {
  const plain = normaliseWidth(text).trim().replace(/，/g, ',');
  if (plain === '') return { ok: false, code: 'empty', detail: '' };
  if (NUMBER.test(plain)) return bareNumber(plain.replace(/[+,]/g, ''));
  const figure = recogniseToken(text);
  if (figure === null) return { ok: false, code: 'not-a-number', detail: text.slice(0, 40) };
  if (figure.approx !== 'exact') return { ok: false, code: 'not-exact', detail: figure.text };
  const value = decimal(figure.value);
  // 83.50万 names no unit: for money it is short for 83.50万元, whatever the figure's own scale.
  if (figure.unit !== NO_UNIT && figure.unit !== baseUnit(unit))
    return { ok: false, code: 'other-unit', detail: figure.unit };
  return { ok: true, value: decimalText(inUnit(value, unit)) };
}

function bareNumber(digits: string): Entry {
  const value = parseDecimal(digits);
  if (value === null) return { ok: false, code: 'not-a-number', detail: digits.slice(0, 40) };
  return { ok: true, value: decimalText(value) };
}

/** Unit factors are powers of ten, so the division is exact at any size. */
function inUnit(base: Decimal, unit: Unit): Decimal {
  return base.times(powerOfTen(0).div(unitFactor(unit)));
}
