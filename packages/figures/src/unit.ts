/**
 * Units 计量单位 of figures. Money is kept in 元 and percentages in %, so that 万元 and 亿元, or 成 and %, compare; a measure
 * word is its own unit (人 and 人次 must never be added). Which words are measure words is data, in measure-words.ts.
 */
import { type Decimal, decimal } from './decimal';

/** A unit as written in a figure's record: `元` `万元` `%` `pp` (个百分点), a measure word, or empty for none. */
export type Unit = string;

/** What can be done with a unit. `points` are percentage points 个百分点, the difference of two percentages. */
export type UnitKind = 'money' | 'percent' | 'points' | 'measure' | 'none';

/** Base unit of money. */
export const MONEY_UNIT = '元';
/** Base unit of rates and shares. */
export const PERCENT_UNIT = '%';
/** Code of percentage points, shown as 个百分点. */
export const POINTS_UNIT = 'pp';
/** Unit of a number that carries none. */
export const NO_UNIT = '';

interface UnitDefinition {
  readonly kind: UnitKind;
  readonly base: Unit;
  /** How many base units one of it is. */
  readonly factor: string;
}

const money = (factor: string): UnitDefinition => ({ kind: 'money', base: MONEY_UNIT, factor });
const percent = (factor: string): UnitDefinition => ({ kind: 'percent', base: PERCENT_UNIT, factor });
const points: UnitDefinition = { kind: 'points', base: POINTS_UNIT, factor: '1' };

const DEFINITIONS: ReadonlyMap<Unit, UnitDefinition> = new Map([
  [NO_UNIT, { kind: 'none', base: NO_UNIT, factor: '1' } as const],
  ['元', money('1')],
  ['圆', money('1')],
  ['角', money('0.1')],
  ['千元', money('1000')],
  ['万元', money('10000')],
  ['百万元', money('1000000')],
  ['千万元', money('10000000')],
  ['亿元', money('100000000')],
  ['万亿元', money('1000000000000')],
  ['%', percent('1')],
  ['％', percent('1')],
  ['‰', percent('0.1')],
  ['成', percent('10')],
  [POINTS_UNIT, points],
  ['个百分点', points],
  ['百分点', points],
]);

function definitionOf(unit: Unit): UnitDefinition {
  return DEFINITIONS.get(unit) ?? { kind: 'measure', base: unit, factor: '1' };
}

/** The kind of a unit; a word that is not known is a measure word, since offices have their own. */
export function unitKind(unit: Unit): UnitKind {
  return definitionOf(unit).kind;
}

/** The unit in which values of this unit are kept and compared: 元 for money, % for 成 and ‰, `pp` for points. */
export function baseUnit(unit: Unit): Unit {
  return definitionOf(unit).base;
}

const FACTORS: ReadonlyMap<string, Decimal> = new Map(
  [...DEFINITIONS.values()].map(({ factor }) => [factor, decimal(factor)]),
);

/** How many base units one of this unit is: 10000 for 万元, 10 for 成, 1 for a measure word. */
export function unitFactor(unit: Unit): Decimal {
  return FACTORS.get(definitionOf(unit).factor)!;
}

/** The unit as it stands in text: `pp` reads 个百分点, every other unit reads as itself. */
export function unitText(unit: Unit): string {
  return unit === POINTS_UNIT ? '个百分点' : unit;
}
