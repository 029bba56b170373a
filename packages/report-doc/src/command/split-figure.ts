// Splitting a figure 拆分: a second one like it, for those places that turned out to mean something else. The places are text: whoever
// splits moves them there, and takes the split back by moving them again and removing the second figure.

import type { FigureDefinition } from '@huigao/report';
import { figuresOf } from '../record';
import { type CommandResult, done, maxTextLength, refuse } from './command-result';
import {
  changed,
  type FigureWork,
  maxFigures,
  newFigure,
  replaceFigures,
  takenIds,
  unseen,
} from './figure-change';
import type { FigureCommand } from './figures';

type SplitFigure = Extract<FigureCommand, { type: 'splitFigure' }>;

/**
 * Adds the second figure right behind the first, of the same group, unit and format, entered, with a value of its own; both histories tell
 * of the other. What the first has of formula, other names, note and evidence speaks of itself alone and stays with it.
 */
export function splitFigure(work: FigureWork, command: SplitFigure): CommandResult {
  const { figure: id, into, label, value, why } = command;
  const { record, doc } = work;
  const figure = record.figures.get(id)!;
  const conflict = unseen(figure, command);
  if (conflict) return conflict;
  if (figure.retired || figure.mergedInto !== null) return refuse('retired-figure', figure.label);
  if (record.figures.size >= maxFigures) return refuse('too-many-figures', String(maxFigures));
  if (why.length > maxTextLength) return refuse('bad-text', 'why');
  if (label.trim() === figure.label) return refuse('exists', figure.label);
  const { group, unit, format } = figure;
  const definition: FigureDefinition = {
    id: into,
    label: label.trim(),
    group,
    unit,
    format,
    ...(value === null ? {} : { value }),
  };
  const told = (other: string) => ({ event: 'split' as const, why: why ? `${other}：${why}` : other });
  const second = newFigure(work, definition, takenIds(work), told(figure.label));
  if ('ok' in second) return second;
  const { by, at } = work.context;
  const begun = { by, at, from: null, to: value, ...told(figure.label) };
  const stored = figuresOf(doc);
  const behind = stored.toArray().findIndex((one) => one.id === id) + 1;
  const first = { from: figure.value, to: figure.value, ...told(second.label) };
  replaceFigures(work, [changed(work, figure, {}, first)]);
  stored.insert(behind, [{ ...second, owner: figure.owner ?? by, history: [begun] }]);
  return done;
}
