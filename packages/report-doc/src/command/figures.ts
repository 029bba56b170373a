// Commands on figures 数据: which there are, what right each needs, and which file carries it out.

import type { Action, Figure, FigureDefinition, FigureId } from '@huigao/report';
import type * as Y from 'yjs';
import type { ReportRecord } from '../record';
import type { CommandContext, CommandResult } from './command-result';
import { addFigure, changeFigure, setFigureValue } from './edit-figures';
import { figureWork } from './figure-change';
import { importFigures } from './import-figures';
import {
  dropProposal,
  mergeFigure,
  publishFigures,
  removeFigure,
  restoreFigure,
  retireFigure,
  reviveFigure,
  separateFigure,
} from './settle-figures';
import { splitFigure } from './split-figure';

/** One figure, and the version of it the sender saw; another one now is a conflict, never a merge of digits. */
export interface SeenFigure {
  readonly figure: FigureId;
  readonly version: number;
}

/** What of a figure can be changed besides its value. `owner` and `formula` take the right to publish. */
export type FigureSettings = Pick<
  Figure,
  | 'label'
  | 'group'
  | 'format'
  | 'aliases'
  | 'note'
  | 'evidence'
  | 'formula'
  | 'owner'
  | 'previous'
  | 'accounts'
>;

/** A value from a table, with the cell it stood in. */
export interface ImportedValue extends SeenFigure {
  readonly value: string | null;
  readonly evidence: string;
  /** Absent: the value itself; else that of the final accounts 部门决算, beside it. */
  readonly as?: 'accounts' | 'previous';
}

type On<Type extends string> = { readonly type: Type } & SeenFigure;

export type FigureCommand =
  | { readonly type: 'addFigure'; readonly figure: FigureDefinition }
  | (On<'setFigureValue'> & { readonly value: string | null; readonly why: string })
  | (On<'changeFigure'> & { readonly change: Partial<FigureSettings> })
  | { readonly type: 'publishFigures'; readonly figures: readonly SeenFigure[] }
  | On<'dropProposal'>
  | (On<'retireFigure'> & { readonly why: string })
  | On<'reviveFigure'>
  | (On<'mergeFigure'> & { readonly into: FigureId; readonly why: string })
  | On<'separateFigure'>
  /** A second figure like this one, for places that turned out to mean something else. */
  | (On<'splitFigure'> & {
      readonly into: FigureId;
      readonly label: string;
      readonly value: string | null;
      readonly why: string;
    })
  | On<'removeFigure'>
  | { readonly type: 'restoreFigure'; readonly figure: FigureId }
  /** A table taken in, or taken back: all of it or nothing. */
  | {
      readonly type: 'importFigures';
      /** Where it came from, kept in the history: a file's name. */
      readonly source: string;
      readonly add: readonly FigureDefinition[];
      readonly set: readonly ImportedValue[];
      readonly remove: readonly SeenFigure[];
    };

const rights = {
  addFigure: 'addFigure',
  setFigureValue: 'editFigure',
  changeFigure: 'editFigure',
  publishFigures: 'publishFigures',
  dropProposal: 'editFigure',
  retireFigure: 'publishFigures',
  reviveFigure: 'publishFigures',
  mergeFigure: 'publishFigures',
  separateFigure: 'publishFigures',
  splitFigure: 'publishFigures',
  removeFigure: 'editFigure',
  // Whoever removed it may bring it back, too: the command itself looks.
  restoreFigure: 'addFigure',
  importFigures: 'publishFigures',
} as const satisfies Readonly<Record<FigureCommand['type'], Action['do']>>;

export const isFigureCommand = (command: { readonly type: string }): command is FigureCommand =>
  Object.hasOwn(rights, command.type);

/** The right a command needs; some ask for more by what they hold. */
export function rightForFigures(command: FigureCommand): Action {
  const right = rights[command.type];
  if (right !== 'editFigure') return { do: right };
  return { do: right, figure: (command as SeenFigure).figure };
}

/** The figure a command speaks of when the report does not know it, or null. */
export function figureMissing(command: FigureCommand, { figures }: ReportRecord): FigureId | null {
  if (!('version' in command)) return null;
  if (!figures.has(command.figure)) return command.figure;
  return command.type === 'mergeFigure' && !figures.has(command.into) ? command.into : null;
}

export function changeFigures(
  doc: Y.Doc,
  record: ReportRecord,
  command: FigureCommand,
  context: CommandContext,
): CommandResult {
  const change = figureWork(doc, record, context);
  switch (command.type) {
    case 'addFigure':
      return addFigure(change, command.figure);
    case 'setFigureValue':
      return setFigureValue(change, command);
    case 'changeFigure':
      return changeFigure(change, command);
    case 'publishFigures':
      return publishFigures(change, command.figures);
    case 'dropProposal':
      return dropProposal(change, command);
    case 'retireFigure':
      return retireFigure(change, command, command.why);
    case 'reviveFigure':
      return reviveFigure(change, command);
    case 'mergeFigure':
      return mergeFigure(change, command);
    case 'separateFigure':
      return separateFigure(change, command);
    case 'splitFigure':
      return splitFigure(change, command);
    case 'removeFigure':
      return removeFigure(change, command);
    case 'restoreFigure':
      return restoreFigure(change, command.figure);
    case 'importFigures':
      return importFigures(change, command);
  }
}
