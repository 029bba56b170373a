// From figures to what their places show.

import { type ComputedFigure, computeFigures, formatFigure, parseFormatCode } from '@huigao/figures';
import { type FigureId, figureId } from './ids';
import type { Figure, Report } from './report';
import type { PlaceAttrs } from './schema';

const cache = new WeakMap<ReadonlyMap<FigureId, Figure>, ReadonlyMap<string, ComputedFigure>>();

/** The value of every figure, computed ones included, by id; memoised by the identity of `figures`. */
export function figureValues(figures: Report['figures']): ReadonlyMap<string, ComputedFigure> {
  const known = cache.get(figures);
  if (known) return known;
  const values = computeFigures(
    [...figures.values()].map(({ id, value, formula }) => ({
      id: id as string,
      ...(value === null ? {} : { value }),
      ...(formula === null ? {} : { formula }),
    })),
  );
  cache.set(figures, values);
  return values;
}

/** What a figure shows in a format (its own when none is given), or null while it has no value or the format refuses it. */
export function figureText(figures: Report['figures'], id: FigureId, format = ''): string | null {
  const figure = figures.get(id);
  const value = figureValues(figures).get(id);
  if (!figure || !value?.ok) return null;
  const parsed = parseFormatCode(format || figure.format);
  const text = parsed && formatFigure(value.value, figure.unit, parsed);
  return text?.ok ? text.text : null;
}

/**
 * What a place shows: a pure function of figure and format. A place whose figure is unknown keeps the text it was made with; one
 * whose figure has no value yet shows its label in 〔〕.
 */
export function placeText(figures: Report['figures'], place: PlaceAttrs): string {
  const id = figureId(place.figure);
  const figure = figures.get(id);
  if (!figure) return place.shown;
  return figureText(figures, id, place.format) ?? `〔${figure.label}〕`;
}
