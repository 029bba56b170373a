// From figures to what their places show.

import {
  type ComputedFigure,
  computeFigures,
  formatFigure,
  formulaReferences,
  formulaText,
  parseFormatCode,
  parseFormula,
} from '@huigao/figures';
import type { PlaceAttrs } from './body/schema';
import { type FigureId, figureId } from './ids';
import { parseOverride } from './override';
import type { Figure, Report } from './report';

const cache = new WeakMap<ReadonlyMap<FigureId, Figure>, ReadonlyMap<string, ComputedFigure>>();

/**
 * The figure that an id stands for: itself, or the one it was merged into. Null when there is none. Texts and formulas keep the
 * ids they were written with; this is the one place where a merge is followed.
 */
export function resolveFigure(figures: Report['figures'], id: FigureId): Figure | null {
  let figure = figures.get(id);
  // Commands make no circle; a record that held one must not hang the page.
  for (let steps = 0; figure?.mergedInto && steps < figures.size; steps += 1)
    figure = figures.get(figure.mergedInto);
  return figure ?? null;
}

/** Whether a figure is offered for use: neither retired 停用 nor merged 并入. */
export const isInUse = ({ retired, mergedInto }: Figure): boolean => !retired && mergedInto === null;

/** What computing needs of a figure; one that was merged is worth what the other is. */
function definitionOf({ id, value, formula, mergedInto }: Figure) {
  if (mergedInto !== null) return { id: id as string, formula: `[${mergedInto}]` };
  return {
    id: id as string,
    ...(value === null ? {} : { value }),
    ...(formula === null ? {} : { formula }),
  };
}

/** Which figures are computed from one, by its id. */
type Users = ReadonlyMap<string, readonly string[]>;

interface Computation {
  readonly figures: Report['figures'];
  readonly values: ReadonlyMap<string, ComputedFigure>;
  /** Null until it was asked for. */
  readonly users: Users | null;
}

/** What was computed last, and of which figures: most of the next is the same. */
let last: Computation | null = null;

/**
 * The value of every figure, computed ones included, by id; memoised by the identity of `figures`. Of figures that differ in a few from
 * those asked for before, only what hangs on these is computed, and a value that stays is the same object.
 */
export function figureValues(figures: Report['figures']): ReadonlyMap<string, ComputedFigure> {
  if (last?.figures === figures) return last.values;
  const known = cache.get(figures);
  if (known) return known;
  last = computedAfter(last, figures);
  cache.set(figures, last.values);
  return last.values;
}

const allValues = (figures: Report['figures']) => computeFigures([...figures.values()].map(definitionOf));

const references = new WeakMap<Figure, readonly string[]>();

/** The ids a figure's value is computed from. */
function referencesOf(figure: Figure): readonly string[] {
  const known = references.get(figure);
  if (known) return known;
  const parsed = figure.formula === null ? null : parseFormula(figure.formula);
  const own =
    figure.mergedInto !== null ? [figure.mergedInto] : parsed?.ok ? formulaReferences(parsed.formula) : [];
  references.set(figure, own);
  return own;
}

/** Everything that can be reached from these over `next`, these included. */
function reached(
  start: Iterable<string>,
  next: (id: string) => readonly string[] | undefined,
): ReadonlySet<string> {
  const found = new Set<string>(start);
  for (const id of found) for (const one of next(id) ?? []) found.add(one);
  return found;
}

/** Beyond this part of all, computing everything is no slower. */
const fewOf = 4;

const anew = (figures: Report['figures']): Computation => ({
  figures,
  values: allValues(figures),
  users: null,
});

function usersIn(figures: Report['figures']): Users {
  const users = new Map<string, string[]>();
  for (const [id, figure] of figures)
    for (const used of referencesOf(figure)) {
      const list = users.get(used);
      if (list) list.push(id);
      else users.set(used, [id]);
    }
  return users;
}

/** Whether a figure is computed from what it was before: only its value, or what is said of it, is new. */
const hangsAlike = (before: Figure | undefined, now: Figure | undefined): boolean =>
  before !== undefined && before.formula === now?.formula && before.mergedInto === now.mergedInto;

