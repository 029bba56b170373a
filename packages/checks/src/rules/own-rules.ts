// R: the rules of the report itself, which are data: two formulas over figures, how they must relate, and by how much they may miss it.

import {
  type Decimal,
  decimal,
  decimalText,
  evaluateFormula,
  type Formula,
  formatFigure,
  formulaReferences,
  formulaText,
  parseFormatCode,
  parseFormula,
} from '@huigao/figures';
import {
  figureId,
  figuresOfRule,
  figureValues,
  type OwnRule,
  type RuleRelation,
  resolveFigure,
  rulesInOrder,
} from '@huigao/report';
import type { Finding, Identity, Operand } from '../finding';
import { figureAmount } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

/** One side with its words, its value, and how that is written. */
interface Side {
  readonly label: string;
  readonly value: Decimal;
  readonly text: string;
}

/** A rule whose sides have values. */
interface Judged {
  readonly rule: OwnRule;
  readonly left: Side;
  readonly right: Side;
  readonly holds: boolean;
  /** Whether it holds only by its tolerance. */
  readonly isClose: boolean;
  /** By how much the sides differ, without a sign. */
  readonly off: string;
}

/** A side names a figure that is not there any more; one whose figures only lack values yet is left alone. */
interface Undecided {
  readonly rule: OwnRule;
  readonly unknown: string;
}

const relate: Readonly<Record<RuleRelation, (left: Decimal, right: Decimal) => boolean>> = {
  '=': (left, right) => left.eq(right),
  '≠': (left, right) => !left.eq(right),
  '≤': (left, right) => left.lte(right),
  '<': (left, right) => left.lt(right),
  '≥': (left, right) => left.gte(right),
  '>': (left, right) => left.gt(right),
};

/** Whether the relation holds when the sides may miss it by `tolerance`; of ≠ a tolerance asks for more than that apart. */
function holdsWithin(relation: RuleRelation, left: Decimal, right: Decimal, tolerance: Decimal): boolean {
  const off = left.minus(right);
  switch (relation) {
    case '=':
      return off.abs().lte(tolerance);
    case '≠':
      return off.abs().gt(tolerance);
    case '≤':
    case '<':
      return relate[relation](off, tolerance);
    case '≥':
    case '>':
      return relate[relation](off, tolerance.neg());
  }
}

/** A value written as the first figure of the rule is: sides are amounts of one kind. */
function written({ report }: Reading, rule: OwnRule, value: Decimal): string {
  const [first] = figuresOfRule(rule);
  const figure = first && resolveFigure(report.figures, first);
  const format = figure && parseFormatCode(figure.format);
  if (!figure || !format) return decimalText(value);
  const { wording: _, capital: __, ...exact } = format;
  const text = formatFigure(value, figure.unit, exact);
  return text.ok ? text.text : decimalText(value);
}

function side(reading: Reading, rule: OwnRule, formula: Formula): Side | 'no-value' | { unknown: string } {
  const { figures } = reading.report;
  const unknown = formulaReferences(formula).find((id) => !figures.has(figureId(id)));
  if (unknown !== undefined) return { unknown };
  const values = figureValues(figures);
  const result = evaluateFormula(formula, (id) => {
    const value = values.get(id);
    return value?.ok ? value.value : null;
  });
  if (!result.ok) return 'no-value';
  const label = formulaText(formula, (id) => resolveFigure(figures, figureId(id))?.label ?? id);
  return { label, value: result.value, text: written(reading, rule, result.value) };
}

function judge(reading: Reading, rule: OwnRule): Judged | Undecided | null {
  const parsed = [parseFormula(rule.left), parseFormula(rule.right)] as const;
  if (!parsed[0].ok || !parsed[1].ok) return null;
  const left = side(reading, rule, parsed[0].formula);
  const right = side(reading, rule, parsed[1].formula);
  for (const one of [left, right]) if (typeof one === 'object' && 'unknown' in one) return { rule, ...one };
  if (left === 'no-value' || right === 'no-value') return null;
  const [a, b] = [left as Side, right as Side];
  const holds = holdsWithin(rule.relation, a.value, b.value, decimal(rule.tolerance));
  return {
    rule,
    left: a,
    right: b,
    holds,
    isClose: holds && !relate[rule.relation](a.value, b.value),
    off: written(reading, rule, a.value.minus(b.value).abs()),
  };
}

const judged = derived((reading: Reading): readonly (Judged | Undecided)[] =>
  rulesInOrder(reading.report).flatMap((rule) => judge(reading, rule) ?? []),
);

const operandsOf = (reading: Reading, rule: OwnRule) =>
  figuresOfRule(rule).flatMap((id) => figureAmount(reading, id) ?? []);

function findingOf(reading: Reading, one: Judged | Undecided): readonly Finding[] {
  const { rule } = one;
  if ('unknown' in one) {
    const head = { rule: 'R', severity: 'info', message: 'finding.own-undecided' } as const;
    return [found(head, null, { parameters: { name: rule.name, unknown: one.unknown, id: rule.id } })];
  }
  if (one.holds) return [];
  const operands = operandsOf(reading, rule);
  const parameters = {
    id: rule.id,
    name: rule.name,
    left: one.left.label,
    leftText: one.left.text,
    relation: rule.relation,
    right: one.right.label,
    rightText: one.right.text,
    difference: one.off,
    note: rule.message,
  };
  const [first, ...others] = operands.flatMap(({ where }) => (where ? [where] : []));
  return [
    found({ rule: 'R', severity: rule.severity, message: 'finding.own-rule' }, first ?? null, {
      parameters,
      shown: one.left.text,
      expected: `${rule.relation} ${one.right.text}`,
      others,
      operands,
    }),
  ];
}

function identityOf(reading: Reading, { rule, left, right, holds, isClose, off }: Judged): Identity {
  const only = figuresOfRule({ left: rule.left, right: '0' });
  const operand = ({ label, text }: Side): Operand => ({ label, text, figure: null, place: null });
  // A side that is one figure leads to it.
  const lead = (formula: string) => {
    const parsed = parseFormula(formula);
    return parsed.ok && parsed.formula.type === 'reference'
      ? (resolveFigure(reading.report.figures, figureId(parsed.formula.id))?.id ?? null)
      : null;
  };
  return {
    rule: 'R',
    name: rule.name,
    state: !holds ? (rule.severity === 'block' ? 'differs' : 'noted') : isClose ? 'rounding' : 'holds',
    operator: '+',
    parts: [{ ...operand(left), figure: only.length === 1 ? lead(rule.left) : null }],
    relation: rule.relation,
    total: { ...operand(right), figure: lead(rule.right) },
    result: left.text,
    difference: holds && !isClose ? '' : off,
  };
}

/** R. */
export const ownRules: Rule = {
  id: 'R',
  severity: 'block',
  run: (reading) => judged(reading).flatMap((one) => findingOf(reading, one)),
  identities: (reading) =>
    judged(reading).flatMap((one) => ('unknown' in one ? [] : [identityOf(reading, one)])),
};
