// Commands: the only way the record changes. Each is checked for rights, shape and the version its sender saw, and either
// changes the record as a whole or gives a refusal and leaves it as it was.

import { type Action, may } from '@huigao/report';
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
import { changeFinals, type FinalCommand, isFinalCommand, rightForFinals } from './finals';
import { changeMembers, type MemberCommand } from './members';
import { changeOutline, isOutlineCommand, type OutlineCommand } from './outline';
import { changeSection, type SectionCommand } from './sections';
import {
  changeSuggestions,
  isSuggestionCommand,
  rightForSuggestions,
  type SuggestionCommand,
} from './suggestions';
import { changeTasks, isTaskCommand, type TaskCommand } from './tasks';
import { advanceSection, type WorkflowCommand } from './workflow';

/** A change of the record that a person asks for. */
export type RecordCommand =
  | { readonly type: 'renameReport'; readonly title: string }
  | { readonly type: 'setSignature'; readonly department: string; readonly date: string | null }
  | FigureCommand
  | CheckCommand
  | CommentCommand
  | FinalCommand
  | MemberCommand
  | OutlineCommand
  | SectionCommand
  | SuggestionCommand
  | TaskCommand
  | WorkflowCommand;

/** The right a command needs. */
function neededRight(doc: Y.Doc, command: RecordCommand, record: ReportRecord): Action {
  if (isCommentCommand(command)) return rightForComments(doc, command, record);
  if (isSuggestionCommand(command)) return rightForSuggestions(command, record);
  if (isCheckCommand(command)) return rightForChecks(command);
  if (isFigureCommand(command)) return rightForFigures(command);
  if (isTaskCommand(command)) return { do: 'editTasks' };
  if (isFinalCommand(command)) return rightForFinals(command, record);
  if (command.type !== 'advanceSection') return { do: 'manage' };
  // So that the answer is "not found".
  if (!record.outline.some(({ id }) => id === command.section)) return { do: 'read' };
  const isForAnother = command.event === 'sign' && command.onBehalfOf !== null;
  return { do: isForAnother ? 'signOnBehalf' : command.event, section: command.section };
}

/**
 * Applies a command to the record document, in one transaction, or refuses it.
 * The caller has checked that `command` has the shape of its type.
 */
export function applyCommand(doc: Y.Doc, command: RecordCommand, context: CommandContext): CommandResult {
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
  command: RecordCommand,
  context: CommandContext,
): CommandResult {
  if (isFigureCommand(command)) return changeFigures(doc, record, command, context);
  if (isCommentCommand(command)) return changeComments(doc, record, command, context);
  if (isSuggestionCommand(command)) return changeSuggestions(doc, record, command, context);
  if (isCheckCommand(command)) return changeChecks(doc, record, command, context);
  if (isTaskCommand(command)) return changeTasks(doc, record, command, context);
  if (isOutlineCommand(command)) return changeOutline(doc, record, command, context);
  if (isFinalCommand(command)) return changeFinals(doc, record, command, context);
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
    case 'setMember':
    case 'admit':
    case 'setGroup':
      return changeMembers(doc, record, command);
    case 'assignSection':
    case 'retitleSection':
      return changeSection(doc, record, command);
    case 'advanceSection':
      return advanceSection(doc, record, command, context);
  }
}
