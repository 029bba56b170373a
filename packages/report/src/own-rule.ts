// Rules of a report's own 自定规则: two sides, how they must relate, by how much they may miss it. Data, made in the interface or by a
// template; the checks run them beside those that are code (decision 0022).

import { formulaReferences, parseDecimal, parseFormula } from '@huigao/figures';
import { type FigureId, figureId } from './ids';
import type { Report } from './report';

export const ruleRelations = ['=', '≤', '≥', '<', '>', '≠'] as const;
export type RuleRelation = (typeof ruleRelations)[number];

export const ruleSeverities = ['block', 'warn', 'info'] as const;
export type RuleSeverity = (typeof ruleSeverities)[number];

/** What a rule says. */
export interface OwnRuleDefinition {
  readonly id: string;
  readonly name: string;
  /** Formulas over ids of figures, `[total.executed] − [nature.basic]`. */
  readonly left: string;
  readonly relation: RuleRelation;
  readonly right: string;
  /** By how much the sides may miss the relation, in the base unit (元, %, …): an exact decimal, not negative. */
  readonly tolerance: string;
  readonly severity: RuleSeverity;
  /** What to do when it does not hold; may be empty. */
  readonly message: string;
}

/** A rule as the record keeps it. */
export interface OwnRule extends OwnRuleDefinition {
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  /** Rises with every change; a command names the version it saw. */
  readonly version: number;
}

/** Most rules of one report. */
export const maxOwnRules = 200;
/** Longest side, in UTF-16 units. */
const longestSide = 2000;
const longestWords = 200;

const goodId = /^[^\s[\]]{1,128}$/u;

/** Why a rule will not do: the field that is wrong, or null. Figures it names that are not there are no fault: it cannot decide then. */
export function ownRuleFault(rule: OwnRuleDefinition): keyof OwnRuleDefinition | null {
  if (!goodId.test(rule.id)) return 'id';
  if (rule.name.trim() === '' || rule.name.length > longestWords) return 'name';
  for (const side of ['left', 'right'] as const) {
    const formula = rule[side];
    if (formula.length > longestSide || !parseFormula(formula).ok) return side;
  }
  const tolerance = rule.tolerance.length > 40 ? null : parseDecimal(rule.tolerance);
  if (tolerance === null || tolerance.lt('0')) return 'tolerance';
  if (!ruleRelations.includes(rule.relation)) return 'relation';
  if (!ruleSeverities.includes(rule.severity)) return 'severity';
  return rule.message.length > longestWords ? 'message' : null;
}

/** The figures a rule is about, left side first. */
export function figuresOfRule({ left, right }: Pick<OwnRule, 'left' | 'right'>): readonly FigureId[] {
  const ids = [left, right].flatMap((side) => {
    const parsed = parseFormula(side);
    return parsed.ok ? formulaReferences(parsed.formula) : [];
  });
  return [...new Set(ids)].map(figureId);
}

/** Rules in the order they were made. */
export const rulesInOrder = ({ rules }: Pick<Report, 'rules'>): readonly OwnRule[] =>
  [...rules.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
