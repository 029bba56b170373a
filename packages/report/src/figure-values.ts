// From figures to what their places show.

import {
  type ComputedFigure,
  computeFigures,
  formatFigure,
  formulaText,
  parseFormatCode,
  parseFormula,
} from '@huigao/figures';
import { type FigureId, figureId } from './ids';
import { parseOverride } from './override';
import type { Figure, Report } from './report';
import type { PlaceAttrs } from './schema';

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

/** The value of every figure, computed ones included, by id; memoised by the identity of `figures`. */
export function figureValues(figures: Report['figures']): ReadonlyMap<string, ComputedFigure> {
  const known = cache.get(figures);
  if (known) return known;
  const values = computeFigures([...figures.values()].map(definitionOf));
  cache.set(figures, values);
  return values;
}

/** What a figure shows in a format (its own when none is given), or null while it has no value or the format refuses it. */
export function figureText(figures: Report['figures'], id: FigureId, format = ''): string | null {
  const figure = resolveFigure(figures, id);
  if (!figure) return null;
  const value = figureValues(figures).get(figure.id);
  if (!value?.ok) return null;
  const parsed = parseFormatCode(format || figure.format);
  const text = parsed && formatFigure(value.value, figure.unit, parsed);
  return text?.ok ? text.text : null;
}

/** What a place's figure gives in its format, whatever was put over it. */
export function realText(figures: Report['figures'], place: PlaceAttrs): string {
  const id = figureId(place.figure);
  const figure = resolveFigure(figures, id);
  if (!figure) return place.shown;
  return figureText(figures, id, place.format) ?? `〔${figure.label}〕`;
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
