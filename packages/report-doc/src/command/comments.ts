// Commands on comment threads 批注. Who may comment is asked of `may`; beyond that everyone changes only what they wrote themselves,
// and a thread is closed by who began it or who answers for the section.

import {
  type Action,
  type Anchor,
  type Comment,
  type CommentId,
  maxCommentLength,
  maxComments,
  maxThreads,
  maybeSection,
  mayCloseThread,
  quoteOf,
  type SectionId,
  shownText,
  type Thread,
  type ThreadId,
} from '@huigao/report';
import type * as Y from 'yjs';
import { anchoredRange } from '../anchor';
import { type ReportRecord, threadsOf } from '../record';
import { type CommandContext, type CommandResult, done, refuse } from './command-result';

export type CommentCommand =
  | {
      readonly type: 'addThread';
      readonly thread: ThreadId;
      readonly comment: CommentId;
      readonly section: SectionId;
      /** Null: on the whole section. */
      readonly anchor: Anchor | null;
      readonly text: string;
    }
  | {
      readonly type: 'replyToThread';
      readonly thread: ThreadId;
      readonly comment: CommentId;
      readonly text: string;
    }
  | {
      readonly type: 'editComment';
      readonly thread: ThreadId;
      readonly comment: CommentId;
      readonly text: string;
    }
  | { readonly type: 'removeComment'; readonly thread: ThreadId; readonly comment: CommentId }
  | { readonly type: 'resolveThread'; readonly thread: ThreadId }
  | { readonly type: 'reopenThread'; readonly thread: ThreadId };

const types = {
  addThread: true,
  replyToThread: true,
  editComment: true,
  removeComment: true,
  resolveThread: true,
  reopenThread: true,
} as const satisfies Record<CommentCommand['type'], true>;

export const isCommentCommand = (command: { readonly type: string }): command is CommentCommand =>
  Object.hasOwn(types, command.type);

/** The section a command speaks of, or null when there is none such. */
function sectionOf(command: CommentCommand, record: ReportRecord): SectionId | null {
  const section =
    command.type === 'addThread' ? command.section : record.threads.get(command.thread)?.section;
  return section && maybeSection({ ...record, bodies: new Map() }, section) ? section : null;
}

/** The right a command needs; in a section that is not there the right to read, so that the answer is "not found". */
export function rightForComments(command: CommentCommand, record: ReportRecord): Action {
  const section = sectionOf(command, record);
  return section ? { do: 'comment', section } : { do: 'read' };
}

const goodComment = (text: string) => text.trim() !== '' && text.length <= maxCommentLength;

export function changeComments(
  doc: Y.Doc,
  record: ReportRecord,
  command: CommentCommand,
  context: CommandContext,
): CommandResult {
  if (!sectionOf(command, record)) return refuse('not-found', 'thread');
  if ('text' in command && !goodComment(command.text)) return refuse('bad-comment', String(maxCommentLength));
  if (command.type === 'addThread') return addThread(doc, record, command, context);
  const thread = record.threads.get(command.thread)!;
  const next = changed(record, thread, command, context);
  if (!('id' in next)) return next;
  if (next.comments.length === 0) threadsOf(doc).delete(thread.id);
  else threadsOf(doc).set(thread.id, next);
  return done;
}

function addThread(
  doc: Y.Doc,
  record: ReportRecord,
  { thread, comment, section, anchor, text }: Extract<CommentCommand, { type: 'addThread' }>,
  { by, at, report: read, section: documentOf }: CommandContext,
): CommandResult {
  if (record.threads.has(thread)) return refuse('exists', 'thread');
  if (record.threads.size >= maxThreads) return refuse('too-many-comments', String(maxThreads));
  const report = read?.();
  const body = report?.bodies.get(section);
  const document = documentOf?.(section);
  if (!report || !body || !document) return refuse('no-text', section);
  const range = anchor && anchoredRange(document, anchor);
  if (anchor && (!range || range.to > body.content.size)) return refuse('bad-anchor', section);
  // The server quotes, not the sender: a thread never claims a text that was not there.
  const quote = range && quoteOf(body, range, shownText(report, section, range));
  const first: Comment = { id: comment, by, at, text: text.trim(), editedAt: null };
  threadsOf(doc).set(thread, { id: thread, section, anchor, quote, comments: [first], resolved: null });
  return done;
}

function changed(
  record: ReportRecord,
  thread: Thread,
  command: Exclude<CommentCommand, { type: 'addThread' }>,
  { by, at }: CommandContext,
): Thread | CommandResult {
  switch (command.type) {
    case 'replyToThread': {
      const { comment: id, text } = command;
      if (thread.comments.some((one) => one.id === id)) return refuse('exists', 'comment');
      if (thread.comments.length >= maxComments) return refuse('too-many-comments', String(maxComments));
      const reply = { id, by, at, text: text.trim(), editedAt: null };
      // Whoever answers a closed thread opens it again.
      return { ...thread, comments: [...thread.comments, reply], resolved: null };
    }
    case 'editComment':
    case 'removeComment': {
      const comment = thread.comments.find(({ id }) => id === command.comment);
      if (!comment) return refuse('not-found', 'comment');
      if (comment.by !== by) return refuse('forbidden', command.type);
      if (command.type === 'removeComment') return without(thread, comment);
      const edited = { ...comment, text: command.text.trim(), editedAt: at };
      return { ...thread, comments: thread.comments.map((one) => (one === comment ? edited : one)) };
    }
    case 'resolveThread':
    case 'reopenThread':
      if (!mayCloseThread(by, thread, record)) return refuse('forbidden', command.type);
      return { ...thread, resolved: command.type === 'resolveThread' ? { by, at } : null };
  }
}

/** A comment that was answered leaves a gap, so that the answers keep their sense; the last ones go with their thread. */
function without(thread: Thread, comment: Comment): Thread {
  const comments = thread.comments.map((one) => (one === comment ? { ...one, text: '' } : one));
  const last = comments.findLastIndex(({ text }) => text !== '');
  return { ...thread, comments: comments.slice(0, last + 1) };
}
