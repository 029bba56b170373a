/** The numeral of a figure, without multiplier and unit: Arabic digits, a Han numeral, or 3亿4500 万 written in two steps. */
import { type Decimal, decimal, ZERO } from './decimal';
import { HAN_RUN, parseHanInteger } from './han-numeral';

/** A numeral as it stands in a text of normal width. */
export interface NumberToken {
  readonly from: number;
  readonly to: number;
  readonly value: Decimal;
  /** `stepped` numbers carry multipliers inside: 3亿4500万. */
  readonly script: 'arabic' | 'han' | 'stepped';
  /** Decimals as written. */
  readonly decimals: number;
  readonly grouped: boolean;
}

// A grouped number is 1–3 digits and groups of three; a full-width comma there is a misprint to accept (docs/numbers.md).
const GROUPED = /\d{1,3}(?:[,，]\d{3})+(?:\.(\d+))?(?![.,，]?\d)/y;
const PLAIN = /\d+(?:\.(\d+))?(?![.,]?\d)/y;
const STEPPED = /(\d+(?:\.\d+)?)(亿)零?(\d{1,4}(?:\.\d+)?)(万)|(\d+)(万)零?(\d)(千)/y;
const DIGIT_RUN = /\d+(?:[.,]\d+)*/y;
const STEP_FACTORS: Readonly<Record<string, string>> = { 亿: '100000000', 万: '10000', 千: '1000' };
/** Longer digit strings are account numbers or attacks, not figures. */
const MAX_DIGITS = 30;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const isDigit = (text: string, at: number) => /\d/.test(text[at] ?? '');

/** The numeral beginning at `at`; null when what stands there is malformed (1.2.3, 21,19.5, 007) or no numeral. */
export function readNumber(text: string, at: number): NumberToken | null {
  return isDigit(text, at) ? (readStepped(text, at) ?? readArabic(text, at)) : readHan(text, at);
}

/** Where the run of numeral characters at `at` ends: nothing inside a malformed run is read as a number of its own. */
export function numeralRunEnd(text: string, at: number): number {
  const run = matchAt(DIGIT_RUN, text, at) ?? matchAt(HAN_RUN, text, at);
  return run === null ? at + 1 : at + run[0].length;
}

function readArabic(text: string, at: number): NumberToken | null {
  const grouped = matchAt(GROUPED, text, at);
  const match = grouped ?? matchAt(PLAIN, text, at);
  if (match === null || match[0].length > MAX_DIGITS || /^0\d/.test(match[0])) return null;
  return {
    from: at,
    to: at + match[0].length,
    value: decimal(match[0].replace(/[,，]/g, '')),
    script: 'arabic',
    decimals: match[1]?.length ?? 0,
    grouped: grouped !== null,
  };
}

function readStepped(text: string, at: number): NumberToken | null {
  const match = matchAt(STEPPED, text, at);
  if (match === null || match[0].length > MAX_DIGITS) return null;
  const [high, highStep, low, lowStep] = match.slice(1).filter((part) => part !== undefined);
  const value = stepValue(high!, highStep!).plus(stepValue(low!, lowStep!));
  return { from: at, to: at + match[0].length, value, script: 'stepped', decimals: 0, grouped: false };
}

function stepValue(digits: string, step: string): Decimal {
  return decimal(digits).times(STEP_FACTORS[step]!);
}

function readHan(text: string, at: number): NumberToken | null {
  const run = matchAt(HAN_RUN, text, at);
  if (run === null) return null;
  const value = parseHanInteger(run[0]);
  if (value === null || value.eq(ZERO)) return null;
  return { from: at, to: at + run[0].length, value, script: 'han', decimals: 0, grouped: false };
}
