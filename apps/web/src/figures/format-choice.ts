// The choices the forms offer for the format of a figure or a place. What is not on a list (a scale, decimals) but in use stays. The scales and words are domain data, in Chinese whatever the interface.

import {
  baseUnit,
  decimal,
  decimalText,
  type FigureFormat,
  type FigureScale,
  type FigureWording,
  formatCode,
  formatFigure,
  MONEY_UNIT,
  parseFormatCode,
  unitKind,
} from '@huigao/figures';

const scalesByKind: Readonly<Record<ReturnType<typeof unitKind>, readonly FigureScale[]>> = {
  money: ['元', '千元', '万元', '亿元'],
  percent: ['成', '‰'],
  points: [],
  measure: ['万', '亿'],
  none: ['万', '亿'],
};

/** Scales to choose from for a unit, the one in use included; `''` is the unit itself. */
export function scaleChoices(unit: string, format: FigureFormat): readonly (FigureScale | '')[] {
  const kind = unitKind(unit);
  const scales = scalesByKind[kind];
  const own: readonly (FigureScale | '')[] = kind === 'money' ? [] : [''];
  const used = format.scale && !scales.includes(format.scale) ? [format.scale] : [];
  return [...own, ...scales, ...used];
}

/** Decimals to choose from, the number in use included; null shows as many as the value has. */
export function decimalChoices(format: FigureFormat): readonly (number | null)[] {
  const used = format.decimals;
  const usual: readonly (number | null)[] = [null, 0, 1, 2, 3, 4];
  return used === undefined || usual.includes(used) ? usual : [...usual, used];
}

export const wordings: readonly FigureWording[] = ['约', '近', '超过', '余'];

/** A change of a format; null takes a part away. */
export interface FormatChange {
  readonly scale?: FigureScale | null;
  readonly decimals?: number | null;
  readonly grouped?: boolean;
  readonly capital?: boolean;
  readonly spaced?: boolean;
  readonly unitShown?: boolean;
  readonly wording?: FigureWording | null;
}

/** The code of a format with some parts changed. */
export function changedFormat(code: string, change: FormatChange): string {
  // Capital numerals are exact: a word of approximation does not go with them.
  const exact = change.capital ? { wording: null } : change.wording ? { capital: false } : {};
  const parts = { ...(parseFormatCode(code) ?? {}), ...change, ...exact };
  return formatCode(Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)));
}

/** What a unit that was typed means: 万元 is money, kept in 元 and shown in 万元. */
export function unitMeant(text: string): { readonly unit: string; readonly scale: FigureScale | null } {
  const unit = text.trim();
  return { unit: baseUnit(unit), scale: scaleWritten(unit) };
}

/** The scale of money that a unit names: 万元 of 万元; null for 元 and what is no money. */
export const scaleWritten = (unit: string): FigureScale | null =>
  scalesByKind.money.find((one) => one === unit && one !== MONEY_UNIT) ?? null;

/** The format a new figure of a unit begins with: amounts in 万元 with two decimals, rates with two (GB/T 15835, house usage). */
export function firstFormat(unit: string, scale: FigureScale | null): string {
  switch (unitKind(unit)) {
    case 'money':
      return formatCode({ scale: scale ?? '万元', decimals: 2, grouped: true });
    case 'percent':
    case 'points':
      return formatCode({ decimals: 2 });
    default:
      return '';
  }
}

/** How a value would look; null where the format refuses it. A wording that is not true of it is told. */
export function preview(
  value: string,
  unit: string,
  code: string,
): { readonly text: string; readonly isTrue: boolean } | null {
  const format = parseFormatCode(code);
  const text = format && formatFigure(value, unit, format);
  if (!text) return null;
  if (text.ok) return { text: text.text, isTrue: true };
  return text.code === 'bound-broken' ? { text: text.text, isTrue: false } : null;
}

/** A value to show a format by while there is none. */
export const exampleValue = (unit: string): string =>
  unitKind(unit) === 'money' ? '12345678.9' : unitKind(unit) === 'percent' ? '91.1517' : '12345';

/** What decimals below zero round to: −3 to whole thousands. */
export const roundedTo = (decimals: number): string => decimalText(decimal(`1e${-decimals}`));
