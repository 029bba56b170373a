/**
 * Han numerals 汉字数字, strictly: 两千三百, 十二, 三万五千. Refused are what is no single number: adjacent approximations
 * (三五, 十七八), years and names spelt digit by digit (二〇二三, 十四五), and clipped forms whose last digit has no place (一百二).
 */
import { type Decimal, decimal, ZERO } from './decimal';

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零一二三四五六七八九']
    .map((char, digit) => [char, digit] as const)
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
);
const PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** A run of characters that may be a Han numeral; whether it is one, {@link parseHanInteger} says. */
export const HAN_RUN = /[零〇一二两三四五六七八九十百千万亿]+/y;

/** Digits after 点, as in 百分之三点五; null when one of them is no digit. */
export function parseHanDigits(text: string): string | null {
  const digits = [...text].map((char) => DIGITS.get(char));
  return digits.includes(undefined) ? null : digits.join('');
}

/** A whole number up to the 亿 level; null when the text is not exactly one. */
export function parseHanInteger(text: string): Decimal | null {
  const match = /^(?:(.+)亿)?([^亿]*)$/.exec(text);
  if (match === null || text === '') return null;
  const [, before, after = ''] = match;
  if (before === undefined) return myriads(after);
  const high = myriads(before);
  const low = myriads(after);
  if (high === null || low === null || high.eq(ZERO) || isClipped(after)) return null;
  return high.times('100000000').plus(low);
}

/** A number that may hold one 万. */
function myriads(text: string): Decimal | null {
  const match = /^(?:([^万]+)万)?([^万]*)$/.exec(text);
  if (match === null) return null;
  const [, before, after = ''] = match;
  const low = section(after);
  if (before === undefined || low === null) return low;
  const high = section(before);
  if (high === null || high.eq(ZERO) || isClipped(after)) return null;
  return high.times('10000').plus(low);
}

/** 三万五 means 35,000, not 30,005: a lone digit after 万 or 亿 is no strict numeral. */
function isClipped(text: string): boolean {
  return text.length === 1 && DIGITS.has(text);
}

/** A number below ten thousand, with or without leading 零. */
function section(text: string): Decimal | null {
  if (text === '') return ZERO;
  let total = 0;
  let digit: number | null = null;
  let lastPlace = 10_000;
  let gap = false;
  for (const char of text) {
    const place = PLACES.get(char);
    if (place === undefined) {
      const next = DIGITS.get(char)!;
      if (digit) return null;
      gap ||= next === 0;
      digit = next;
      continue;
    }
    if (place >= lastPlace || (!digit && !(place === 10 && total === 0 && digit === null))) return null;
    total += (digit ?? 1) * place;
    digit = null;
    gap = false;
    lastPlace = place;
  }
  if (digit && lastPlace !== 10 && lastPlace !== 10_000 && !gap) return null;
  return decimal(String(total + (digit ?? 0)));
}
