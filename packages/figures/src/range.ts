/** Ranges: 1.5至2万元, 1万-5万元, 63%~68%. A multiplier or unit missing on the left is taken from the right. */
import { type Amount, amountValue, readAmount } from './amount';
import type { Decimal } from './decimal';
import { isFigure } from './figure-rules';
import type { AmountLead } from './lead';
import { NO_UNIT, type Unit } from './unit';

/** The right amount of a range and the two ends in base units. */
export interface RangeEnd {
  readonly amount: Amount;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly unit: Unit;
}

const SEPARATOR = / {0,3}(至|到|—{1,2}|–|-|~) {0,3}/y;
/** 由12人至18人 says that something changed, not that it lies between. */
const CHANGE = /[由从] {0,3}$/;

/** The range that `left` begins, or null when it stands alone. */
export function readRangeEnd(text: string, left: Amount, lead: AmountLead): RangeEnd | null {
  SEPARATOR.lastIndex = left.to;
  const separator = SEPARATOR.exec(text);
  if (separator === null || left.more !== '') return null;
  if (/[至到]/.test(separator[0]) && CHANGE.test(text.slice(Math.max(0, lead.from - 4), lead.from)))
    return null;
  const right = readAmount(text, left.to + separator[0].length);
  if (right === null || right.more !== '' || right.number.script !== left.number.script || !isFigure(right)) {
    return null;
  }
  if (left.unit !== null && left.unit.unit !== right.unit?.unit) return null;
  return rangeOf(left, lead, right);
}

function rangeOf(left: Amount, lead: AmountLead, right: Amount): RangeEnd | null {
  const high = amountValue(right, right.exponent);
  const shared: Amount = { ...left, unit: left.unit ?? right.unit };
  const bare = left.unit === null && left.exponent === 0;
  const low = [bare ? right.exponent : left.exponent, left.exponent]
    .map((exponent) => signed(amountValue(shared, exponent), lead))
    .find((value) => value.lt(high));
  return low === undefined ? null : { amount: right, low, high, unit: right.unit?.unit ?? NO_UNIT };
}

function signed(value: Decimal, lead: AmountLead): Decimal {
  return lead.sign === 'minus' ? value.neg() : value;
}
