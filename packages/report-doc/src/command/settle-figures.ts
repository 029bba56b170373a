// What becomes of figures: published, retired, merged, removed, and each of these taken back.

import { baseUnit, formulaReferences, parseFormula } from '@huigao/figures';
import { type Figure, type FigureId, resolveFigure } from '@huigao/report';
import { figuresOf } from '../record';
import { type CommandResult, done, refuse } from './command-result';
import { changed, type FigureWork, mayPublish, replaceFigures, unseen } from './figure-change';
import type { FigureCommand, SeenFigure } from './figures';

const seenFigure = ({ record }: FigureWork, { figure }: SeenFigure): Figure => record.figures.get(figure)!;

/** One figure replaced by what `next` makes of it, when it is the version that was seen. */
function settle(work: FigureWork, seen: SeenFigure, next: (figure: Figure) => Figure): CommandResult {
  const figure = seenFigure(work, seen);
  const conflict = unseen(figure, seen);
  if (conflict) return conflict;
  replaceFigures(work, [next(figure)]);
  return done;
}

/** The figure with its proposal, or its own value, as the published one; the same object when there is nothing to publish. */
function published(work: FigureWork, figure: Figure): Figure {
  const { proposed } = figure;
  const value = proposed ? proposed.value : figure.value;
  if (figure.kind === 'computed' || (figure.published && !proposed) || (value === null && !proposed))
    return figure;
  const { by } = work.context;
  return changed(
    work,
    figure,
    { value, published: value !== null, proposed: null },
    {
      from: figure.value,
      to: value,
      why: proposed?.why ?? '',
      event: 'published',
      ...(proposed && proposed.by !== by ? { proposedBy: proposed.by } : {}),
    },
  );
}

/** Publishes several figures, all or none. One that has nothing to publish stays as it is. */
export function publishFigures(work: FigureWork, seen: readonly SeenFigure[]): CommandResult {
  const next: Figure[] = [];
  for (const one of seen) {
    const figure = work.record.figures.get(one.figure);
    if (!figure) return refuse('not-found', one.figure);
    const conflict = unseen(figure, one);
    if (conflict) return conflict;
    const after = published(work, figure);
    if (after !== figure) next.push(after);
  }
  replaceFigures(work, next);
  return done;
}

export function dropProposal(work: FigureWork, seen: SeenFigure): CommandResult {
  return seenFigure(work, seen).proposed
    ? settle(work, seen, (figure) => changed(work, figure, { proposed: null }))
    : done;
}

/** A line of history for what leaves the value as it was. */
const told = ({ value }: Figure, event: 'retired' | 'revived' | 'merged' | 'separated', why = '') => ({
  from: value,
  to: value,
  why,
  event,
});

export function retireFigure(work: FigureWork, seen: SeenFigure, why: string): CommandResult {
  return settle(work, seen, (figure) =>
    changed(work, figure, { retired: true }, told(figure, 'retired', why)),
  );
}

export function reviveFigure(work: FigureWork, seen: SeenFigure): CommandResult {
  return settle(work, seen, (figure) => changed(work, figure, { retired: false }, told(figure, 'revived')));
}

/**
 * Merges a figure into another of the same unit. Texts and formulas keep its id, and everybody reads it as the other
 * (`resolveFigure`); its own value and formula stay with it, so that it can be separated again.
 */
export function mergeFigure(
  work: FigureWork,
  command: Extract<FigureCommand, { type: 'mergeFigure' }>,
): CommandResult {
  const figure = seenFigure(work, command);
  const into = resolveFigure(work.record.figures, command.into);
  if (!into) return refuse('not-found', command.into);
  if (into.id === figure.id || references(work, into).has(figure.id)) return refuse('cycle', figure.label);
  if (baseUnit(into.unit) !== baseUnit(figure.unit)) return refuse('other-unit', into.unit);
  if (into.retired) return refuse('retired-figure', into.label);
  return settle(work, command, (seen) =>
    changed(work, seen, { mergedInto: into.id, proposed: null }, told(seen, 'merged', command.why)),
  );
}

/** Every figure a figure's value hangs on. */
function references({ record }: FigureWork, figure: Figure): ReadonlySet<FigureId> {
  const found = new Set<FigureId>();
  const open: Figure[] = [figure];
  for (let next = open.pop(); next; next = open.pop())
    for (const id of directReferences(next)) {
      const other = record.figures.get(id);
      if (!other || found.has(id)) continue;
      found.add(id);
      open.push(other);
    }
  return found;
}

function directReferences({ formula, mergedInto }: Figure): readonly FigureId[] {
  if (mergedInto !== null) return [mergedInto];
  const parsed = formula === null ? null : parseFormula(formula);
  return parsed?.ok ? (formulaReferences(parsed.formula) as readonly FigureId[]) : [];
}

export function separateFigure(work: FigureWork, seen: SeenFigure): CommandResult {
  if (seenFigure(work, seen).mergedInto === null) return done;
  return settle(work, seen, (figure) =>
    changed(work, figure, { mergedInto: null }, told(figure, 'separated')),
  );
}

/** Why a figure cannot be removed: a text, a formula or a merged figure still refers to it. Null when nothing does. */
export function useOf(
  { record, isUsed }: FigureWork,
  { id, label }: Figure,
  but: ReadonlySet<FigureId> = new Set(),
): CommandResult | null {
  const isNeeded = [...record.figures.values()].some(
    (other) => other.id !== id && !but.has(other.id) && directReferences(other).includes(id),
  );
  return isNeeded || isUsed(id) ? refuse('figure-in-use', label) : null;
}

/** Removes a figure that nothing refers to. It stays stored, so that it can come back with its history. */
export function removeFigure(work: FigureWork, seen: SeenFigure): CommandResult {
  const figure = seenFigure(work, seen);
  const refused = unseen(figure, seen) ?? useOf(work, figure);
  if (refused) return refused;
  replaceFigures(work, [{ ...changed(work, figure, {}), removedBy: work.context.by }]);
  return done;
}

/** Brings a removed figure back, for those who may publish and for whoever removed it. */
export function restoreFigure(work: FigureWork, id: FigureId): CommandResult {
  const stored = figuresOf(work.doc)
    .toArray()
    .find((figure) => figure.id === id);
  if (stored?.removedBy === undefined) return refuse('not-found', id);
  const { removedBy, ...figure } = stored;
  if (removedBy !== work.context.by && !mayPublish(work)) return refuse('forbidden', 'restoreFigure');
  replaceFigures(work, [{ ...figure, version: figure.version + 1 }]);
  return done;
}
