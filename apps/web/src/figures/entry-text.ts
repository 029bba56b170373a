// Between what a person types as the value of a figure and the value at rest. A bare number is meant as the figure is shown: 2118.9
// in a figure shown in 万元 is 万元.

import {
  type Decimal,
  decimal,
  decimalText,
  type Entry,
  formatFigure,
  normaliseWidth,
  parseDecimal,
  parseEntry,
} from '@huigao/figures';
import { entryFormat, type FigureWriting } from './shown-value';

const bareNumber = /^[+-]?[\d,，]*\.?\d+$/;

/** How the number 1, or `value`, is written where a bare number is entered. */
function inEntryScale(value: string, figure: FigureWriting): string | null {
  const format = { ...entryFormat(figure), decimals: 20, unitShown: false };
  const text = formatFigure(value, figure.unit, format);
  return text.ok ? decimalText(decimal(text.text)) : null;
}

/** The unit in which a bare number is taken: 万元, %, 万平方米. */
export function entryUnit(figure: FigureWriting): string {
  const text = formatFigure('0', figure.unit, { ...entryFormat(figure), decimals: 0 });
  return text.ok ? text.text.slice(1) : figure.unit;
}

/** The value as one would type it: plain digits in the scale of entry; empty while there is none. */
export function entryText(value: string | null, figure: FigureWriting): string {
  return value === null ? '' : (inEntryScale(value, figure) ?? value);
}

/** The value of a bare number: exact, since a scale is a power of ten. */
function scaled(value: Decimal, figure: FigureWriting): Decimal {
  const one = parseDecimal(inEntryScale('1', figure) ?? '1');
  return one ? value.div(one) : value;
}

/** Reads what was typed as the value of a figure. */
export function readEntry(text: string, figure: FigureWriting): Entry {
  const entry = parseEntry(text, figure.unit);
  if (!entry.ok || !bareNumber.test(normaliseWidth(text).trim())) return entry;
  return { ok: true, value: decimalText(scaled(decimal(entry.value), figure)) };
}
