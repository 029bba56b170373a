// Commands: the only way the record changes. Each is checked for rights, shape and the version its sender saw, and either
// changes the record as a whole or gives a refusal and leaves it as it was.

import { parseDecimal, parseFormatCode, parseFormula } from '@huigao/figures';
import {
  type Action,
  type Figure,
  type FigureDefinition,
  type FigureId,
  figureFromDefinition,
  figureValues,
  may,
  type PersonId,
  type Role,
  roles,
  type SectionId,
} from '@huigao/report';
import type * as Y from 'yjs';
import {
  figuresOf,
  metaOf,
  outlineOf,
  peopleOf,
  type ReportRecord,
  readRecord,
  replaceEntry,
} from './record';

/** A change of the record that a person asks for. */
export type RecordCommand =
  | { readonly type: 'renameReport'; readonly title: string }
  | { readonly type: 'setSignature'; readonly department: string; readonly date: string | null }
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
    }
  | {
      readonly type: 'setMember';
      readonly person: PersonId;
      readonly name: string;
      readonly roles: readonly Role[];
    }
  | {
      readonly type: 'assignSection';
      readonly section: SectionId;
      readonly drafters: readonly PersonId[];
      readonly reviewers: readonly PersonId[];
      readonly due: string | null;
    }
  | { readonly type: 'retitleSection'; readonly section: SectionId; readonly title: string };

/** Why a command is refused. `conflict` carries the figure as it is now in `detail`, as JSON. */
export type CommandRefusalCode =
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'exists'
  | 'bad-text'
  | 'bad-date'
  | 'bad-value'
  | 'bad-format'
  | 'bad-formula'
  | 'cycle'
  | 'computed-figure'
  | 'bad-role'
  | 'last-owner'
  | 'unknown-person';

export type CommandResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: CommandRefusalCode; readonly detail: string };

const done: CommandResult = { ok: true };
const refuse = (code: CommandRefusalCode, detail = ''): CommandResult => ({ ok: false, code, detail });

/** Who sends a command, and when it arrives (epoch ms). */
export interface CommandContext {
  readonly by: PersonId;
  readonly at: number;
}

const maxTextLength = 200;
const goodText = (text: unknown): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= maxTextLength;
const goodDate = (date: unknown) =>
  date === null || (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date));

/** The right a command needs. */
function neededRight(command: RecordCommand): Action {
  switch (command.type) {
    case 'addFigure':
      return { do: 'addFigure' };
    case 'setFigureValue':
    case 'changeFigure':
      return { do: 'editFigure', figure: command.figure };
    default:
      return { do: 'manage' };
  }
}

/**
 * Applies a command to the record document, in one transaction, or refuses it.
 * The caller has checked that `command` has the shape of its type.
 */
export function applyCommand(doc: Y.Doc, command: RecordCommand, context: CommandContext): CommandResult {
  const record = readRecord(doc);
  if (!record) return refuse('not-found', 'report');
  const figureNeeded = 'figure' in command && typeof command.figure === 'string' ? command.figure : null;
  if (figureNeeded && !record.figures.has(figureNeeded)) return refuse('not-found', figureNeeded);
  if (!may(context.by, neededRight(command), record)) return refuse('forbidden', command.type);
  return doc.transact(() => change(doc, record, command, context), 'command');
}

function change(
  doc: Y.Doc,
  record: ReportRecord,
  command: RecordCommand,
  context: CommandContext,
): CommandResult {
  switch (command.type) {
    case 'renameReport':
      if (!goodText(command.title)) return refuse('bad-text', 'title');
      metaOf(doc).set('title', command.title.trim());
      return done;
    case 'setSignature':
      if (!goodText(command.department)) return refuse('bad-text', 'department');
      if (!goodDate(command.date)) return refuse('bad-date', 'date');
      metaOf(doc).set('signature', { department: command.department.trim(), date: command.date });
      return done;
    case 'addFigure':
      return addFigure(doc, record, command.figure, context);
    case 'setFigureValue':
      return setFigureValue(doc, record, command, context);
    case 'changeFigure':
      return changeFigure(doc, record, command);
    case 'setMember':
      return setMember(doc, record, command);
    case 'assignSection':
    case 'retitleSection':
      return changeSection(doc, record, command);
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
  { figure: id, version, value, why }: Extract<RecordCommand, { type: 'setFigureValue' }>,
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
  { figure: id, version, change }: Extract<RecordCommand, { type: 'changeFigure' }>,
): CommandResult {
  const figure = record.figures.get(id)!;
  if (figure.version !== version) return refuse('conflict', JSON.stringify(figure));
  const changed: Figure = { ...figure, ...change };
  if ((changed.formula === null) !== (figure.kind === 'entered')) return refuse('bad-formula', '');
  return figureFault(record, changed) ?? replaceFigure(doc, changed);
}

function setMember(
  doc: Y.Doc,
  record: ReportRecord,
  { person, name, roles: given }: Extract<RecordCommand, { type: 'setMember' }>,
): CommandResult {
  if (!goodText(name)) return refuse('bad-text', 'name');
  if (!given.every((role) => roles.includes(role))) return refuse('bad-role', given.join());
  const others = [...record.people.values()].filter((member) => member.person !== person);
  const ownerLeft = given.includes('owner') || others.some((member) => member.roles.includes('owner'));
  if (!ownerLeft) return refuse('last-owner', name);
  if (given.length === 0) peopleOf(doc).delete(person);
  else peopleOf(doc).set(person, { person, name, roles: [...new Set(given)] });
  return done;
}

function changeSection(
  doc: Y.Doc,
  record: ReportRecord,
  command: Extract<RecordCommand, { type: 'assignSection' | 'retitleSection' }>,
): CommandResult {
  const index = record.outline.findIndex(({ id }) => id === command.section);
  const entry = record.outline[index];
  if (!entry) return refuse('not-found', command.section);
  if (command.type === 'retitleSection') {
    if (!goodText(command.title)) return refuse('bad-text', 'title');
    replaceEntry(outlineOf(doc), index, { ...entry, title: command.title.trim() });
    return done;
  }
  const { drafters, reviewers, due } = command;
  const stranger = [...drafters, ...reviewers].find((person) => !record.people.has(person));
  if (stranger) return refuse('unknown-person', stranger);
  if (!goodDate(due)) return refuse('bad-date', 'due');
  replaceEntry(outlineOf(doc), index, { ...entry, drafters, reviewers, due });
  return done;
}
