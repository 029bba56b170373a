// Adding figures and changing what they say.

import type { Figure, FigureDefinition } from '@huigao/report';
import { figuresOf } from '../record';
import { type CommandResult, done, refuse } from './command-result';
import {
  changed,
  type FigureWork,
  figureFault,
  goodValue,
  maxFigures,
  mayPublish,
  type NewChange,
  newFigure,
  replaceFigures,
  takenIds,
  unseen,
} from './figure-change';
import type { FigureCommand, FigureSettings } from './figures';

export function addFigure(work: FigureWork, definition: FigureDefinition): CommandResult {
  if (work.record.figures.size >= maxFigures) return refuse('too-many-figures', String(maxFigures));
  const figure = newFigure(work, definition, takenIds(work));
  if ('ok' in figure) return figure;
  figuresOf(work.doc).push([figure]);
  return done;
}

/**
 * Sets a value. One who may publish publishes by it. From anyone else a value over a published one waits beside it, while one over
 * a value that was never published takes its place: nobody has vouched for that yet.
 * Source: docs/decisions/0011-proposed-values.md
 */
export function setFigureValue(
  work: FigureWork,
  command: Extract<FigureCommand, { type: 'setFigureValue' }>,
): CommandResult {
  const { value, why } = command;
  const figure = work.record.figures.get(command.figure)!;
  if (figure.kind === 'computed') return refuse('computed-figure', figure.label);
  if (figure.retired || figure.mergedInto !== null) return refuse('retired-figure', figure.label);
  if (value !== null && !goodValue(value)) return refuse('bad-value', value);
  const conflict = unseen(figure, command);
  if (conflict) return conflict;
  replaceFigures(work, [withValue(work, figure, value, why)]);
  return done;
}

function withValue(work: FigureWork, figure: Figure, value: string | null, why: string): Figure {
  const publishes = mayPublish(work);
  const change = { from: figure.value, to: value, why };
  if (publishes || !figure.published)
    return changed(work, figure, { value, published: publishes && value !== null, proposed: null }, change);
  const { by, at } = work.context;
  const proposed = value === figure.value ? null : { value, by, at, why };
  return changed(work, figure, { proposed }, { ...change, event: 'proposed' });
}

/** What a drafter may not change of a figure that is their own: whose it is, and a value by way of its formula. */
const publishersOnly: readonly (keyof FigureSettings)[] = ['owner', 'formula'];

export function changeFigure(
  work: FigureWork,
  command: Extract<FigureCommand, { type: 'changeFigure' }>,
): CommandResult {
  const { change } = command;
  const figure = work.record.figures.get(command.figure)!;
  if (!mayPublish(work) && publishersOnly.some((key) => key in change))
    return refuse('forbidden', command.type);
  const conflict = unseen(figure, command);
  if (conflict) return conflict;
  const settled: Figure = { ...figure, ...change };
  if ((settled.formula === null) !== (figure.kind === 'entered')) return refuse('bad-formula', '');
  const fault = figureFault(work, settled);
  if (fault) return fault;
  const history = settingsHistory(figure, settled);
  replaceFigures(work, [changed(work, figure, change, history)]);
  return done;
}

/** What the history tells of new settings: another formula, or another value of last year or of the accounts. */
function settingsHistory(figure: Figure, settled: Figure): NewChange | undefined {
  if (settled.formula !== figure.formula)
    return { from: figure.formula, to: settled.formula, why: '', event: 'formula' };
  if (settled.previous !== figure.previous)
    return { from: figure.previous, to: settled.previous, why: '', event: 'previous' };
  if (settled.accounts !== figure.accounts)
    return { from: figure.accounts, to: settled.accounts, why: '', event: 'accounts' };
  return undefined;
}
