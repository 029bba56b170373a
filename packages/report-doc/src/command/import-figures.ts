// A table of figures taken in, or taken back: one command, all of it or nothing.

import type { Figure, FigureId } from '@huigao/report';
import { figuresOf, type StoredFigure } from '../record';
import { type CommandRefused, type CommandResult, done, maxTextLength, refuse } from './command-result';
import {
  changed,
  type FigureWork,
  goodValue,
  maxFigures,
  newFigure,
  replaceFigures,
  takenIds,
  unseen,
} from './figure-change';
import type { FigureCommand, ImportedValue, SeenFigure } from './figures';
import { useOf } from './settle-figures';

type ImportFigures = Extract<FigureCommand, { type: 'importFigures' }>;

/** Thrown inside this file only, to leave a loop at the first line that will not do. */
class Refused {
  constructor(readonly refusal: CommandRefused) {}
}

function insist(result: CommandResult | null): void {
  if (result && !result.ok) throw new Refused(result);
}

/**
 * Adds figures, sets values and removes figures, all or none. Nothing is written before everything was judged.
 * To take an import back is the same command with the values before, and with what was added to be removed.
 */
export function importFigures(work: FigureWork, command: ImportFigures): CommandResult {
  try {
    if (command.source.length > maxTextLength) return refuse('bad-text', 'source');
    insist(eachOnce([...command.set, ...command.remove]));
    const added = addedBy(work, command);
    const set = command.set.map((one) => withImported(work, one, command.source));
    const removed = removedBy(work, command.remove);
    replaceFigures(work, [...set, ...removed]);
    figuresOf(work.doc).push([...added]);
    return done;
  } catch (refused) {
    if (refused instanceof Refused) return refused.refusal;
    throw refused;
  }
}

/** Two lines for one figure would each have seen the version before the other. */
function eachOnce(seen: readonly SeenFigure[]): CommandResult | null {
  const ids = new Set<FigureId>();
  for (const { figure } of seen) {
    if (ids.has(figure)) return refuse('exists', figure);
    ids.add(figure);
  }
  return null;
}

function addedBy(work: FigureWork, { add, source }: ImportFigures): readonly Figure[] {
  if (work.record.figures.size + add.length > maxFigures)
    throw new Refused(refuse('too-many-figures', String(maxFigures)));
  const taken = new Set(takenIds(work));
  return add.map((definition) => {
    // A table brings values. Formulas would each be tried on all figures.
    if (definition.formula !== undefined) throw new Refused(refuse('bad-formula', definition.label));
    const figure = newFigure(work, definition, taken, { event: 'imported', why: source });
    if ('ok' in figure) throw new Refused(figure as CommandRefused);
    taken.add(figure.id);
    return figure;
  });
}

function known({ record }: FigureWork, seen: SeenFigure): Figure {
  const figure = record.figures.get(seen.figure);
  if (!figure) throw new Refused(refuse('not-found', seen.figure));
  insist(unseen(figure, seen));
  return figure;
}

function withImported(work: FigureWork, line: ImportedValue, source: string): Figure {
  const figure = known(work, line);
  const { value, evidence, as } = line;
  if (figure.kind === 'computed' && !as) insist(refuse('computed-figure', figure.label));
  if (figure.retired || figure.mergedInto !== null) insist(refuse('retired-figure', figure.label));
  if (value !== null && !goodValue(value)) insist(refuse('bad-value', value));
  if (evidence.length > maxTextLength) insist(refuse('bad-text', 'evidence'));
  if (as) {
    const why = evidence || source;
    return changed(work, figure, { [as]: value }, { from: figure[as], to: value, why, event: as });
  }
  const part = { value, evidence, published: value !== null, proposed: null };
  return changed(work, figure, part, { from: figure.value, to: value, why: source, event: 'imported' });
}

function removedBy(work: FigureWork, remove: readonly SeenFigure[]): readonly StoredFigure[] {
  // What is removed together may refer to each other.
  const together = new Set(remove.map(({ figure }) => figure));
  return remove.map((line) => {
    const figure = known(work, line);
    insist(useOf(work, figure, together));
    return { ...changed(work, figure, {}), removedBy: work.context.by };
  });
}
