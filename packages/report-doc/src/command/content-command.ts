// Commands on what a report says: texts of its own, sections' people and titles, figures, tasks, checks and comments. Apart from those
// on who takes part, on the outline and on steps, because a page carries them out, too, on a copy for the eye.

import { type Action, may, type Signature } from '@huigao/report';
import type * as Y from 'yjs';
import { metaOf, type ReportRecord, readRecord } from '../record';
import { type CheckCommand, changeChecks, isCheckCommand, rightForChecks } from './checks';
import { type CommandContext, type CommandResult, done, goodDate, goodText, refuse } from './command-result';
import { type CommentCommand, changeComments, isCommentCommand, rightForComments } from './comments';
import {
  changeFigures,
  type FigureCommand,
  figureMissing,
  isFigureCommand,
  rightForFigures,
} from './figures';
import { overtaken } from './overtaken';
import { changeSection, type SectionCommand } from './sections';
import { changeTasks, isTaskCommand, type TaskCommand } from './tasks';

type MetaCommand =
  /** `over`: see `overtaken`. */
  | { readonly type: 'renameReport'; readonly title: string; readonly over?: string }
  | {
      readonly type: 'setSignature';
      readonly department: string;
      readonly date: string | null;
      readonly over?: Signature;
    };

export type ContentCommand =
  | MetaCommand
  | FigureCommand
  | CheckCommand
  | CommentCommand
  | SectionCommand
  | TaskCommand;

const managed = {
  renameReport: true,
  setSignature: true,
  assignSection: true,
  retitleSection: true,
  guideSection: true,
} as const satisfies Record<(MetaCommand | SectionCommand)['type'], true>;

const isManaged = (command: { readonly type: string }): command is MetaCommand | SectionCommand =>
  Object.hasOwn(managed, command.type);

export const isContentCommand = (command: { readonly type: string }): command is ContentCommand =>
  isManaged(command) ||
  isFigureCommand(command) ||
  isCheckCommand(command) ||
  isCommentCommand(command) ||
  isTaskCommand(command);

function neededRight(doc: Y.Doc, command: ContentCommand, record: ReportRecord): Action {
  if (isCommentCommand(command)) return rightForComments(doc, command, record);
  if (isCheckCommand(command)) return rightForChecks(command);
  if (isFigureCommand(command)) return rightForFigures(command);
  return { do: isTaskCommand(command) ? 'editTasks' : 'manage' };
}

/** As `applyCommand`, for these. */
export function applyContentCommand(
  doc: Y.Doc,
  command: ContentCommand,
  context: CommandContext,
): CommandResult {
  const record = readRecord(doc);
  if (!record) return refuse('not-found', 'report');
  const missing = isFigureCommand(command) ? figureMissing(command, record) : null;
  if (missing) return refuse('not-found', missing);
  if (!may(context.by, neededRight(doc, command, record), record)) return refuse('forbidden', command.type);
  return doc.transact(() => change(doc, record, command, context), 'command');
}

function change(
  doc: Y.Doc,
  record: ReportRecord,
  command: ContentCommand,
  context: CommandContext,
): CommandResult {
  if (isFigureCommand(command)) return changeFigures(doc, record, command, context);
  if (isCommentCommand(command)) return changeComments(doc, record, command, context);
  if (isCheckCommand(command)) return changeChecks(doc, record, command, context);
  if (isTaskCommand(command)) return changeTasks(doc, record, command, context);
  switch (command.type) {
    case 'renameReport':
      return renameReport(doc, record, command);
    case 'setSignature':
      return setSignature(doc, record, command);
    case 'assignSection':
    case 'retitleSection':
    case 'guideSection':
      return changeSection(doc, record, command);
  }
}

function renameReport(
  doc: Y.Doc,
  record: ReportRecord,
  { title, over }: Extract<MetaCommand, { type: 'renameReport' }>,
): CommandResult {
  if (!goodText(title)) return refuse('bad-text', 'title');
  const wanted = title.trim();
  const conflict = overtaken(over, { now: record.title, wanted });
  if (conflict) return conflict;
  metaOf(doc).set('title', wanted);
  return done;
}

function setSignature(
  doc: Y.Doc,
  record: ReportRecord,
  { department, date, over }: Extract<MetaCommand, { type: 'setSignature' }>,
): CommandResult {
  if (!goodText(department)) return refuse('bad-text', 'department');
  if (!goodDate(date)) return refuse('bad-date', 'date');
  const ordered = (signature: Signature): Signature => ({
    department: signature.department,
    date: signature.date,
  });
  const wanted = { department: department.trim(), date };
  const conflict = overtaken(over && ordered(over), { now: ordered(record.signature), wanted });
  if (conflict) return conflict;
  metaOf(doc).set('signature', wanted);
  return done;
}
