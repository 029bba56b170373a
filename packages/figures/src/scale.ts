/**
 * Scales: in how many base units a value is shown. 万元 is the scale 万 of money, so that 万 chosen for money and 万元 are
 * one thing; 成 and ‰ belong to percentages, the bare multipliers to counts.
 */
import { baseUnit, MONEY_UNIT, NO_UNIT, PERCENT_UNIT, type Unit, unitKind, unitText } from './unit';

const MONEY_SCALES = ['元', '千元', '万元', '百万元', '千万元', '亿元', '万亿元'] as const;
const COUNT_SCALES = ['百', '千', '万', '百万', '千万', '亿', '万亿'] as const;
const PERCENT_SCALES = ['成', '‰'] as const;

/** Scale in which a value is shown: money, counts, percentages. */
export type FigureScale =
  | (typeof MONEY_SCALES)[number]
  | (typeof COUNT_SCALES)[number]
  | (typeof PERCENT_SCALES)[number];

/** Every scale, for a choice list and for reading format codes. */
export const FIGURE_SCALES: readonly FigureScale[] = [...MONEY_SCALES, ...COUNT_SCALES, ...PERCENT_SCALES];

const MULTIPLIER_EXPONENTS: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['万亿', 12],
]);

/** Power of ten of a multiplier word (`万` is 4, empty is 0); null for a word that is none. */
export function multiplierExponent(word: string): number | null {
  return MULTIPLIER_EXPONENTS.get(word) ?? null;
}

/** How a value of one unit is written at one scale. */
export interface ShownScale {
  /** The shown number is the base value divided by ten to this power. */
  readonly exponent: number;
  /** `万`, `亿` …, or empty. */
  readonly multiplier: string;
  /** What follows the multiplier: 元, %, 成, 个百分点, a measure word, or empty. */
  readonly unit: string;
}

/**
 * The scale for a unit. Without one, money is shown in the unit given (万元 stays 万元), and so are 成 and ‰.
 * @returns null when the scale does not go with the unit, such as 成 with money
 */
export function shownScale(unit: Unit, scale: FigureScale | undefined): ShownScale | null {
  const wanted = scale ?? implied(unit);
  switch (unitKind(unit)) {
    case 'money':
      return withMultiplier(wanted.replace(/元$/, ''), MONEY_UNIT);
    case 'percent':
      return percentScale(wanted);
    case 'points':
      return wanted === '' ? { exponent: 0, multiplier: '', unit: unitText(baseUnit(unit)) } : null;
    case 'measure':
      return withMultiplier(wanted, unit);
    case 'none':
      return withMultiplier(wanted, NO_UNIT);
  }
}

function implied(unit: Unit): string {
  if (unitKind(unit) === 'money')
    return (MONEY_SCALES as readonly string[]).includes(unit) ? unit : MONEY_UNIT;
  return (PERCENT_SCALES as readonly string[]).includes(unit) ? unit : '';
}

function percentScale(wanted: string): ShownScale | null {
  if (wanted === '') return { exponent: 0, multiplier: '', unit: PERCENT_UNIT };
  if (wanted === '成') return { exponent: 1, multiplier: '', unit: '成' };
  if (wanted === '‰') return { exponent: -1, multiplier: '', unit: '‰' };
  return null;
}

function withMultiplier(multiplier: string, unit: string): ShownScale | null {
  const exponent = multiplierExponent(multiplier);
  return exponent === null ? null : { exponent, multiplier, unit };
}
