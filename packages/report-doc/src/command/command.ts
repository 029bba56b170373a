// Commands: the only way the record changes. Each is checked for rights, shape and the version its sender saw, and either
// changes the record as a whole or gives a refusal and leaves it as it was.

import { type Action, may } from '@huigao/report';
import type * as Y from 'yjs';
import { type ReportRecord, readRecord } from '../record';
import { type CommandContext, type CommandResult, refuse } from './command-result';
import { applyContentCommand, type ContentCommand, isContentCommand } from './content-command';
import { changeFinals, type FinalCommand, isFinalCommand, rightForFinals } from './finals';
import { changeMembers, type MemberCommand } from './members';
import { changeOutline, isOutlineCommand, type OutlineCommand } from './outline';
import { isSuggestionCommand, type SuggestionCommand } from './suggestion-command';
import { changeSuggestions, rightForSuggestions } from './suggestions';
import { advanceSection, type WorkflowCommand } from './workflow';

type OtherCommand = FinalCommand | MemberCommand | OutlineCommand | SuggestionCommand | WorkflowCommand;

/** A change of the record that a person asks for. */
export type RecordCommand = ContentCommand | OtherCommand;

/** The right a command needs. */
function neededRight(command: OtherCommand, record: ReportRecord): Action {
  if (isSuggestionCommand(command)) return rightForSuggestions(command, record);
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
  if (isContentCommand(command)) return applyContentCommand(doc, command, context);
  const record = readRecord(doc);
  if (!record) return refuse('not-found', 'report');
  if (!may(context.by, neededRight(command, record), record)) return refuse('forbidden', command.type);
  return doc.transact(() => change(doc, record, command, context), 'command');
}

function change(
  doc: Y.Doc,
  record: ReportRecord,
  command: OtherCommand,
  context: CommandContext,
): CommandResult {
  if (isOutlineCommand(command)) return changeOutline(doc, record, command, context);
  if (isSuggestionCommand(command)) return changeSuggestions(doc, record, command, context);
  if (isFinalCommand(command)) return changeFinals(doc, record, command, context);
  switch (command.type) {
    case 'setMember':
    case 'admit':
    case 'setGroup':
      return changeMembers(doc, record, command);
    case 'advanceSection':
      return advanceSection(doc, record, command, context);
  }
}
