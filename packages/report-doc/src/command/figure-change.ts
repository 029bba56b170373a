// What every command on figures asks and does: is this the version that was seen, will the figure do, and its new entry.

import { formulaFaultSpan, parseDecimal, parseFormatCode, parseFormula } from '@huigao/figures';
import {
  type Figure,
  type FigureChange,
  type FigureDefinition,
  type FigureId,
  figureFromDefinition,
  figureValues,
  may,
  placesByFigure,
} from '@huigao/report';
import type * as Y from 'yjs';
import { figuresOf, type ReportRecord, replaceEntry, type StoredFigure } from '../record';
import { type CommandContext, type CommandResult, goodText, maxTextLength, refuse } from './command-result';
import type { SeenFigure } from './figures';

/** A command under way: the document it changes, the record it was read as, who sends it. */
export interface FigureWork {
  readonly doc: Y.Doc;
  readonly record: ReportRecord;
  readonly context: CommandContext;
  /** Figures that a text refers to; read only when asked. Without a report to look at every figure counts as used. */
  readonly isUsed: (figure: FigureId) => boolean;
}

export function figureWork(doc: Y.Doc, record: ReportRecord, context: CommandContext): FigureWork {
  let places: ReadonlyMap<FigureId, unknown> | null | undefined;
  const isUsed = (figure: FigureId) => {
    if (places === undefined) places = context.report ? placesByFigure(context.report()) : null;
    return places?.has(figure) ?? true;
  };
  return { doc, record, context, isUsed };
}

/** Most figures of one report: pages hold and show them all. */
export const maxFigures = 10_000;

/** Longest value at rest, sign and point included. */
const maxValueLength = 40;

/** In brackets an id stands in formulas, so it holds none, nor spaces that reading would trim. */
const goodId = /^[^\s[\]]{1,128}$/u;

export const mayPublish = ({ record, context }: FigureWork): boolean =>
  may(context.by, { do: 'publishFigures' }, record);

export const goodValue = (value: string): boolean =>
  value.length <= maxValueLength && parseDecimal(value) !== null;

/** A conflict that carries the figure as it is now, when that is not the one that was seen. */
export const unseen = (figure: Figure, { version }: SeenFigure): CommandResult | null =>
  figure.version === version ? null : refuse('conflict', JSON.stringify(figure));

/** A formula with the place of what is wrong with it, as compilers write it: `[a] ÷ [b]:7`. */
const atPlace = (formula: string, from: number) => `${formula}:${from + 1}`;

function formulaFault({ record }: FigureWork, figure: Figure): CommandResult | null {
  if (figure.formula === null) return null;
  const parsed = parseFormula(figure.formula);
  if (!parsed.ok) return refuse('bad-formula', atPlace(figure.formula, parsed.position));
  const value = figureValues(new Map([...record.figures, [figure.id, figure]])).get(figure.id);
  if (!value || value.ok || (value.code !== 'cycle' && value.code !== 'unknown-figure')) return null;
  const from = formulaFaultSpan(figure.formula, value, () => null)?.from ?? 0;
  return refuse(value.code === 'cycle' ? 'cycle' : 'bad-formula', atPlace(figure.formula, from));
}

/** Why a figure's words, format, value or formula will not do, or null. */
export function figureFault(work: FigureWork, figure: Figure): CommandResult | null {
  for (const key of ['label', 'group', 'unit'] as const)
    if (!goodText(figure[key])) return refuse('bad-text', key);
  if (figure.evidence.length > maxTextLength) return refuse('bad-text', 'evidence');
  if (!parseFormatCode(figure.format)) return refuse('bad-format', figure.format);
  for (const value of [figure.value, figure.previous, figure.accounts])
    if (value !== null && !goodValue(value)) return refuse('bad-value', value);
  if (figure.owner !== null && !work.record.people.has(figure.owner))
    return refuse('unknown-person', figure.owner);
  return formulaFault(work, figure);
}

/** What stands in the history: who and when are those of the command. */
export type NewChange = Omit<FigureChange, 'by' | 'at'>;

/** The figure changed, with a line in its history where there is something to tell. */
export function changed(
  { context: { by, at } }: FigureWork,
  figure: Figure,
  part: Partial<Figure>,
  change?: NewChange,
): Figure {
  const history = change
    ? [...figure.history, { by, at, ...change, why: change.why.slice(0, maxTextLength) }]
    : figure.history;
  return { ...figure, ...part, history, version: figure.version + 1 };
}

/** Puts figures in the place of those with their ids. */
export function replaceFigures({ doc }: FigureWork, figures: readonly StoredFigure[]): void {
  const stored = figuresOf(doc);
  const wanted = new Map(figures.map((figure) => [figure.id, figure]));
  stored.toArray().forEach(({ id }, index) => {
    const figure = wanted.get(id);
    if (figure) replaceEntry(stored, index, figure);
  });
}

/** A new figure of a definition, or why it will not do. Its owner is who adds it. */
export function newFigure(
  work: FigureWork,
  definition: FigureDefinition,
  taken: ReadonlySet<FigureId>,
  event?: Pick<FigureChange, 'event' | 'why'>,
): Figure | CommandResult {
  const { by, at } = work.context;
  if (!goodId.test(definition.id)) return refuse('bad-text', 'id');
  const figure = { ...figureFromDefinition(definition), owner: by };
  if (taken.has(figure.id)) return refuse('exists', figure.id);
  const history: readonly FigureChange[] =
    figure.value === null ? [] : [{ by, at, from: null, to: figure.value, why: '', ...event }];
  const published = figure.kind === 'computed' || (figure.value !== null && mayPublish(work));
  return figureFault(work, figure) ?? { ...figure, history, published };
}

/** Every id that was ever given in this report: one that was removed is not given again. */
export const takenIds = ({ doc }: FigureWork): ReadonlySet<FigureId> =>
  new Set(figuresOf(doc).map(({ id }) => id));
