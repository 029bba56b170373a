/** Reads the figure whose numeral begins at one offset: amount, sign and currency, words around it, the far end of a range. */
import { type Amount, amountValue, readAmount } from './amount';
import { type Approximation, type BoundWordToken, readBoundAfter, readBoundBefore } from './approximation';
import { readCapitalMoney } from './capital-money';
import { type Decimal, decimalText } from './decimal';
import { MONEY_ONLY, OPEN } from './exclusions';
import { isFigure, isListMarker } from './figure-rules';
import type { FigureFormat } from './format';
import { type AmountLead, readLead } from './lead';
import { numeralRunEnd } from './number-token';
import { type RangeEnd, readRangeEnd } from './range';
import {
  plainFormat,
  type Reproduction,
  type Shown,
  type Span,
  shownCapital,
  shownFormat,
} from './shown-format';
import { MONEY_UNIT, NO_UNIT, type Unit } from './unit';

/** A figure as it stands in a text. Offsets count UTF-16 units of the text given. */
export interface RecognisedFigure {
  readonly from: number;
  readonly to: number;
  /** The text from `from` to `to`, words of approximation included. */
  readonly text: string;
  /** Exact decimal in the base unit: 元 for money, % for rates; of a range the lower end. */
  readonly value: string;
  /** Upper end, for a range only. */
  readonly high?: string;
  /** Base unit; empty when the text names none (83.50万). */
  readonly unit: Unit;
  readonly approx: Approximation;
  /** How it is shown: scale, decimals, grouping, spacing, wording. */
  readonly format: FigureFormat;
  /**
   * What `formatFigure(value, unit, format)` gives back, also as the text of a refused bound: the whole, the core, or neither
   * (full-width digits, Han numerals, ranges).
   */
  readonly reproduced: Reproduction;
  /** The core, for which a place can stand: 6次 in 不少于6次, 6 in 6大方面, 330,000.00 in ￥330,000.00. */
  readonly coreFrom: number;
  readonly coreTo: number;
}

/** A text being searched. */
export interface Scan {
  readonly source: string;
  /** The source in normal width, with the same offsets. */
  readonly text: string;
  /** See `exclusionMask`. */
  readonly mask: Uint8Array;
  /** In a sentence, 1.50个 may be a list marker and 50个; a token given alone has no marker before it. */
  readonly markers: 'split' | 'none';
}

/** What was found at an offset, and where to look on. */
export interface Reading {
  readonly figure: RecognisedFigure | null;
  readonly next: number;
}

/** A figure in Arabic or Han numerals; words before it are not sought before `floor`, the end of the last figure. */
export function readFigure(scan: Scan, at: number, floor: number): Reading {
  const { text } = scan;
  const amount = readAmount(text, at);
  if (amount === null) return { figure: null, next: numeralRunEnd(text, at) };
  const lead = readLead(text, amount, floor);
  const end = readRangeEnd(text, amount, lead);
  if (end !== null && isOpen(scan, amount.number, end.unit) && isOpen(scan, end.amount.number, end.unit)) {
    return { figure: rangeFigure(scan, amount, lead, end), next: end.amount.to };
  }
  return readSingle(scan, amount, lead, floor);
}

function readSingle(scan: Scan, amount: Amount, lead: AmountLead, floor: number): Reading {
  const yuan = lead.currency === 'yuan' && amount.unit === null && amount.number.script === 'arabic';
  const unit = yuan ? MONEY_UNIT : (amount.unit?.unit ?? NO_UNIT);
  if (!(yuan || isFigure(amount)) || !isOpen(scan, amount.number, unit)) {
    return { figure: null, next: amount.number.to };
  }
  if (scan.markers === 'split' && isListMarker(scan.text, amount)) {
    return { figure: null, next: afterMarker(amount) };
  }
  const magnitude = amountValue(amount, amount.exponent);
  const value = lead.sign === 'minus' ? magnitude.neg() : magnitude;
  const core = { from: lead.from, to: amount.to };
  const stated = withBoundWords(scan, core, floor);
  const wordBefore = stated.before?.word ?? '';
  const shown = shownFormat(
    { source: scan.source, whole: stated.whole, core, wordBefore, value, unit },
    amount,
  );
  const figure = recognised(scan, stated, { value, unit, shown, more: amount.more });
  return { figure, next: figure.to };
}

/** 1.50个 goes on after the point, 1.1项目 after the number. */
function afterMarker({ number }: Amount): number {
  return number.decimals >= 2 ? number.to - number.decimals : number.to;
}

/** Capital numerals, one of which begins every such amount. */
const CAPITAL_START = /[零壹贰叁肆伍陆柒捌玖拾佰仟]/;

/** An amount in capital numerals, or null when none begins here. */
export function readCapitalFigure(scan: Scan, at: number, floor: number): Reading | null {
  if (!CAPITAL_START.test(scan.text[at] ?? '')) return null;
  const lead = /(?:负 ?)?(?:人民币 ?)?$/.exec(scan.text.slice(Math.max(floor, at - 6), at))![0];
  const from = at - lead.length;
  const money = readCapitalMoney(scan.text, from);
  if (money === null || !isOpen(scan, { from: at, to: money.to }, MONEY_UNIT)) return null;
  const core = { from, to: money.to };
  const stated = withBoundWords(scan, core, floor);
  const { value } = money;
  const unit = MONEY_UNIT;
  const shown = shownCapital({ source: scan.source, whole: stated.whole, core, wordBefore: '', value, unit });
  const figure = recognised(scan, stated, { value, unit, shown, more: '' });
  return { figure, next: figure.to };
}

interface Stated {
  readonly whole: Span;
  readonly before: BoundWordToken | null;
  readonly after: BoundWordToken | null;
}

function withBoundWords(scan: Scan, core: Span, floor: number): Stated {
  const before = readBoundBefore(scan.text, core.from, floor);
  const after = readBoundAfter(scan.text, core.to);
  return { whole: { from: before?.edge ?? core.from, to: after?.edge ?? core.to }, before, after };
}

interface Parts {
  readonly value: Decimal;
  readonly unit: Unit;
  readonly shown: Shown;
  readonly more: Amount['more'];
}

function recognised(scan: Scan, { whole, before, after }: Stated, parts: Parts): RecognisedFigure {
  return {
    from: whole.from,
    to: whole.to,
    text: scan.source.slice(whole.from, whole.to),
    value: decimalText(parts.value),
    unit: parts.unit,
    approx: before?.approx ?? after?.approx ?? (parts.more === '' ? 'exact' : 'above'),
    format: parts.shown.format,
    reproduced: parts.shown.reproduced,
    coreFrom: parts.shown.span.from,
    coreTo: parts.shown.span.to,
  };
}

function rangeFigure(scan: Scan, left: Amount, lead: AmountLead, end: RangeEnd): RecognisedFigure {
  const span = { from: lead.from, to: end.amount.to };
  return {
    ...span,
    text: scan.source.slice(span.from, span.to),
    value: decimalText(end.low),
    high: decimalText(end.high),
    unit: end.unit,
    approx: 'range',
    format: plainFormat({ ...end.amount, spaced: left.spaced }),
    reproduced: 'no',
    coreFrom: span.from,
    coreTo: span.to,
  };
}

/** Whether a numeral here may be a figure of this unit; see `exclusionMask`. */
function isOpen(scan: Scan, { from, to }: Span, unit: Unit): boolean {
  const allowed = unit === MONEY_UNIT ? MONEY_ONLY : OPEN;
  for (let at = from; at < to; at++) if (scan.mask[at]! > allowed) return false;
  return true;
}
