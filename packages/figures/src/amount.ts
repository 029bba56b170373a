/** An amount in text: numeral, multipliers, 余 or 多, unit; also 百分之…. Source: the grammar of docs/numbers.md */
import { type Decimal, decimal, shifted } from './decimal';
import { parseHanDigits, parseHanInteger } from './han-numeral';
import { type NumberToken, readNumber } from './number-token';
import { multiplierExponent } from './scale';
import { readUnit, type UnitToken } from './unit-token';

/** An amount before its surroundings are judged: it may still lack a unit, or be no figure at all. */
export interface Amount {
  readonly number: NumberToken;
  readonly to: number;
  /** One half-width space stands after the numeral. */
  readonly spaced: boolean;
  /** Multiplier words as written, joined: 万, 千万. */
  readonly multiplier: string;
  readonly exponent: number;
  /** 余 or 多 as written. */
  readonly more: '' | '余' | '多';
  readonly unit: UnitToken | null;
}

const MULTIPLIER = /万亿|千万|百万|亿|万|千|百(?![分货姓强度])/y;
const GAP = / {0,3}/y;
const PERCENT_DIGITS = /([百千])分之 ?(\d+(?:\.\d+)?)/y;
const PERCENT_HAN = /([百千])分之([零〇一二两三四五六七八九十百]+)(?:点([零〇一二三四五六七八九]+))?/y;
const ONE = decimal('1');
const ONE_TENTH = decimal('0.1');

/** The magnitude in base units, the unit's factor folded in, with multipliers worth ten to the `exponent`. */
export function amountValue(amount: Amount, exponent: number): Decimal {
  const value = shifted(amount.number.value, exponent);
  return amount.unit === null || amount.unit.factor.eq(ONE) ? value : value.times(amount.unit.factor);
}

/** The amount beginning at `at`, or null when no well-formed numeral stands there. */
export function readAmount(text: string, at: number): Amount | null {
  return readPercentage(text, at) ?? readPlainAmount(text, at);
}

/** Offset after the spaces a PDF extraction leaves between digits and Han. */
function skipGap(text: string, at: number): number {
  GAP.lastIndex = at;
  return at + (GAP.exec(text)?.[0].length ?? 0);
}

function readPlainAmount(text: string, at: number): Amount | null {
  const number = readNumber(text, at);
  if (number === null) return null;
  let amount = bareAmount(number, skipGap(text, number.to) === number.to + 1 && text[number.to] === ' ');
  for (;;) {
    const next = skipGap(text, amount.to);
    const unit = readUnit(text, next);
    if (unit !== null) return withTrailingMore(text, { ...amount, unit, to: unit.to });
    const longer = withMultiplier(text, next, amount) ?? withMore(text, next, amount);
    if (longer === null) return amount;
    amount = longer;
  }
}

function bareAmount(number: NumberToken, spaced: boolean): Amount {
  return { number, to: number.to, spaced, multiplier: '', exponent: 0, more: '', unit: null };
}

function withMultiplier(text: string, at: number, amount: Amount): Amount | null {
  MULTIPLIER.lastIndex = at;
  const word = MULTIPLIER.exec(text)?.[0];
  const exponent = word === undefined ? null : multiplierExponent(word);
  if (word === undefined || exponent === null || amount.exponent + exponent > 16) return null;
  return {
    ...amount,
    to: at + word.length,
    multiplier: amount.multiplier + word,
    exponent: amount.exponent + exponent,
  };
}

function withMore(text: string, at: number, amount: Amount): Amount | null {
  const more = text[at];
  if (amount.more !== '' || (more !== '余' && more !== '多')) return null;
  const next = skipGap(text, at + 1);
  const goesOn = readUnit(text, next) !== null || withMultiplier(text, next, amount) !== null;
  // 3万余 may end there; 20余 may not, it would be the 余 of 余额.
  const ends = amount.exponent >= 4 && !/[额款下数力地年种样]/.test(text[at + 1] ?? '');
  return goesOn || ends ? { ...amount, more, to: at + 1 } : null;
}

function withTrailingMore(text: string, amount: Amount): Amount {
  const counts =
    amount.more === '' && text[amount.to] === '余' && !/[额款下数力地年温]/.test(text[amount.to + 1] ?? '');
  return counts ? { ...amount, more: '余', to: amount.to + 1 } : amount;
}

function readPercentage(text: string, at: number): Amount | null {
  if (text[at] !== '百' && text[at] !== '千') return null;
  PERCENT_DIGITS.lastIndex = at;
  PERCENT_HAN.lastIndex = at;
  const digits = PERCENT_DIGITS.exec(text);
  const match = digits ?? PERCENT_HAN.exec(text);
  if (match === null) return null;
  const value = digits ? decimal(digits[2]!) : hanPercentage(match[2]!, match[3]);
  if (value === null) return null;
  const to = at + match[0].length;
  const factor = match[1] === '百' ? ONE : ONE_TENTH;
  const number: NumberToken = { from: at, to, value, script: 'han', decimals: 0, grouped: false };
  return {
    ...bareAmount(number, false),
    unit: { to, text: match[1] === '百' ? '百分之' : '千分之', unit: '%', factor, counted: false },
  };
}

function hanPercentage(whole: string, fraction: string | undefined): Decimal | null {
  const integer = whole === '百' ? decimal('100') : parseHanInteger(whole);
  const digits = parseHanDigits(fraction ?? '');
  if (integer === null || digits === null) return null;
  return digits === '' ? integer : integer.plus(`0.${digits}`);
}
