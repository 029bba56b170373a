// Commands on figures 数据.

import { parseDecimal, parseFormatCode, parseFormula } from '@huigao/figures';
import {
  type Figure,
  type FigureDefinition,
  type FigureId,
  figureFromDefinition,
  figureValues,
} from '@huigao/report';
import type * as Y from 'yjs';
import { figuresOf, type ReportRecord, replaceEntry } from '../record';
import {
  type CommandContext,
  type CommandResult,
  done,
  goodText,
  maxTextLength,
  refuse,
} from './command-result';

export type FigureCommand =
  | { readonly type: 'addFigure'; readonly figure: FigureDefinition }
  | {
      readonly type: 'setFigureValue';
      readonly figure: FigureId;
      /** The version the sender saw; another one now is a conflict, never a merge of digits. */
      readonly version: number;
      readonly value: string | null;
      readonly why: string;
    }
  | {
      readonly type: 'changeFigure';
      readonly figure: FigureId;
      readonly version: number;
      readonly change: Partial<Pick<Figure, 'label' | 'group' | 'format' | 'aliases' | 'note' | 'formula'>>;
    };

export function changeFigures(
  doc: Y.Doc,
  record: ReportRecord,
  command: FigureCommand,
  context: CommandContext,
): CommandResult {
  switch (command.type) {
    case 'addFigure':
      return addFigure(doc, record, command.figure, context);
    case 'setFigureValue':
      return setFigureValue(doc, record, command, context);
    case 'changeFigure':
      return changeFigure(doc, record, command);
  }
}

/** Why a figure's words, format or formula will not do, or null. */
function figureFault(record: ReportRecord, figure: Figure): CommandResult | null {
  for (const key of ['label', 'group', 'unit'] as const)
    if (!goodText(figure[key])) return refuse('bad-text', key);
  if (!parseFormatCode(figure.format)) return refuse('bad-format', figure.format);
  if (figure.value !== null && !goodValue(figure.value)) return refuse('bad-value', figure.value);
  if (figure.formula === null) return null;
  const parsed = parseFormula(figure.formula);
  if (!parsed.ok) return refuse('bad-formula', figure.formula);
  const values = figureValues(new Map([...record.figures, [figure.id, figure]]));
  const value = values.get(figure.id);
  if (value?.ok === false && value.code === 'cycle') return refuse('cycle', figure.formula);
  if (value?.ok === false && value.code === 'unknown-figure') return refuse('bad-formula', value.detail);
  return null;
}

const goodValue = (value: string) => value.length <= 40 && parseDecimal(value) !== null;

function addFigure(
  doc: Y.Doc,
  record: ReportRecord,
  definition: FigureDefinition,
  { by, at }: CommandContext,
): CommandResult {
  if (!goodText(definition.id)) return refuse('bad-text', 'id');
  const figure = figureFromDefinition(definition);
  if (record.figures.has(figure.id)) return refuse('exists', figure.id);
  const fault = figureFault(record, figure);
  if (fault) return fault;
  const history = figure.value === null ? [] : [{ by, at, from: null, to: figure.value, why: '' }];
  figuresOf(doc).push([{ ...figure, owner: by, history }]);
  return done;
}

function replaceFigure(doc: Y.Doc, figure: Figure): CommandResult {
  const figures = figuresOf(doc);
  const index = figures.toArray().findIndex(({ id }) => id === figure.id);
  replaceEntry(figures, index, { ...figure, version: figure.version + 1 });
  return done;
}

function setFigureValue(
  doc: Y.Doc,
  record: ReportRecord,
  { figure: id, version, value, why }: Extract<FigureCommand, { type: 'setFigureValue' }>,
  { by, at }: CommandContext,
): CommandResult {
  const figure = record.figures.get(id)!;
  if (figure.kind === 'computed') return refuse('computed-figure', figure.label);
  if (figure.version !== version) return refuse('conflict', JSON.stringify(figure));
  if (value !== null && !goodValue(value)) return refuse('bad-value', value);
  const history = [
    ...figure.history,
    { by, at, from: figure.value, to: value, why: why.slice(0, maxTextLength) },
  ];
  return replaceFigure(doc, { ...figure, value, history });
}

function changeFigure(
  doc: Y.Doc,
  record: ReportRecord,
  { figure: id, version, change }: Extract<FigureCommand, { type: 'changeFigure' }>,
): CommandResult {
  const figure = record.figures.get(id)!;
  if (figure.version !== version) return refuse('conflict', JSON.stringify(figure));
  const changed: Figure = { ...figure, ...change };
  if ((changed.formula === null) !== (figure.kind === 'entered')) return refuse('bad-formula', '');
  return figureFault(record, changed) ?? replaceFigure(doc, changed);
}
