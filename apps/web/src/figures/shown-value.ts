// What the panel shows of a figure's value: as its own format writes it, number and unit apart, or why there is nothing to show.
// The words it looks for are domain data, in Chinese whatever the interface.

import {
  type ComputedFigure,
  decimalText,
  type FigureFormat,
  formatFigure,
  parseFormatCode,
  unitKind,
} from '@huigao/figures';
import type { Figure } from '@huigao/report';

/** What of a figure decides how its value is written. */
export type FigureWriting = Pick<Figure, 'unit' | 'format'>;

/** A value as shown, number and what follows it apart, so that numbers can be aligned. */
export interface ShownNumber {
  readonly number: string;
  readonly unit: string;
}

/** Why there is no value: nobody entered one, or the code of `computeFigures` with its detail. */
export type MissingCode = Exclude<ComputedFigure, { readonly ok: true }>['code'] | 'not-entered';

export type ShownValue =
  | ({ readonly state: 'shown'; readonly exact: string } & ShownNumber)
  /** The format's wording is not true of the value (近 3 万 of 31,000); shown exactly instead. */
  | ({ readonly state: 'untrue'; readonly exact: string; readonly untrue: string } & ShownNumber)
  | { readonly state: 'missing'; readonly code: MissingCode; readonly detail: string };

const written = /^((?:约|近|超过)?\s?-?[\d,]*\.?\d+)\s?(.*)$/s;

/** Splits a shown value after its number: 近 30, 万名. Capital numerals stay whole. */
export function splitShown(text: string): ShownNumber {
  const match = written.exec(text);
  return match ? { number: match[1]!, unit: match[2]! } : { number: text, unit: '' };
}

/** The format of a figure; one that does not parse counts as plain. */
const formatOf = ({ format }: Pick<Figure, 'format'>): FigureFormat => parseFormatCode(format) ?? {};

/**
 * How a value of this figure is entered: in the scale it is shown in, where that is exact or money. What is only approximated in
 * the text (1.4万余条, 近6成) is entered in full, since nobody thinks of 14,260 as 1.426万.
 */
export function entryFormat(figure: FigureWriting): FigureFormat {
  const { scale, wording } = formatOf(figure);
  const approximates = wording !== undefined || scale === '成';
  const isKept = scale !== undefined && (unitKind(figure.unit) === 'money' || !approximates);
  return isKept ? { scale } : {};
}

/** The exact value, grouped, in the scale it is entered in: 2,118.9万元. */
export function exactText(value: string, figure: FigureWriting): string {
  const text = formatFigure(value, figure.unit, {
    ...entryFormat(figure),
    grouped: unitKind(figure.unit) === 'money',
  });
  return text.ok ? text.text : value;
}

/** A value as its format shows it. Of thousands few are ever looked at closely, so the exact text is made when it is asked for. */
function shownAs(text: string, exactly: () => string): ShownValue {
  let exact: string | undefined;
  return {
    state: 'shown',
    get exact() {
      exact ??= exactly();
      return exact;
    },
    ...splitShown(text),
  };
}

/** What the panel shows for a figure whose value is `value`. */
export function shownValue(
  figure: FigureWriting & Pick<Figure, 'kind'>,
  value: ComputedFigure | undefined,
): ShownValue {
  if (!value?.ok) {
    const code = figure.kind === 'entered' ? 'not-entered' : (value?.code ?? 'no-value');
    return { state: 'missing', code, detail: value?.ok === false ? value.detail : '' };
  }
  const exactly = () => exactText(decimalText(value.value), figure);
  const text = formatFigure(value.value, figure.unit, formatOf(figure));
  if (text.ok) return shownAs(text.text, exactly);
  const exact = exactly();
  const untrue = text.code === 'bound-broken' ? text.text : figure.format;
  return { state: 'untrue', exact, untrue, ...splitShown(exact) };
}

/**
 * Names of rates that ought to come near 100 %, which a bar may show. A share 占比, a growth rate 增长率 or a carry-over rate 结余率
 * is no better for being higher, so it has none.
 */
const rateName = /(?:执行|完成|支出|达标|合格|覆盖|满意|及时|到位|办结|发放)率$|(?:满意|完成)度$/;

/** Below this execution rate 执行率 a reason is asked for (a rule of local forms). */
const lowRate = 90;

/** How far a rate has come, 0 to 100, and whether that is below what needs a reason; null for what is no rate. */
export function rateBar(
  figure: Pick<Figure, 'unit' | 'label'>,
  value: ComputedFigure | undefined,
): { readonly percent: number; readonly isLow: boolean } | null {
  if (!value?.ok || unitKind(figure.unit) !== 'percent' || !rateName.test(figure.label)) return null;
  // A drawing needs no exact decimals.
  const percent = Math.min(100, Math.max(0, Number(decimalText(value.value))));
  return { percent, isLow: percent < lowRate };
}
