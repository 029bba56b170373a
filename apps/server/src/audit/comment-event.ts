import { type ReportId, sectionId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import type { AuditAction } from './actions';
import type { AuditEvent } from './event';

type CommentCommand = Extract<RecordCommand, { readonly thread: unknown }>;

const actions = {
  addThread: 'comment.added',
  replyToThread: 'comment.replied',
  editComment: 'comment.edited',
  removeComment: 'comment.removed',
  assignThread: 'comment.assigned',
  resolveThread: 'comment.resolved',
  reopenThread: 'comment.reopened',
} as const satisfies Record<CommentCommand['type'], AuditAction>;

/** What the audit log says of a command on comments: which thread, never what was written. */
export function eventOfComments(command: CommentCommand, report: ReportId): AuditEvent {
  const section = 'section' in command ? sectionId(command.section) : null;
  const given = command.type === 'assignThread' ? { assignee: command.assignee, due: command.due } : {};
  return { action: actions[command.type], report, section, detail: { thread: command.thread, ...given } };
}
