// How a computed figure, an execution rate above all, came to what it is: its value after each change of what it is computed from.

import { computeFigures, decimalText, formulaReferences, parseFormula } from '@huigao/figures';
import { type Figure, type FigureChange, type FigureId, figureId, type Report } from '@huigao/report';

/** A value and since when (epoch ms). */
export interface ValueAt {
  readonly at: number;
  /** Exact decimal. */
  readonly value: string;
}

/** So many of the last values are drawn. */
const most = 24;

/** Changes that set the value a text shows; a proposal does not. */
const setsValue = ({ event, from, to }: FigureChange) =>
  from !== to && (event === undefined || event === 'published' || event === 'imported');

function referencesOf({ formula, mergedInto }: Figure): readonly FigureId[] {
  if (mergedInto !== null) return [mergedInto];
  const parsed = formula === null ? null : parseFormula(formula);
  return parsed?.ok ? formulaReferences(parsed.formula).map(figureId) : [];
}

/** Everything a figure's value hangs on, itself included. */
function closureOf(figures: Report['figures'], id: FigureId): ReadonlyMap<FigureId, Figure> {
  const found = new Map<FigureId, Figure>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const figure = figures.get(next);
    if (!figure || found.has(next)) continue;
    found.set(next, figure);
    open.push(...referencesOf(figure));
  }
  return found;
}

/** The value of an entered figure at a time. */
export function entryAt({ history, value }: Figure, at: number): string | null {
  const changes = history.filter(setsValue);
  const next = changes.find((change) => change.at > at);
  return next ? next.from : value;
}

/** The values of a figure over time, oldest first, the one of now last; of equal ones in a row only the first. */
export function valueOverTime(figures: Report['figures'], id: FigureId): readonly ValueAt[] {
  const closure = closureOf(figures, id);
  const times = [...closure.values()].flatMap(({ history }) => history.filter(setsValue).map(({ at }) => at));
  const values: ValueAt[] = [];
  for (const at of [...new Set(times)].sort((a, b) => a - b).slice(-most)) {
    const computed = computeFigures(
      [...closure.values()].map((figure) => {
        if (figure.mergedInto !== null) return { id: figure.id, formula: `[${figure.mergedInto}]` };
        if (figure.formula !== null) return { id: figure.id, formula: figure.formula };
        const value = entryAt(figure, at);
        return value === null ? { id: figure.id } : { id: figure.id, value };
      }),
    ).get(id);
    if (!computed?.ok) continue;
    const value = decimalText(computed.value);
    if (values.at(-1)?.value !== value) values.push({ at, value });
  }
  return values;
}