function computedAfter(before: Computation | null, figures: Report['figures']): Computation {
  if (!before) return anew(figures);
  const changed = new Set<string>();
  for (const [id, figure] of figures) if (before.figures.get(id) !== figure) changed.add(id);
  for (const id of before.figures.keys()) if (!figures.has(id)) changed.add(id);
  if (changed.size * fewOf > figures.size) return anew(figures);
  const isAlike = [...changed].every((id) =>
    hangsAlike(before.figures.get(id as FigureId), figures.get(id as FigureId)),
  );
  const users = (isAlike ? before.users : null) ?? usersIn(figures);
  const affected = reached(changed, (id) => users.get(id));
  const needed = reached(affected, (id) => {
    const figure = figures.get(figureId(id));
    return figure && referencesOf(figure);
  });
  // In the order of all: a cycle is told in it.
  const parts = [...figures.values()].filter(({ id }) => needed.has(id));
  const computed = computeFigures(parts.map(definitionOf));
  const values = new Map<string, ComputedFigure>();
  for (const id of figures.keys()) {
    const old = before.values.get(id);
    values.set(id, old && !affected.has(id) ? old : kept(old, computed.get(id)!));
  }
  return { figures, values, users };
}

/** The old object where it says the same. */
function kept(old: ComputedFigure | undefined, now: ComputedFigure): ComputedFigure {
  if (old?.ok && now.ok) return old.value.eq(now.value) ? old : now;
  const isSame = old && !old.ok && !now.ok && old.code === now.code && old.detail === now.detail;
  return isSame ? old : now;
}

/** Texts of a value by format, for figures of one unit: a value belongs to one figure, whose unit never changes. */
interface ShownTexts {
  readonly unit: string;
  readonly byFormat: Map<string, string | null>;
}

const texts = new WeakMap<ComputedFigure, ShownTexts>();

function textsOf(value: ComputedFigure, unit: string): ShownTexts['byFormat'] {
  const known = texts.get(value);
  if (known?.unit === unit) return known.byFormat;
  const byFormat = new Map<string, string | null>();
  texts.set(value, { unit, byFormat });
  return byFormat;
}

/** What a figure shows in a format (its own when none is given), or null while it has no value or the format refuses it. */
export function figureText(figures: Report['figures'], id: FigureId, format = ''): string | null {
  const figure = resolveFigure(figures, id);
  return figure && textOf(figures, figure, format);
}

/** What a figure that is itself, merged into none, shows in a format. */
function textOf(figures: Report['figures'], figure: Figure, format: string): string | null {
  const value = figureValues(figures).get(figure.id);
  if (!value?.ok) return null;
  const code = format || figure.format;
  const known = textsOf(value, figure.unit);
  const old = known.get(code);
  if (old !== undefined) return old;
  const parsed = parseFormatCode(code);
  const text = parsed && formatFigure(value.value, figure.unit, parsed);
  const shown = text?.ok ? text.text : null;
  known.set(code, shown);
  return shown;
}

/** What a place's figure gives in its format, whatever was put over it. */
export function realText(figures: Report['figures'], place: PlaceAttrs): string {
  const figure = resolveFigure(figures, figureId(place.figure));
  if (!figure) return place.shown;
  return textOf(figures, figure, place.format) ?? `〔${figure.label}〕`;
}

/**
 * What a place shows: a pure function of figure and format, unless other words were put there with a reason. A place whose figure is
 * unknown keeps the text it was made with; one whose figure has no value yet shows its label in 〔〕.
 */
export const placeText = (figures: Report['figures'], place: PlaceAttrs): string =>
  parseOverride(place.override)?.text ?? realText(figures, place);

/** How a computed figure comes to its value, in amounts: `2,118.90万元 ÷ 2,119.56万元 × 100 = 99.97%`; null for what is entered. */
export function figureArithmetic(figures: Report['figures'], id: FigureId): string | null {
  const figure = resolveFigure(figures, id);
  const parsed = figure?.formula ? parseFormula(figure.formula) : null;
  if (!figure || !parsed?.ok) return null;
  const amountOf = (part: string) => {
    const of = resolveFigure(figures, figureId(part));
    return (of && figureText(figures, of.id)) ?? `〔${of?.label ?? part}〕`;
  };
  const result = figureText(figures, figure.id);
  return `${formulaText(parsed.formula, amountOf)}${result === null ? '' : ` = ${result}`}`;
}
