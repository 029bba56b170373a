/** When an amount is a figure: the rules that look at the amount itself rather than at the words around it. */
import type { Amount } from './amount';
import { POINTS_UNIT } from './unit';

/**
 * A numeral needs a unit, or a multiplier from 万 on: 12380 is none. A Han numeral needs a measure word or money, and a ten
 * or a multiplier; 七成 and 三个百分点 are unmistakable, 九十分 is not (十分满意). Source: docs/numbers.md, “Not a figure”.
 */
export function isFigure(amount: Amount): boolean {
  const { number, unit } = amount;
  if (number.script === 'stepped') return true;
  if (number.script === 'arabic') return unit !== null || amount.exponent >= 4;
  if (unit === null || unit.text === '分') return false;
  if (unit.text === '成') return number.value.lt('10') && amount.more === '';
  if (unit.unit === '%' || unit.unit === POINTS_UNIT) return true;
  return number.value.gte('10') || amount.exponent > 0;
}

const CLAUSE_START = /(?:^|[。；;：:！!？?\n] *)$/;

/**
 * 1.50个 at the start of a clause is the list marker 1. and then 50个, since what is counted has no decimals; 1.1项目 is a
 * heading number. Money and rates have decimals and stay whole.
 */
export function isListMarker(text: string, amount: Amount): boolean {
  if (amount.number.decimals === 0 || amount.exponent > 0 || !amount.unit?.counted) return false;
  return CLAUSE_START.test(text.slice(Math.max(0, amount.number.from - 4), amount.number.from));
}
