// Dates of signatures, as written and as GB/T 9704-2012, 7.3.5.4 wants them: `2024年3月5日`.

import type { Report } from '@huigao/report';

export type Signature = Report['signature'];

const hanDigits = '〇一二三四五六七八九';

const day = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const hanDay =
  /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/;

/** 二〇二四, digit by digit. */
const hanYear = (text: string) =>
  Number([...text.replace(/[○零]/g, '〇')].map((sign) => hanDigits.indexOf(sign)).join(''));

/** 一…三十一. */
function hanSmall(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : [null, text];
  const ten = tens === null ? 0 : tens === '' ? 1 : hanDigits.indexOf(tens!);
  return ten * 10 + (ones ? hanDigits.indexOf(ones) : 0);
}

const daysIn = (year: number, month: number) =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const two = (value: number) => String(value).padStart(2, '0');

/** A line that is nothing but a date: as `YYYY-MM-DD`, and whether its characters change when it is written by the standard. */
export function signatureDate(text: string): { readonly date: string; readonly rewritten: boolean } | null {
  const dense = text.replace(/\s/g, '');
  const digits = day.exec(dense);
  const han = digits ? null : hanDay.exec(dense);
  const parts = digits
    ? digits.slice(1).map(Number)
    : han
      ? [hanYear(han[1]!), hanSmall(han[2]!), hanSmall(han[3]!)]
      : null;
  if (!parts) return null;
  const [year, month, date] = parts as [number, number, number];
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month) || year < 1000) return null;
  return { date: `${year}-${two(month)}-${two(date)}`, rewritten: dense !== `${year}年${month}月${date}日` };
}
