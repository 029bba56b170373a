/**
 * Evaluates formulas on exact decimals. Work is done to 40 decimals and delivered to 30: the ten guard digits make
 * 1 ÷ 3 × 3 the 1 it should be, also when a later ROUND stands on the edge of a half.
 */
import { type Decimal, DIVISION_DECIMALS, decimal, reachesPower, roundHalfUp, ZERO } from './decimal';
import type { BinaryFormula, ChoiceFormula, Formula, FormulaComparison } from './formula';
import { roundPlaces } from './formula-parser';

/** Why a formula has no value. `too-large`: more than 60 digits before the point. */
export type EvaluationRefusalCode = 'divide-by-zero' | 'unknown-figure' | 'too-large';

/** The value, or why there is none; `detail` is the id of the unknown figure, otherwise empty. */
export type Evaluation =
  | { readonly ok: true; readonly value: Decimal }
  | { readonly ok: false; readonly code: EvaluationRefusalCode; readonly detail: string };

/** Decimals of a delivered value. */
const RESULT_DECIMALS = 30;

/** Digits before the point beyond which a value is too large. */
const LIMIT_POWER = 60;
const HUNDRED = decimal('100');

/**
 * The value of a formula, rounded half up to 30 decimals.
 * @param lookUp - the value of another figure, in the unit its figure is kept in; null refuses `unknown-figure`
 */
export function evaluateFormula(formula: Formula, lookUp: (id: string) => Decimal | null): Evaluation {
  const result = evaluateWorking(formula, lookUp);
  return result.ok ? { ok: true, value: delivered(result.value) } : result;
}

/** A working value as it is handed out. */
export function delivered(value: Decimal): Decimal {
  return roundHalfUp(value, RESULT_DECIMALS);
}

/** As {@link evaluateFormula}, with the guard digits kept for formulas that build on the result. */
export function evaluateWorking(formula: Formula, lookUp: (id: string) => Decimal | null): Evaluation {
  switch (formula.type) {
    case 'number':
      return bounded(decimal(formula.value));
    case 'reference': {
      const value = lookUp(formula.id);
      return value === null ? { ok: false, code: 'unknown-figure', detail: formula.id } : bounded(value);
    }
    case 'negate': {
      const operand = evaluateWorking(formula.operand, lookUp);
      return operand.ok ? { ok: true, value: operand.value.neg() } : operand;
    }
    case 'binary':
      return evaluateBinary(formula, lookUp);
    case 'call':
      return evaluateCall(formula, lookUp);
    case 'choice': {
      const part = chosenPart(formula, lookUp);
      return part.ok ? evaluateWorking(part.formula, lookUp) : part;
    }
  }
}

/** The part of an IF that counts. Both sides are compared as they would be delivered, so that 1 ÷ 3 × 3 equals 1. */
export function chosenPart(
  { condition, chosen, otherwise }: ChoiceFormula,
  lookUp: (id: string) => Decimal | null,
): { readonly ok: true; readonly formula: Formula } | Extract<Evaluation, { readonly ok: false }> {
  const left = evaluateWorking(condition.left, lookUp);
  if (!left.ok) return left;
  const right = evaluateWorking(condition.right, lookUp);
  if (!right.ok) return right;
  const order = delivered(left.value).cmp(delivered(right.value));
  return { ok: true, formula: compares(condition.operator, order) ? chosen : otherwise };
}

function compares(operator: FormulaComparison, order: -1 | 0 | 1): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '≠':
      return order !== 0;
    case '<':
      return order < 0;
    case '≤':
      return order <= 0;
    case '>':
      return order > 0;
    case '≥':
      return order >= 0;
  }
}

function evaluateBinary(formula: BinaryFormula, lookUp: (id: string) => Decimal | null): Evaluation {
  const left = evaluateWorking(formula.left, lookUp);
  if (!left.ok) return left;
  const right = evaluateWorking(formula.right, lookUp);
  if (!right.ok) return right;
  switch (formula.operator) {
    case '+':
      return bounded(left.value.plus(right.value));
    case '−':
      return bounded(left.value.minus(right.value));
    case '×':
      return bounded(left.value.times(right.value));
    case '÷':
      if (right.value.eq(ZERO)) return { ok: false, code: 'divide-by-zero', detail: '' };
      return bounded(left.value.div(right.value));
  }
}

function evaluateCall(
  formula: Extract<Formula, { type: 'call' }>,
  lookUp: (id: string) => Decimal | null,
): Evaluation {
  const first = evaluateWorking(formula.args[0]!, lookUp);
  if (!first.ok) return first;
  switch (formula.name) {
    case 'PERCENT':
      return bounded(first.value.times(HUNDRED));
    case 'ROUND':
      return bounded(roundHalfUp(delivered(first.value), roundPlaces(formula.args[1]!)!));
    case 'SUM':
      return sum(first.value, formula.args.slice(1), lookUp);
  }
}

function sum(first: Decimal, rest: readonly Formula[], lookUp: (id: string) => Decimal | null): Evaluation {
  let total = first;
  for (const arg of rest) {
    const next = evaluateWorking(arg, lookUp);
    if (!next.ok) return next;
    total = total.plus(next.value);
  }
  return bounded(total);
}

/** Keeps every intermediate short, so that a chain of products cannot grow without end. */
function bounded(value: Decimal): Evaluation {
  if (reachesPower(value, LIMIT_POWER)) return { ok: false, code: 'too-large', detail: '' };
  return { ok: true, value: roundHalfUp(value, DIVISION_DECIMALS) };
}
