/**
 * Where in a formula's text the cause lies when it has no value: the divisor that is zero, the name nobody has, the figure that
 * leads back. `computeFigures` says what is wrong; this says where, for whoever shows the formula.
 */
import type { ComputedFigure } from './compute';
import { type Decimal, ZERO } from './decimal';
import { type Formula, formulaParts } from './formula';
import { chosenPart, evaluateWorking } from './formula-evaluator';
import { type FormulaSpan, parseWithSpans } from './formula-parser';

/** The refusal of a figure's value, as `computeFigures` gives it. */
export type ComputeRefusal = Extract<ComputedFigure, { readonly ok: false }>;

/**
 * The stretch of `text` that is the cause of `refusal`, or null where no stretch of it is (a value too large).
 * @param text - the formula, with ids in brackets
 * @param lookUp - the value of another figure
 */
export function formulaFaultSpan(
  text: string,
  refusal: ComputeRefusal,
  lookUp: (id: string) => Decimal | null,
): FormulaSpan | null {
  const parsed = parseWithSpans(text);
  if (!parsed.ok) return { from: parsed.position, to: Math.min(text.length, parsed.position + 1) };
  const part = faultyPart(parsed.formula, refusal, lookUp);
  return part && (parsed.spans.get(part) ?? null);
}

function faultyPart(
  formula: Formula,
  { code, detail }: ComputeRefusal,
  lookUp: (id: string) => Decimal | null,
): Formula | null {
  switch (code) {
    case 'unknown-figure':
    case 'no-value':
    case 'cycle':
      return referenceTo(formula, detail.split(' '));
    case 'divide-by-zero':
      return zeroDivisor(formula, lookUp);
    case 'too-large':
    case 'bad-formula':
      return null;
  }
}

/** The first reference to one of these figures. */
function referenceTo(formula: Formula, ids: readonly string[]): Formula | null {
  if (formula.type === 'reference') return ids.includes(formula.id) ? formula : null;
  return first(formulaParts(formula), (part) => referenceTo(part, ids));
}

/** The divisor, inside first, that makes the formula divide by zero; parts of an IF that do not count are passed over. */
function zeroDivisor(formula: Formula, lookUp: (id: string) => Decimal | null): Formula | null {
  const inside = first(countingParts(formula, lookUp), (part) => zeroDivisor(part, lookUp));
  if (inside || formula.type !== 'binary' || formula.operator !== '÷') return inside;
  const divisor = evaluateWorking(formula.right, lookUp);
  return divisor.ok && divisor.value.eq(ZERO) ? formula.right : null;
}

function countingParts(formula: Formula, lookUp: (id: string) => Decimal | null): readonly Formula[] {
  if (formula.type !== 'choice') return formulaParts(formula);
  const part = chosenPart(formula, lookUp);
  const { left, right } = formula.condition;
  return part.ok ? [left, right, part.formula] : [left, right];
}

function first<T>(parts: readonly Formula[], found: (part: Formula) => T | null): T | null {
  for (const part of parts) {
    const result = found(part);
    if (result !== null) return result;
  }
  return null;
}
