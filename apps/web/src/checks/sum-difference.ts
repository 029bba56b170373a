import type { Identity } from '@huigao/checks';
import { decimal, formatFigure, MONEY_UNIT, parseEntry } from '@huigao/figures';

/** By how much a sum misses its total, as it is printed, without a sign; null where an amount cannot be read. */
export function sumDifference({
  sumText,
  totalText,
}: Pick<Identity, 'sumText' | 'totalText'>): string | null {
  const sum = parseEntry(sumText, MONEY_UNIT);
  const total = parseEntry(totalText, MONEY_UNIT);
  if (!sum.ok || !total.ok) return null;
  const difference = decimal(sum.value).minus(total.value).abs();
  const scale = '万元'; // domain data
  const text = formatFigure(difference, MONEY_UNIT, { scale, decimals: 2, grouped: true });
  return text.ok ? text.text : null;
}
