// From a table to what it would change: each number of it with the figure it speaks of, what that says now, and what it would say.
// Nothing is decided here that a person could not undo in the list: a doubt makes a line “not understood”.

import {
  baseUnit,
  type Decimal,
  decimal,
  decimalText,
  formatFigure,
  parseDecimal,
  parseFormatCode,
  recogniseToken,
  unitFactor,
  unitKind,
} from '@huigao/figures';
import { type Figure, figureText, figureValues, type Report } from '@huigao/report';
import {
  cellNames,
  isOtherPeriod,
  isPreviousPeriod,
  type NamedFigures,
  namedFigures,
  withoutPeriod,
} from './labels';
import { cellName, type Table } from './table';
import { type TableNumber, tableNumbers, unitOfTable } from './table-numbers';

/** Why a number of the table is left out unless somebody says what it is. */
export type NotTaken =
  /** Nothing beside or above it names it. */
  | 'no-name'
  /** Its unit is not known, or another than that of the figure it names. */
  | 'no-unit'
  | 'other-unit'
  /** Another year's. */
  | 'other-period'
  /** What figures were last year was asked for, and this is another year's. */
  | 'not-last-year'
  /** The figure is computed, and gives another value. */
  | 'computed'
  /** Another cell names the same figure with another value. */
  | 'twice'
  /** About, nearly, more than: no value. */
  | 'not-exact'
  /** No figure has this name, and accounts make none. */
  | 'no-figure';

/** One number of the table. */
export interface TableLine {
  /** 收支表!C5 */
  readonly cell: string;
  /** The name the table gives it, for a figure that is not there yet. */
  readonly label: string;
  /** As the table shows it. */
  readonly text: string;
  /** Exact decimal in `unit`, a base unit. */
  readonly value: string;
  /** Base unit; empty where it is not known. */
  readonly unit: string;
  /** The scale it was written in: 万元. */
  readonly writtenIn: string;
  readonly figure: Figure | null;
  readonly state: 'new' | 'changed' | 'same' | 'not-understood';
  readonly why?: NotTaken;
}

export interface TableReading {
  readonly figures: Report['figures'];
  readonly year: number | null;
  /** Unit of numbers for which the table names none; empty: that of the figure they name, as it is shown. */
  readonly unit: string;
  /** What the numbers are; absent: values of this year. */
  readonly as?: TableMeaning;
}

/**
 * What the numbers of a table are: values of this year; those of the final accounts 部门决算, to be compared with them; or what the figures
 * were last year 上年数.
 */
export type TableMeaning = 'values' | 'accounts' | 'previous';

/** Every number of a table that could be a figure, in reading order. */
export function figuresFromTable(table: Table, reading: TableReading): readonly TableLine[] {
  const named = namedFigures(reading.figures);
  const tableUnit = unitOfTable(table);
  const numbers = tableNumbers(table);
  const isLastYears = ({ rowLabel, columnLabel }: TableNumber) =>
    isPreviousPeriod(`${rowLabel}${columnLabel}`, reading.year);
  // A table in which some numbers are said to be last year's has others that are not; one of last year's numbers alone need not say so.
  const saysWhich = reading.as === 'previous' && numbers.some(isLastYears);
  const lines = numbers.map((found) => {
    const period = saysWhich ? (isLastYears(found) ? 'meant' : 'other') : 'unsaid';
    return lineOf(table.name, found, { tableUnit, named, reading, period });
  });
  return withoutContradictions(lines);
}

interface LineReading {
  readonly tableUnit: string;
  readonly named: NamedFigures;
  readonly reading: TableReading;
  /** Whether the number is of the period that is asked for, where the table says which are. */
  readonly period: 'meant' | 'other' | 'unsaid';
}

function lineOf(
  sheet: string,
  found: TableNumber,
  { tableUnit, named, reading, period }: LineReading,
): TableLine {
  const { row, column, rowLabel, columnLabel, number } = found;
  const names =
    reading.as === 'previous'
      ? cellNames(withoutPeriod(rowLabel), withoutPeriod(columnLabel))
      : cellNames(rowLabel, columnLabel);
  const figure = named(names);
  const writtenIn = found.unit || unitFor(figure, tableUnit, reading.unit);
  const value = decimalText(decimal(number).times(unitFactor(writtenIn)));
  const line = {
    cell: cellName(sheet, row, column),
    label: suggestedLabel(rowLabel, columnLabel),
    text: shownText(number, writtenIn),
    value,
    unit: baseUnit(writtenIn),
    writtenIn,
    figure,
  };
  const why = doubt(line, `${rowLabel}${columnLabel}`, { ...reading, period });
  // Another year's number may become a figure of its own, never a value of this year's.
  if (why === 'other-period') return { ...line, figure: null, state: 'not-understood', why };
  if (why) return { ...line, state: 'not-understood', why };
  if (!figure)
    return isBeside(reading)
      ? { ...line, state: 'not-understood', why: 'no-figure' }
      : { ...line, state: 'new' };
  return { ...line, state: isSame(figure, value, reading) ? 'same' : 'changed' };
}

