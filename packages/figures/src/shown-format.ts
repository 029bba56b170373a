/** The format in which a recognised amount is shown, so that a place put in its stead reads the same. */
import type { Amount } from './amount';
import type { FigureWording } from './bound';
import type { Decimal } from './decimal';
import { type FigureFormat, formatFigure, isShownDecimals } from './format';
import { FIGURE_SCALES, type FigureScale, shownScale } from './scale';
import type { Unit } from './unit';

/** What a format gives back: the whole token, its core without the words around it, or neither. */
export type Reproduction = 'whole' | 'core' | 'no';

/** A stretch of the source text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A recognised token as far as its appearance goes. */
export interface ShownToken {
  readonly source: string;
  /** With the words around it: 约1200平方米. */
  readonly whole: Span;
  /** Without them, but with sign and currency: 1200平方米. */
  readonly core: Span;
  /** Word before the amount, or empty. */
  readonly wordBefore: string;
  readonly value: Decimal;
  readonly unit: Unit;
}

/** A format and the stretch of text that it gives back; the core, when it gives back none. */
export interface Shown {
  readonly format: FigureFormat;
  readonly reproduced: Reproduction;
  readonly span: Span;
}

interface Attempt {
  readonly format: FigureFormat;
  readonly span: Span;
}

/**
 * The format that says as much as possible of the token: the whole, the core, the amount without 人民币 or ￥, or the bare number
 * (6 of 6大方面). A bound that the recognised number itself cannot bear out (1.5万余 of exactly 15000) does not count against a
 * format: the text is what is compared.
 */
export function shownFormat(token: ShownToken, amount: Amount): Shown {
  const format = plainFormat(amount);
  if (isPlain(token, amount, format)) return { format, reproduced: 'whole', span: token.whole };
  return bestAttempt(token, [...wordedAttempts(token, amount), ...plainAttempts(token, amount)], format);
}

const DIGITS = /^[\d.,]+$/;

/**
 * Whether a format gives back the whole token, told without writing it: digits as they stand, then what the scale writes behind them.
 * So are nearly all numbers of a report; of the others the attempts are written and compared.
 */
function isPlain({ source, whole, unit }: ShownToken, amount: Amount, format: FigureFormat): boolean {
  const { number, to, more, spaced } = amount;
  if (number.script !== 'arabic' || more !== '' || format.decimals !== number.decimals) return false;
  if (whole.from !== number.from || whole.to !== to || !isShownDecimals(number.decimals)) return false;
  const scale = shownScale(unit, format.scale);
  if (scale === null || !DIGITS.test(source.slice(number.from, number.to))) return false;
  const suffix = scale.multiplier + scale.unit;
  return source.slice(number.to, to) === (spaced && suffix !== '' ? ' ' : '') + suffix;
}

/** As {@link shownFormat}, for an amount in capital numerals. */
export function shownCapital(token: ShownToken): Shown {
  const format = { capital: true };
  const attempts = [token.whole, token.core].map((span) => ({ format, span }));
  return bestAttempt(token, attempts, format);
}

function bestAttempt(token: ShownToken, attempts: readonly Attempt[], otherwise: FigureFormat): Shown {
  let written: { readonly format: FigureFormat; readonly text: string | null } | null = null;
  const best = attempts.find(({ format, span }) => {
    // Attempts of one format stand beside each other.
    if (written?.format !== format) written = { format, text: textOf(token, format) };
    return written.text === token.source.slice(span.from, span.to);
  });
  if (best === undefined) return { format: otherwise, reproduced: 'no', span: token.core };
  const { from, to } = best.span;
  const reproduced = from === token.whole.from && to === token.whole.to ? 'whole' : 'core';
  return { format: best.format, reproduced, span: best.span };
}

/** What a format gives, also as the text of a refused bound; null for none. */
function textOf({ value, unit }: ShownToken, format: FigureFormat): string | null {
  const result = formatFigure(value, unit, format);
  return 'text' in result ? result.text : null;
}

function wordedAttempts(token: ShownToken, amount: Amount): readonly Attempt[] {
  const wording = wordingOf(token, amount);
  if (wording === null) return [];
  const format = { ...plainFormat(amount), decimals: significantDecimals(amount), wording };
  return [token.whole, token.core].map((span) => ({ format, span }));
}

function plainAttempts(token: ShownToken, amount: Amount): readonly Attempt[] {
  const format = plainFormat(amount);
  const { number, to } = amount;
  const spans = [token.whole, token.core, { from: number.from, to }].map((span) => ({ format, span }));
  // The number alone would lose what 余 says about it.
  if (amount.more !== '') return spans;
  return [...spans, { format: { ...format, unitShown: false }, span: { from: number.from, to: number.to } }];
}

function wordingOf(token: ShownToken, amount: Amount): FigureWording | null {
  if (amount.more === '余') return '余';
  const word = token.wordBefore;
  return word === '约' || word === '近' || word === '超过' ? word : null;
}

/** Units in which formats do not show: 5角 is 0.5元. */
const INEXPRESSIBLE: ReadonlySet<string> = new Set(['角', '百分之', '千分之']);

/** Scale, decimals, grouping and spacing as written; the value in full where formats have no such scale (百亿元). */
export function plainFormat(amount: Amount): FigureFormat {
  const { number, unit } = amount;
  const flags: FigureFormat = {
    ...(number.grouped ? { grouped: true } : {}),
    ...(amount.spaced ? { spaced: true } : {}),
  };
  const scale = scaleText(amount);
  if (number.script === 'stepped' || INEXPRESSIBLE.has(unit?.text ?? '')) return flags;
  if (scale === '') return { decimals: number.decimals, ...flags };
  return isScale(scale) ? { scale, decimals: number.decimals, ...flags } : flags;
}

function scaleText(amount: Amount): string {
  const unit = amount.unit?.text ?? '';
  if (unit === '成' || unit === '‰') return unit;
  return amount.multiplier !== '' && amount.unit?.unit === '元'
    ? `${amount.multiplier}元`
    : amount.multiplier;
}

function isScale(text: string): text is FigureScale {
  return (FIGURE_SCALES as readonly string[]).includes(text);
}

function significantDecimals({ number }: Amount): number {
  return significantPlaces(number.value, number.decimals);
}

/** Decimals of the last significant digit of a number as shown: 1000余项 is sure to the thousand, so −3. */
export function significantPlaces(number: Decimal, decimals: number): number {
  if (decimals > 0 || number.eq('0')) return decimals;
  const zeros = /0*$/.exec(number.toString())![0].length;
  return zeros === 0 ? 0 : -zeros;
}
