/** The values of all figures of a report: entered ones as they are, computed ones from their formulas. */
import { type Decimal, parseDecimal } from './decimal';
import { dependencyGroups } from './dependency-order';
import { type Formula, formulaReferences, type ParsedFormula } from './formula';
import { delivered, type EvaluationRefusalCode, evaluateWorking } from './formula-evaluator';
import { parseFormula } from './formula-parser';

/** What defines a figure's value. A formula that is not empty takes precedence over the value. */
export interface FigureDefinition {
  readonly id: string;
  /** Decimal text, in the unit of the figure; absent or empty when nobody has entered one. */
  readonly value?: string | undefined;
  readonly formula?: string | undefined;
}

/**
 * Why a figure has no value. `cycle`: its formula leads back to itself; `no-value`: it, or a figure its formula needs, has
 * none; `bad-formula`: the text does not parse.
 */
export type ComputeRefusalCode = EvaluationRefusalCode | 'cycle' | 'bad-formula' | 'no-value';

/**
 * A figure's value, or why there is none. `detail`: of `cycle` the ids of its members, joined by a space; of `no-value` and
 * `unknown-figure` the id of the figure that is missing; of `bad-formula` code and position; otherwise empty.
 */
export type ComputedFigure =
  | { readonly ok: true; readonly value: Decimal }
  | { readonly ok: false; readonly code: ComputeRefusalCode; readonly detail: string };

type Source =
  | { readonly type: 'known'; readonly result: ComputedFigure }
  | { readonly type: 'formula'; readonly formula: Formula; readonly references: readonly string[] };

/**
 * Computes every figure, in the order of the definitions; of two with one id the later counts. A figure that needs a refused one
 * is refused `no-value`, naming it, so that only the cause carries the cause's code. Linear in figures and references.
 */
export function computeFigures(definitions: Iterable<FigureDefinition>): ReadonlyMap<string, ComputedFigure> {
  const sources = new Map<string, Source>();
  for (const definition of definitions) sources.set(definition.id, sourceOf(definition));
  const ids = [...sources.keys()];
  const working = new Map<string, ComputedFigure>();
  for (const { members, cyclic } of dependencyGroups(ids, (id) => referencesOf(sources.get(id)!))) {
    for (const id of members) {
      working.set(id, cyclic ? refused('cycle', members.join(' ')) : resolved(id, sources, working));
    }
  }
  return new Map(ids.map((id) => [id, handedOut(working.get(id)!)]));
}

/** Formulas as they were read: the same ones are computed again with every change of a value. */
const read = new Map<string, ParsedFormula>();
const mostRead = 10_000;

function readFormula(formula: string): ParsedFormula {
  const known = read.get(formula);
  if (known) return known;
  const parsed = parseFormula(formula);
  if (read.size >= mostRead) read.clear();
  read.set(formula, parsed);
  return parsed;
}

function sourceOf({ id, value = '', formula = '' }: FigureDefinition): Source {
  if (formula.trim() === '') return { type: 'known', result: entered(id, value) };
  const parsed = readFormula(formula);
  if (!parsed.ok) {
    return { type: 'known', result: refused('bad-formula', `${parsed.code} ${parsed.position}`) };
  }
  return { type: 'formula', formula: parsed.formula, references: formulaReferences(parsed.formula) };
}

function entered(id: string, text: string): ComputedFigure {
  const value = parseDecimal(text);
  return value === null ? refused('no-value', id) : { ok: true, value };
}

function referencesOf(source: Source): readonly string[] {
  return source.type === 'formula' ? source.references : [];
}

function resolved(
  id: string,
  sources: ReadonlyMap<string, Source>,
  working: ReadonlyMap<string, ComputedFigure>,
): ComputedFigure {
  const source = sources.get(id)!;
  if (source.type === 'known') return source.result;
  const missing = source.references.find((reference) => working.get(reference)?.ok === false);
  if (missing !== undefined) return refused('no-value', missing);
  return evaluateWorking(source.formula, (reference) => {
    const figure = working.get(reference);
    return figure?.ok ? figure.value : null;
  });
}

function handedOut(figure: ComputedFigure): ComputedFigure {
  return figure.ok ? { ok: true, value: delivered(figure.value) } : figure;
}

function refused(code: ComputeRefusalCode, detail: string): ComputedFigure {
  return { ok: false, code, detail };
}
