// F1 and F2: amounts by source of funds, and by nature of expenditure, add up to the executed amount.

import { type Decimal, decimal, formatFigure, ZERO } from '@huigao/figures';
import { type Figure, type FigureId, figureId, figureText, figureValues, type Report } from '@huigao/report';
import type { Finding, Identity } from './finding';

const total = figureId('total.executed');
const sums = [
  { rule: 'F1', prefix: 'source.', message: 'finding.sources-differ' },
  { rule: 'F2', prefix: 'nature.', message: 'finding.natures-differ' },
] as const;

/** Half of what the last printed place of an amount is worth: amounts are printed as 万元 with two decimals. */
const halfPlace = '50';
const shown = { scale: '万元', decimals: 2, grouped: true } as const;

function amountOf(report: Report, id: FigureId): Decimal | null {
  const value = figureValues(report.figures).get(id);
  return value?.ok ? value.value : null;
}

interface Checked extends Identity {
  readonly message: (typeof sums)[number]['message'];
}

function amountText(amount: Decimal): string {
  const text = formatFigure(amount, '元', shown);
  return text.ok ? text.text : amount.toString();
}

function check(report: Report, { rule, prefix, message }: (typeof sums)[number]): Checked | null {
  const parts: Figure[] = [...report.figures.values()].filter(({ id }) => id.startsWith(prefix));
  const whole = amountOf(report, total);
  const values = parts.map(({ id }) => amountOf(report, id)).filter((value) => value !== null);
  if (parts.length < 2 || !whole || values.length < parts.length) return null;
  const sum = values.reduce((left, value) => left.plus(value), ZERO);
  // Rounded parts against a rounded total may differ by half a printed place each (尾差).
  const tolerance = decimal(halfPlace).times(String(parts.length + 1));
  return {
    rule,
    message,
    holds: sum.minus(whole).abs().lte(tolerance),
    parts: parts.map(({ label }) => label),
    total: report.figures.get(total)!.label,
    sumText: amountText(sum),
    totalText: figureText(report.figures, total) ?? '',
  };
}

/** The sums between figures that can be tested, whether they hold or not. */
export function identities(report: Report): readonly Identity[] {
  return sums.flatMap((sum) => check(report, sum) ?? []);
}

/** Findings of rules F1 and F2. */
export function brokenIdentities(report: Report): readonly Finding[] {
  return sums
    .flatMap((sum) => check(report, sum) ?? [])
    .filter(({ holds }) => !holds)
    .map(({ rule, message, sumText, totalText, parts, total: label }) => ({
      rule,
      severity: 'block',
      message,
      parameters: { parts: parts.join('、'), total: label, sum: sumText, expected: totalText },
      place: null,
      shown: sumText,
      expected: totalText,
      quote: '',
      fix: null,
    }));
}
