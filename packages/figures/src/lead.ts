/** What stands right before an amount and belongs to it: a minus sign, 人民币, ￥. */
import type { Amount } from './amount';
import { readBoundBefore } from './approximation';

/** Offset where the amount begins with sign and currency, and what they say. */
export interface AmountLead {
  readonly from: number;
  readonly sign: 'plus' | 'minus';
  readonly currency: 'none' | 'yuan';
}

const LEAD = /(?:([-负]) ?)?((?:人民币 ?)?(?:¥ ?)?)(-?)$/;
const LONGEST = 8;
/** After these a hyphen joins, and 负 ends another word. */
const JOINED = /[\dA-Za-z%)\]胜担抱自-]/;

/**
 * Looks back from an amount, not over `floor`. Before a thing counted, a hyphen after a word is a dash (项目-3个); at the
 * start of the text it is a sign.
 */
export function readLead(text: string, amount: Amount, floor: number): AmountLead {
  const at = amount.number.from;
  // Every part is optional, so the pattern always matches, at worst with nothing.
  const match = LEAD.exec(text.slice(Math.max(floor, at - LONGEST), at))!;
  const [whole, outer = '', currency = '', inner = ''] = match;
  const signAt = at - whole.length;
  const yuan = currency === '' ? 'none' : 'yuan';
  if (isSign(text, outer + inner, signAt, amount, floor))
    return { from: signAt, sign: 'minus', currency: yuan };
  // A hyphen between currency and number that is no sign cuts the currency off.
  if (inner !== '') return { from: at, sign: 'plus', currency: 'none' };
  return { from: at - currency.length, sign: 'plus', currency: yuan };
}

function isSign(text: string, sign: string, signAt: number, amount: Amount, floor: number): boolean {
  if (sign.length !== 1 || (signAt === floor && floor > 0)) return false;
  return !JOINED.test(text[signAt - 1] ?? '') && !isDash(text, signAt, amount, floor);
}

function isDash(text: string, signAt: number, amount: Amount, floor: number): boolean {
  if (text[signAt] !== '-' || !amount.unit?.counted) return false;
  const start = Math.max(floor, signAt - LONGEST);
  return text.slice(start, signAt).trim() !== '' && readBoundBefore(text, signAt, floor) === null;
}
