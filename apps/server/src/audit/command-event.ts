import type { Report, ReportId, WorkflowEvent } from '@huigao/report';
import {
  isCheckCommand,
  isCommentCommand,
  isFigureCommand,
  isSuggestionCommand,
  isTaskCommand,
  type RecordCommand,
} from '@huigao/report-doc';
import type { AuditAction } from './actions';
import { eventOfChecks } from './check-event';
import { eventOfComments } from './comment-event';
import type { AuditEvent } from './event';
import { eventOfFigures } from './figure-event';
import { eventOfSuggestions } from './suggestion-event';
import { eventOfTasks } from './task-event';

const workflowActions = {
  submit: 'section.submitted',
  return: 'section.returned',
  agree: 'section.agreed',
  reopen: 'section.reopened',
  sign: 'section.signed',
  skip: 'section.signer-skipped',
  takeValues: 'section.values-taken',
} as const satisfies Record<WorkflowEvent, AuditAction>;

/**
 * What the audit log says of a command that changed a report. Titles and values are kept, texts of the report are not.
 * @param record - the report before it: names of the time stay readable when they change or go
 */
export function eventOfCommand(
  command: RecordCommand,
  { id, figures, outline, suggestions }: Pick<Report, 'id' | 'figures' | 'outline' | 'suggestions'>,
): AuditEvent {
  const event = bareEvent(command, id, suggestions);
  const figureLabel = event.figure && figures.get(event.figure)?.label;
  const sectionTitle = event.section && outline.find((entry) => entry.id === event.section)?.title;
  const names = { ...(figureLabel ? { figureLabel } : {}), ...(sectionTitle ? { sectionTitle } : {}) };
  return { ...event, detail: { ...event.detail, ...names } };
}

function bareEvent(command: RecordCommand, report: ReportId, suggestions: Report['suggestions']): AuditEvent {
  if (isFigureCommand(command)) return eventOfFigures(command, report);
  if (isCommentCommand(command)) return eventOfComments(command, report);
  if (isSuggestionCommand(command)) return eventOfSuggestions(command, report, suggestions);
  if (isCheckCommand(command)) return eventOfChecks(command, report);
  if (isTaskCommand(command)) return eventOfTasks(command, report);
  switch (command.type) {
    case 'renameReport':
      return { action: 'report.renamed', report, detail: { title: command.title } };
    case 'setSignature': {
      const { department, date } = command;
      return { action: 'report.signature-set', report, detail: { department, date } };
    }
    case 'setMember': {
      const { person: account, roles } = command;
      if (roles.length === 0) return { action: 'member.removed', report, account };
      return { action: 'member.set', report, account, detail: { roles } };
    }
    case 'admit': {
      const { person: account, role, sections } = command;
      return { action: 'member.set', report, account, detail: { added: role, sections } };
    }
    case 'setGroup': {
      const { group, roles } = command;
      if (roles.length === 0) return { action: 'group.removed', report, detail: { group } };
      return { action: 'group.set', report, detail: { group, roles } };
    }
    case 'assignSection': {
      const { section, drafters, reviewers, due } = command;
      return { action: 'section.assigned', report, section, detail: { drafters, reviewers, due } };
    }
    case 'setSigning': {
      const { order, signers } = command;
      return { action: 'signing.set', report, detail: { order, signers } };
    }
    case 'signTogether': {
      const { part: section, seen, why, onBehalfOf } = command;
      const sections = seen.map(({ section }) => section);
      return { action: 'signing.together', report, section, detail: { sections, why, onBehalfOf } };
    }
    case 'freezeReport': {
      const { note, digest } = command;
      return { action: 'report.frozen', report, detail: { note, digest } };
    }
    case 'archiveReport':
      return { action: command.archived ? 'report.archived' : 'report.taken-back', report };
    case 'advanceSection': {
      const { section, event, why, onBehalfOf, digest } = command;
      return { action: workflowActions[event], report, section, detail: { why, onBehalfOf, digest } };
    }
    case 'addSection': {
      const { section, title } = command;
      return { action: 'section.added', report, section, detail: { title } };
    }
    case 'moveSection':
      return { action: 'section.moved', report, section: command.section };
    case 'removeSection':
      return { action: 'section.removed', report, section: command.section };
    case 'bringBackSection':
      return { action: 'section.brought-back', report, section: command.section };
    case 'guideSection': {
      const { section, guide } = command;
      const { words: guidance = null, least = null, most = null } = guide ?? {};
      return { action: 'section.guided', report, section, detail: { guidance, least, most } };
    }
    case 'retitleSection': {
      const { section, title } = command;
      return { action: 'section.retitled', report, section, detail: { title } };
    }
  }
}