/** Values that stand beside a figure's own: they make no figure, and computed ones have them too. */
const isBeside = ({ as }: TableReading) => as === 'accounts' || as === 'previous';

/** Money of a table is in its unit; a rate in a table of 万元 is no money. */
function unitFor(figure: Figure | null, tableUnit: string, otherwise: string): string {
  if (!figure) return tableUnit || otherwise;
  if (unitKind(figure.unit) !== 'money') return figure.unit;
  return tableUnit || otherwise || (parseFormatCode(figure.format)?.scale ?? figure.unit);
}

/** The label of a new figure: what its row says, with its column where that says more than 金额. */
function suggestedLabel(row: string, column: string): string {
  const shown = (text: string) =>
    text
      .replace(/^(?:其中[:：]?|\d+[.、]|[一二三四五六七八九十]+、)\s*/u, '')
      .replace(/[（(][^（）()]*[）)]$/u, '')
      .trim();
  const plain = cellNames(row, column);
  const named = plain.length > 2 && row !== '' ? shown(row) : `${shown(row)}${shown(column)}`;
  return named.slice(0, 100);
}

function shownText(number: string, unit: string): string {
  const text = formatFigure(number, unit, { grouped: unitKind(unit) === 'money' });
  return text.ok ? text.text : number;
}

type Unjudged = Omit<TableLine, 'state' | 'why'>;

function doubt(
  line: Unjudged,
  names: string,
  reading: TableReading & Pick<LineReading, 'period'>,
): NotTaken | null {
  const { figures } = reading;
  const { figure, unit, label } = line;
  if (label === '') return 'no-name';
  if (isOfAnotherPeriod(names, reading)) return reading.as === 'previous' ? 'not-last-year' : 'other-period';
  if (unit === '') return figure && figure.unit === '' ? null : 'no-unit';
  if (!figure) return null;
  if (baseUnit(figure.unit) !== unit) return 'other-unit';
  if (isBeside(reading)) return null;
  return figure.kind === 'computed' && !isShownAs(figure, line, figures) ? 'computed' : null;
}

function isOfAnotherPeriod(
  names: string,
  { as, year, period }: TableReading & Pick<LineReading, 'period'>,
): boolean {
  if (as !== 'previous') return isOtherPeriod(names, year);
  // A year further back is another one in any table.
  return period === 'other' || (period === 'unsaid' && isOtherPeriod(names, year));
}

/** Whether a computed figure, rounded as the table rounds, is what the table says. */
function isShownAs({ id, unit }: Figure, { value, text }: Unjudged, figures: Report['figures']): boolean {
  const computed = figureValues(figures).get(id);
  if (!computed?.ok) return false;
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const shown = formatFigure(computed.value, unit, { decimals });
  const stated = formatFigure(value, unit, { decimals });
  return shown.ok && stated.ok && shown.text === stated.text;
}

function isSame(figure: Figure, value: string, reading: TableReading): boolean {
  const { figures } = reading;
  if (reading.as === 'accounts' || reading.as === 'previous') {
    const beside = figure[reading.as];
    return beside !== null && decimal(beside).eq(value);
  }
  if (figure.kind === 'computed') return true;
  const known = figure.value === null ? null : parseDecimal(figure.value);
  if (!known) return false;
  return known.eq(value) || isRounded(known, value, figure, figures);
}

/** A table that shows less than is known, rounded, changes nothing: 2118.90 of 2118.9012万元. */
function isRounded(known: Decimal, value: string, figure: Figure, figures: Report['figures']): boolean {
  const format = parseFormatCode(figure.format);
  if (!format || format.wording !== undefined || format.decimals === undefined) return false;
  const stated = formatFigure(value, figure.unit, format);
  const exact = formatFigure(value, figure.unit, { ...format, decimals: 20 });
  const shown = figureText(figures, figure.id);
  if (!stated.ok || !exact.ok || stated.text !== shown) return false;
  // Only when the table says no more than the format shows.
  return !known.eq(value) && decimal(value).eq(decimalOf(stated.text, figure) ?? known);
}

function decimalOf(text: string, figure: Figure): Decimal | null {
  const token = recogniseToken(text);
  return token && token.unit === figure.unit ? decimal(token.value) : null;
}

/** Two cells for one figure: the first counts when they agree, none when they do not. */
function withoutContradictions(lines: readonly TableLine[]): readonly TableLine[] {
  const values = new Map<string, Set<string>>();
  for (const { figure, value, state } of lines)
    if (figure && state !== 'not-understood')
      values.set(figure.id, (values.get(figure.id) ?? new Set()).add(value));
  const seen = new Set<string>();
  return lines.flatMap((line): readonly TableLine[] => {
    const { figure, state } = line;
    if (!figure || state === 'not-understood') return [line];
    if (values.get(figure.id)!.size > 1) return [{ ...line, state: 'not-understood', why: 'twice' }];
    if (seen.has(figure.id)) return [];
    seen.add(figure.id);
    return [line];
  });
}
