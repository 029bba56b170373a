// Amounts of the whole department: from a figure that has a value, else from the text, where exactly one value is said of it.
// Two values for one role decide nothing; a rule that needs it then says so or is silent, and never picks one.

import { type Decimal, decimal, formatFigure, ZERO } from '@huigao/figures';
import { type FigureId, figureId, figureText, figureValues, isInUse } from '@huigao/report';
import type { Operand } from '../finding';
import { placeOf, type Where } from '../rule';
import { type Line, placeWorth, type Statement } from './line';
import { derived, type Reading, type ReadSection, sectionsOf } from './reading';
import { itemWords, otherYearWords, type Role, termAtEnd } from './roles';

/** An amount with its exact value, and what one in its last printed place is worth. */
export interface Amount extends Operand {
  readonly value: Decimal;
  readonly worth: Decimal;
  readonly where: Where;
}

/** What is known of a role of the whole department. */
export type Known = { readonly amount: Amount | null; readonly rivals: readonly Amount[] };

const figureOf: Partial<Record<Role, string>> = {
  initialBudget: 'total.initialBudget',
  budgeted: 'total.budgeted',
  executed: 'total.executed',
  rate: 'total.rate',
  income: 'total.income',
  openingCarryOver: 'carryOver.opening',
  closingCarryOver: 'carryOver.closing',
  'source.general': 'source.general',
  'source.govFund': 'source.govFund',
  'source.stateCapital': 'source.stateCapital',
  'source.other': 'source.other',
  'nature.basic': 'nature.basic',
  'nature.project': 'nature.project',
  'nature.operating': 'nature.operating',
};

const hundredth = decimal('100');

/** Money as these reports print it: 万元 with two decimals. */
export function moneyText(amount: Decimal): string {
  const text = formatFigure(amount, '元', { scale: '万元', decimals: 2, grouped: true });
  return text.ok ? text.text : amount.toString();
}

/** Roles that the templates have no figure of: one that a person made is known by its label. */
const knownByLabel: readonly Role[] = ['openingCarryOver', 'income'];

/** The figure in use that is called by a term of such a role; null where several are. */
const figuresCalled = derived(({ report }: Reading): ReadonlyMap<Role, FigureId | null> => {
  const called = new Map<Role, FigureId | null>();
  for (const figure of report.figures.values()) {
    const term = figure.unit === '元' && isInUse(figure) ? termAtEnd(figure.label) : null;
    if (term?.text !== figure.label || !knownByLabel.includes(term.role)) continue;
    called.set(term.role, called.has(term.role) ? null : figure.id);
  }
  return called;
});

/** The figure of a role of the whole department. */
function ownFigure(reading: Reading, role: Role): Amount | null {
  const id = figureOf[role];
  const own = id ? figureAmount(reading, id) : null;
  const called = own ? null : figuresCalled(reading).get(role);
  return called ? figureAmount(reading, called) : own;
}

/** The first place of each figure in the text. */
const firstPlaces = derived((reading: Reading): ReadonlyMap<FigureId, Statement> => {
  const first = new Map<FigureId, Statement>();
  for (const statement of reading.statements)
    if (statement.linked && !first.has(statement.linked)) first.set(statement.linked, statement);
  return first;
});

/** A figure's amount, or null while it has none. Its first place in the text is where one can look. */
export function figureAmount(reading: Reading, id: string): Amount | null {
  const { figures } = reading.report;
  const figure = figures.get(figureId(id));
  const value = figureValues(figures).get(id);
  if (!figure || !value?.ok) return null;
  const where = firstPlaces(reading).get(figure.id) ?? null;
  return {
    label: figure.label,
    text: figureText(figures, figure.id) ?? moneyText(value.value),
    figure: figure.id,
    place: where && placeOf(where),
    value: value.value,
    worth: figure.unit === '元' ? hundredth : ZERO,
    where,
  };
}

/** A number of the text as an amount. */
export function statedAmount(statement: Statement): Amount {
  return {
    label: statement.term?.text ?? '',
    text: statement.figure.text,
    figure: statement.linked,
    place: placeOf(statement),
    value: statement.value,
    worth: placeWorth(statement),
    where: statement,
  };
}

