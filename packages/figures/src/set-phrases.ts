/**
 * Set phrases 固定提法 whose numerals count nothing for this report. Most Han numerals are already left alone by the grammar;
 * listed are phrases in which a numeral meets a measure word or a multiplier. Domain data, to be extended freely.
 */
export const SET_PHRASES: readonly string[] = [
  '一报告两评议',
  '三个区分开来',
  '百县千镇万村',
  '千家进万户',
  '进千家万户',
  '千家万户',
  '三会一课',
  '两学一做',
  '三重一大',
  '四下基层',
  '一区一品',
  '一纵三横',
  '六联共融',
  '万众一心',
  '十个指头',
  '八项规定',
  '二十四节气',
  '三百六十行',
];
