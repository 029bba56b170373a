/**
 * Numerals that are not figures, wherever they stand: dates, ordinals, document and telephone numbers, codes, versions,
 * quoted names, set phrases. Source: docs/numbers.md “Not a figure”. What depends on the number itself (a bare
 * number, a list marker) is decided where it is read.
 */
import { SET_PHRASES } from './set-phrases';

/** What may stand at one offset of a text: any figure, only money (inside quotes), none. */
export const OPEN = 0;
export const MONEY_ONLY = 1;
const CLOSED = 2;

const NUMERAL = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千]+)';
const YEAR = '(?:19|20)\\d{2}';

/** A pattern, and a quick test that no text that it matches fails: most texts are spared most patterns. */
interface Exclusion {
  readonly pattern: RegExp;
  readonly needs: RegExp;
}

const NOT_FIGURES: readonly Exclusion[] = [
  // Every pattern is anchored or bounded, so that a hostile text costs no more than its length.
  // Dates: 2023年, 2023年3月15日, 2021—2023年, 3月15日, 1-3月, 2024-03-15
  {
    needs: /年/,
    pattern: /(?:\d{2,4} *[-—–~至到、] *)?\d{2,4} *年(?: *\d{1,2} *月)?(?: *\d{1,2} *[日号])?/g,
  },
  { needs: /月/, pattern: /(?:\d{1,2} *[-—–~至到、] *)?\d{1,2} *月份?(?: *\d{1,2} *[日号])?/g },
  { needs: /[-./]/, pattern: new RegExp(`${YEAR}[-./]\\d{1,2}[-./]\\d{1,2}(?!\\d)`, 'g') },
  // Ordinals, also in a row: 第3条, 第1至3项, 第十二、十三批
  { needs: /第/, pattern: new RegExp(`第 *${NUMERAL}(?: *[、至到和及—–~-] *${NUMERAL})*`, 'g') },
  // Document numbers: 〔2024〕7号
  { needs: /号/, pattern: new RegExp(`[〔[【(] *${YEAR} *[〕\\]】)] *第? *\\d+ *号`, 'g') },
  // Codes: [0001], G105, B-12, 5G; telephone numbers with area code; versions
  { needs: /[[【〔]/, pattern: /[[【〔] {0,3}\d+ {0,3}[\]】〕]/g },
  { needs: /[A-Za-z]/, pattern: /[A-Za-z][A-Za-z_/-]{0,20}\d[\dA-Za-z_./-]*/g },
  { needs: /[A-Za-z]/, pattern: /(?<!\d)\d+[A-Za-z]+/g },
  { needs: /-/, pattern: /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g },
  { needs: /版/, pattern: /(?<![\d.])\d+(?:\.\d+)* {0,3}版(?![块面图])/g },
  // Fractions and ratios: 1/3, 24/7
  { needs: /\//, pattern: /(?<!\d)\d+\/\d+/g },
  { needs: /./, pattern: new RegExp(SET_PHRASES.join('|'), 'g') },
];

const QUOTED: readonly Exclusion[] = [
  { needs: /“/, pattern: /“[^“”]*”/g },
  { needs: /‘/, pattern: /‘[^‘’]*’/g },
  { needs: /"/, pattern: /"[^"]*"/g },
  { needs: /「/, pattern: /「[^「」]*」/g },
  { needs: /『/, pattern: /『[^『』]*』/g },
  { needs: /《/, pattern: /《[^《》]*》/g },
];

/** For each UTF-16 unit of a text of normal width, whether a numeral there may be a figure. */
export function exclusionMask(text: string): Uint8Array {
  const mask = new Uint8Array(text.length);
  for (const exclusion of QUOTED) markMatches(mask, text, exclusion, MONEY_ONLY);
  for (const exclusion of NOT_FIGURES) markMatches(mask, text, exclusion, CLOSED);
  return mask;
}

function markMatches(mask: Uint8Array, text: string, { needs, pattern }: Exclusion, level: number): void {
  if (!needs.test(text)) return;
  for (const match of text.matchAll(pattern)) mask.fill(level, match.index, match.index + match[0].length);
}
