// From a table to what it would change: each number of it with the figure it speaks of, what that says now, and what it would say.
// Nothing is decided here that a person could not undo in the list: a doubt makes a line “not understood”.

import {
  baseUnit,
  type Decimal,
  decimal,
  decimalText,
  formatFigure,
  normaliseWidth,
  parseDecimal,
  parseFormatCode,
  recogniseToken,
  unitFactor,
  unitKind,
} from '@huigao/figures';
import { type Figure, figureText, figureValues, type Report } from '@huigao/report';
import {
  cellNames,
  isCountingColumn,
  isOtherPeriod,
  isPreviousPeriod,
  type NamedFigures,
  namedFigures,
  unitCell,
  unitIn,
  withoutPeriod,
} from './labels';
import { type Cell, cellName, type Table } from './table';

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

interface Found {
  readonly row: number;
  readonly column: number;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly number: string;
  readonly unit: string;
}

/** Every number of a table that could be a figure, in reading order. */
export function figuresFromTable(table: Table, reading: TableReading): readonly TableLine[] {
  const named = namedFigures(reading.figures);
  const tableUnit = unitOfTable(table);
  const numbers = numbersOf(table);
  const isLastYears = ({ rowLabel, columnLabel }: Found) =>
    isPreviousPeriod(`${rowLabel}${columnLabel}`, reading.year);
  // A table in which some numbers are said to be last year's has others that are not; one of last year's numbers alone need not say so.
  const saysWhich = reading.as === 'previous' && numbers.some(isLastYears);
  const lines = numbers.map((found) => {
    const period = saysWhich ? (isLastYears(found) ? 'meant' : 'other') : 'unsaid';
    return lineOf(table.name, found, { tableUnit, named, reading, period });
  });
  return withoutContradictions(lines);
}

const textOf = (cell: Cell | undefined) => cell?.text ?? '';

/** Nearly every amount of a table; the recogniser reads the others (1.5万, 百分之三). */
const simpleAmount = /^(-?\d{1,20}(?:\.\d{1,20})?)(亿元|万元|千元|元|%|人次|[名人件项个次家条户期])$/u;

/** A cell's number and the unit in the cell itself; null for text. */
function numberOf(cell: Cell | undefined): { readonly number: string; readonly unit: string } | null {
  if (!cell || cell.text === '') return null;
  if (cell.number !== undefined) return { number: cell.number, unit: cell.unit ?? '' };
  const plain = normaliseWidth(cell.text).replace(/[\s,，￥¥]/g, '');
  const bare = parseDecimal(plain.replace(/^\((.*)\)$/, '-$1'));
  if (bare) return { number: decimalText(bare), unit: '' };
  const simple = simpleAmount.exec(plain);
  if (simple) return { number: decimalText(decimal(simple[1]!)), unit: simple[2]! };
  // What begins with words is a name, whatever numbers it holds.
  const token = /^[-−+￥¥\d]/.test(normaliseWidth(cell.text).trim()) ? recogniseToken(cell.text) : null;
  return token && token.approx === 'exact' && token.unit !== ''
    ? { number: token.value, unit: token.unit }
    : null;
}

function numbersOf({ rows }: Table): readonly Found[] {
  const headings: string[] = [];
  return rows.flatMap((cells, row) => {
    let rowLabel = '';
    let rowUnit = '';
    const found: Found[] = [];
    cells.forEach((cell, column) => {
      const text = textOf(cell);
      if (text === '') return;
      const number = numberOf(cell);
      if (!number) {
        const unit = unitCell(text);
        if (unit !== '') rowUnit = unit;
        else if (found.length === 0) rowLabel = text;
        headings[column] = text;
        return;
      }
      const columnLabel = headings[column] ?? '';
      if (isCountingColumn(normaliseWidth(columnLabel).replace(/\s/g, ''))) return;
      if (isHeadingYear(text, rowLabel)) {
        headings[column] = `${text}年`;
        return;
      }
      found.push({ row, column, rowLabel, columnLabel, number: number.number, unit: number.unit });
    });
    // A unit that stands behind the number: 招录人数 | 267 | 名.
    return found.map((one) => ({
      ...one,
      unit: one.unit || unitIn(one.columnLabel) || unitIn(one.rowLabel) || rowUnit,
    }));
  });
}

/** 2022 and 2023 alone at the head of columns are years. */
const isHeadingYear = (text: string, rowLabel: string) => rowLabel === '' && /^(?:19|20|21)\d\d$/.test(text);

function unitOfTable({ rows }: Table): string {
  for (const cell of rows.slice(0, 6).flat()) {
    const unit = /单位/.test(cell.text) ? unitIn(cell.text) : '';
    if (unit !== '') return unit;
  }
  return '';
}

interface LineReading {
  readonly tableUnit: string;
  readonly named: NamedFigures;
  readonly reading: TableReading;
  /** Whether the number is of the period that is asked for, where the table says which are. */
  readonly period: 'meant' | 'other' | 'unsaid';
}

function lineOf(sheet: string, found: Found, { tableUnit, named, reading, period }: LineReading): TableLine {
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
