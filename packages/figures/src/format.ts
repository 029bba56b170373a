/**
 * The text of a place: a pure function of a figure's value, unit and format. Rounding is half up on exact decimals; 余 and
 * 超过 round down, 近 rounds up, and all three are refused when the value does not bear them out (docs/numbers.md).
 */
import { type FigureWording, wordingBound } from './bound';
import { formatCapitalMoney } from './capital-money';
import {
  type Decimal,
  decimal,
  decimalPlaces,
  decimalText,
  fixedText,
  parseDecimal,
  powerOfTen,
  roundDown,
  roundHalfUp,
  roundUp,
  shifted,
} from './decimal';
import { type FigureScale, type ShownScale, shownScale } from './scale';
import { type Unit, unitFactor, unitKind } from './unit';

/** How a place shows its figure. What is absent is off; {@link formatCode} is its form at rest. */
export interface FigureFormat {
  /** Absent: the unit of the figure itself. */
  readonly scale?: FigureScale;
  /**
   * Decimals of the shown number, −20 to 20; −2 shows whole hundreds (2100余万元). Absent: as many as the value has, and
   * none at the scale 成.
   */
  readonly decimals?: number;
  /** Thousands separated by an ASCII comma. */
  readonly grouped?: boolean;
  /** A half-width space on each side of the number where something adjoins it. */
  readonly spaced?: boolean;
  /** `false` leaves out scale and unit, as in a table whose head names them. */
  readonly unitShown?: boolean;
  /** 大写: money in capital numerals to the 分; scale, decimals, grouping, spacing do not apply. */
  readonly capital?: boolean;
  readonly wording?: FigureWording;
}

/** Why a value cannot be shown in a format. */
export type FormatRefusalCode =
  | 'bad-value'
  | 'bad-decimals'
  | 'scale-not-for-unit'
  | 'capital-not-money'
  | 'capital-with-wording'
  | 'too-large'
  | 'bound-broken';

/**
 * The text, or why there is none. `detail` is the offending part (value, scale, unit, shown text). With `bound-broken`
 * the untrue text is given too, so that a view can show it marked as wrong instead of leaving a hole.
 */
export type FormatResult =
  | { readonly ok: true; readonly text: string; readonly warning?: 'about-far' | 'nearly-far' }
  | { readonly ok: false; readonly code: Exclude<FormatRefusalCode, 'bound-broken'>; readonly detail: string }
  | { readonly ok: false; readonly code: 'bound-broken'; readonly detail: string; readonly text: string };

const ONE = decimal('1');

/** Most decimals, of either sign, a format can ask for. */
const MAX_SHOWN_DECIMALS = 20;

/** Whether a format may carry this number of decimals. */
export function isShownDecimals(decimals: number): boolean {
  return Number.isInteger(decimals) && Math.abs(decimals) <= MAX_SHOWN_DECIMALS;
}

/**
 * Writes a value as a place shows it.
 * @param value - in `unit`: 元 for a figure in 元, 万元 for one in 万元
 * @example formatFigure('21189000', '元', { scale: '万元', decimals: 2, grouped: true }) // 2,118.90万元
 */
export function formatFigure(value: string | Decimal, unit: Unit, format: FigureFormat): FormatResult {
  const exact = typeof value === 'string' ? parseDecimal(value) : value;
  if (exact === null) return { ok: false, code: 'bad-value', detail: String(value) };
  if (format.decimals !== undefined && !isShownDecimals(format.decimals)) {
    return { ok: false, code: 'bad-decimals', detail: String(format.decimals) };
  }
  const factor = unitFactor(unit);
  const base = factor.eq(ONE) ? exact : exact.times(factor);
  if (format.capital) return capitalText(base, unit, format);
  const scale = shownScale(unit, format.scale);
  if (scale === null) return { ok: false, code: 'scale-not-for-unit', detail: format.scale ?? unit };
  return scaledText(shifted(base, -scale.exponent), scale, format);
}

function capitalText(base: Decimal, unit: Unit, format: FigureFormat): FormatResult {
  if (unitKind(unit) !== 'money') return { ok: false, code: 'capital-not-money', detail: unit };
  if (format.wording) return { ok: false, code: 'capital-with-wording', detail: format.wording };
  const text = formatCapitalMoney(base);
  return text === null ? { ok: false, code: 'too-large', detail: decimalText(base) } : { ok: true, text };
}

function scaledText(scaled: Decimal, scale: ShownScale, format: FigureFormat): FormatResult {
  const decimals = format.decimals ?? (scale.unit === '成' ? 0 : decimalPlaces(scaled));
  const shown = rounding(format.wording)(scaled, decimals);
  const text = assembled(shown, decimals, scale, format);
  if (!format.wording) return { ok: true, text };
  const step = powerOfTen(-decimals);
  switch (wordingBound(format.wording, { number: shown.abs(), step }, scaled.abs())) {
    case 'holds':
      return { ok: true, text };
    case 'far':
      return { ok: true, text, warning: format.wording === '约' ? 'about-far' : 'nearly-far' };
    case 'broken':
      return { ok: false, code: 'bound-broken', detail: decimalText(scaled), text };
  }
}

function rounding(wording: FigureWording | undefined): (value: Decimal, decimals: number) => Decimal {
  if (wording === '余' || wording === '超过') return roundDown;
  return wording === '近' ? roundUp : roundHalfUp;
}

function assembled(shown: Decimal, decimals: number, scale: ShownScale, format: FigureFormat): string {
  const digits = fixedText(shown, Math.max(decimals, 0));
  const number = format.grouped ? groupedDigits(digits) : digits;
  const suffix = suffixText(decimals, scale, format);
  const space = format.spaced ? ' ' : '';
  const prefix = format.wording && format.wording !== '余' ? format.wording + space : '';
  return prefix + number + (suffix === '' ? '' : space + suffix);
}

/**
 * 余 stands before the multiplier of a round number (300余万元, 20余万人) and after it otherwise (1.5万余人次), which is
 * also how far the bound reaches: in the first case the last significant digit is a ten or more of the scale.
 */
function suffixText(decimals: number, scale: ShownScale, format: FigureFormat): string {
  const { multiplier, unit } = format.unitShown === false ? { multiplier: '', unit: '' } : scale;
  if (format.wording !== '余') return multiplier + unit;
  return decimals < 0 ? `余${multiplier}${unit}` : `${multiplier}余${unit}`;
}

function groupedDigits(digits: string): string {
  const [whole, fraction] = digits.split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
