// F14: what is carried over into the year is what the last one closed with. F15: figures are those of the final accounts 部门决算, where
// these were entered beside them. Without last year's value, or without accounts, neither says anything.

import { type Decimal, decimal, formatFigure, parseFormatCode, shownScale } from '@huigao/figures';
import { type Figure, figureId, isInUse, resolveFigure } from '@huigao/report';
import type { Finding, Identity, IdentityState, Operand } from '../finding';
import type { Statement } from '../reading/line';
import { type Amount, agree, figureAmount, moneyText, statedAmount, wholeOf } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

/** A value with the operand that names it. */
interface Valued extends Operand {
  readonly value: Decimal;
}

interface Compared {
  readonly own: Amount;
  readonly other: Valued;
  readonly state: IdentityState;
  readonly difference: string;
}

const stateOf = (off: Decimal, slack: Decimal): IdentityState =>
  off.eq('0') ? 'holds' : off.lte(slack) ? 'rounding' : 'differs';

const lastYearWords = /上年|去年|上一年/;

/** Whether the words before a number speak of the year before the report's. */
const isLastYear = ({ lead }: Statement, year: number | null): boolean =>
  lastYearWords.test(lead) || (year !== null && new RegExp(`${year - 1}\\s*年`).test(lead));

/** What last year closed with: entered beside this year's figure, or said by the text, where it says one value only. */
const lastClosing = derived((reading: Reading): Valued | null => {
  const { figures, year } = reading.report;
  const figure = resolveFigure(figures, figureId('carryOver.closing'));
  if (figure?.previous) {
    const value = decimal(figure.previous);
    const label = year === null ? figure.label : `${year - 1}年${figure.label}`;
    return { label, text: shownAs(figure, value), figure: figure.id, place: null, value };
  }
  const stated = reading.statements
    .filter(
      (one) =>
        one.term?.role === 'closingCarryOver' &&
        one.figure.unit === '元' &&
        one.figure.approx === 'exact' &&
        isLastYear(one, year),
    )
    .map(statedAmount);
  const [first] = stated;
  return first && stated.every((one) => agree(one, first)) ? first : null;
});

function shownAs({ unit, format }: Figure, value: Decimal): string {
  const text = formatFigure(value, unit, parseFormatCode(format) ?? {});
  return text.ok ? text.text : value.toString();
}

const openingCompared = derived((reading: Reading): Compared | null => {
  const own = wholeOf(reading, 'openingCarryOver').amount;
  const other = lastClosing(reading);
  if (!own || !other) return null;
  const off = own.value.minus(other.value).abs();
  const state = stateOf(off, own.worth.div('2'));
  return { own, other, state, difference: off.eq('0') ? '' : moneyText(off) };
});

/** What one in the last place that a figure's format shows is worth. */
function lastPlace({ unit, format }: Figure): Decimal {
  const { scale, decimals = 0 } = parseFormatCode(format) ?? {};
  return decimal(`1e${(shownScale(unit, scale)?.exponent ?? 0) - decimals}`);
}

/** What the values of the accounts are called in a report. */
const accountsName = '部门决算';

/** Figures that have a value of the accounts beside their own. */
const accountsCompared = derived((reading: Reading): readonly Compared[] =>
  [...reading.report.figures.values()].flatMap((figure) => {
    const own = figure.accounts && isInUse(figure) ? figureAmount(reading, figure.id) : null;
    if (!own) return [];
    const value = decimal(figure.accounts!);
    const text = shownAs(figure, value);
    const other = { label: accountsName, text, figure: figure.id, place: null, value };
    const off = own.value.minus(value).abs();
    // Equal as printed is equal: the accounts have 分, reports have 万元.
    const state = text === own.text ? 'holds' : stateOf(off, lastPlace(figure));
    return [{ own, other, state, difference: state === 'holds' ? '' : shownAs(figure, off) }];
  }),
);

function findingOf(rule: 'F14' | 'F15', { own, other, state, difference }: Compared): readonly Finding[] {
  if (state === 'holds') return [];
  const isRounding = state === 'rounding';
  const head = {
    rule,
    severity: isRounding ? 'info' : 'block',
    message: rule === 'F14' ? 'finding.opening-differs' : 'finding.accounts-differ',
  } as const;
  const parameters = {
    label: own.label,
    shown: own.text,
    other: other.label,
    expected: other.text,
    difference,
  };
  const operands = [own, other];
  return [found(head, own.where, { parameters, shown: own.text, expected: other.text, operands })];
}

const identityOf = (rule: 'F14' | 'F15', { own, other, state, difference }: Compared): Identity => ({
  rule,
  state,
  operator: '+',
  parts: [own],
  relation: '=',
  total: other,
  result: own.text,
  difference,
});

/** F14. Where the opening balance is said and last year's closing one is not, that it cannot be decided. */
export const openingIsLastClosing: Rule = {
  id: 'F14',
  severity: 'block',
  run: (reading) => {
    const one = openingCompared(reading);
    if (one) return findingOf('F14', one);
    const opening = wholeOf(reading, 'openingCarryOver').amount;
    if (!opening || lastClosing(reading)) return [];
    const parameters = { label: opening.label, shown: opening.text };
    const head = { rule: 'F14', severity: 'info', message: 'finding.last-closing-unknown' } as const;
    return [found(head, opening.where, { parameters, shown: opening.text, operands: [opening] })];
  },
  identities: (reading) => {
    const one = openingCompared(reading);
    return one ? [identityOf('F14', one)] : [];
  },
};

/** F15. */
export const accountsAgree: Rule = {
  id: 'F15',
  severity: 'block',
  run: (reading) => accountsCompared(reading).flatMap((one) => findingOf('F15', one)),
  identities: (reading) => accountsCompared(reading).map((one) => identityOf('F15', one)),
};