/** Words that say nothing about which part of the department is meant. */
const wholeWords =
  /(?:19|20)\d\d\s*年度?|年度|部门|本?单位|我[委局办厅区市县处部院馆]|本[级委局办厅部院馆年]|整体|总体|全[部年]?|总额?|收支|支出|财政|资金|预算|决算|实际|当年|累计|情况|共|其中|[*\s的有“”（）()]/g;

const lastClause = (lead: string) => lead.split(/[，。；：、,;:]/).at(-1) ?? '';

/** Whether the words before a number speak of another year than the report's. */
function isOtherYear(lead: string, year: number | null): boolean {
  if (otherYearWords.test(lead)) return true;
  return [...lead.matchAll(/((?:19|20)\d\d)\s*年/g)].some(
    ([, said]) => year !== null && Number(said) !== year,
  );
}

const dense = (text: string) => text.replace(/\s/g, '');

/** Whether the words before a number's term say that it is of the whole department in the year of the report. */
export function isOfWhole({ lead }: Statement, { report }: Reading): boolean {
  if (itemWords.test(lead) || isOtherYear(lead, report.year)) return false;
  const rest = lastClause(lead).replace(wholeWords, '');
  const names = dense(report.title + report.signature.department);
  return (
    rest === '' ||
    (rest.length >= 2 && names.includes(rest)) ||
    /^区[\u4e00-\u9fff]{1,6}[局委办部]$/.test(rest)
  );
}

/** Titles of sections about one item of expenditure. */
const itemTitle = /基本支出|项目支出|“三公”|三公|专项|采购|资产/;

/** Whether a heading above a line, or the section's title, says that it is about one item. */
function underItem(lines: readonly Line[], line: Line): boolean {
  const above = lines[line.under];
  const runIn =
    /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．])?([^。：:，]{1,20})[。：:]/.exec(line.text)?.[1] ??
    '';
  return (
    itemTitle.test(line.entry.title) ||
    (above !== undefined && itemWords.test(above.text)) ||
    itemWords.test(runIn)
  );
}

/** A section of another outline that is about money: 部门收入情况. */
const aboutMoney = /收入|支出|收支|结转|预算|决算/;

/** Statements about the whole department, in the section of income and expenditure, or else in the conclusion. */
const wholeStatements = derived((reading: Reading): readonly Statement[] => {
  const collect = (sections: readonly ReadSection[]) =>
    sections.flatMap(({ lines }) =>
      lines
        .filter((line) => !underItem(lines, line))
        .flatMap(({ statements }) =>
          statements.filter((statement) => statement.term && isOfWhole(statement, reading)),
        ),
    );
  const others = sectionsOf(reading, 'other').filter(({ entry }) => aboutMoney.test(entry.title));
  return [
    ...collect([...sectionsOf(reading, 'budget'), ...others]),
    ...collect(sectionsOf(reading, 'conclusion')),
  ];
});

/** Whether two printed amounts may be of one value, the coarser being rounded. */
export const agree = (a: Amount, b: Amount): boolean => {
  const half = (a.worth.gt(b.worth) ? a.worth : b.worth).div('2');
  return a.value.minus(b.value).abs().lte(half);
};

/** What is known of a role of the whole department. */
export function wholeOf(reading: Reading, role: Role): Known {
  const own = ownFigure(reading, role);
  if (own) return { amount: own, rivals: [] };
  const stated = wholeStatements(reading)
    .filter(({ term, figure }) => term?.role === role && figure.approx === 'exact')
    .map(statedAmount);
  const finest = stated.reduce<Amount | null>(
    (best, one) => (!best || one.worth.lt(best.worth) ? one : best),
    null,
  );
  if (!finest) return { amount: null, rivals: [] };
  return stated.every((one) => agree(one, finest))
    ? { amount: finest, rivals: [] }
    : { amount: null, rivals: stated };
}

/** A role that is an item by itself (基本支出): from its figure, or from the text when one value is said of it in the budget section. */
export function itemOf(reading: Reading, role: Role): Amount | null {
  const id = figureOf[role];
  const own = id ? figureAmount(reading, id) : null;
  if (own) return own;
  const stated = sectionsOf(reading, 'budget')
    .flatMap(({ lines }) => lines.flatMap(({ statements }) => statements))
    .filter(
      ({ term, figure, lead }) =>
        term?.role === role && figure.unit === '元' && !isOtherYear(lead, reading.report.year),
    )
    .map(statedAmount);
  const [first] = stated;
  return first && stated.every((one) => agree(one, first)) ? first : null;
}
