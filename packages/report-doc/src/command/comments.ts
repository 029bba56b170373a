// Commands on comment threads 批注. Who may comment is asked of `may`; beyond that everyone changes only what they wrote themselves,
// and a thread is closed by who began it or who answers for the section.

import {
  type Action,
  type Anchor,
  type Comment,
  type CommentId,
  completeThread,
  maxCommentLength,
  maxComments,
  maxMentions,
  maxThreads,
  may,
  maybeSection,
  mayCloseThread,
  type PersonId,
  quoteOf,
  type SectionId,
  shownText,
  standsAlone,
  type Thread,
  type ThreadId,
} from '@huigao/report';
import type * as Y from 'yjs';
import { anchoredRange } from '../anchor';
import { type ReportRecord, threadsOf } from '../record';
import { type CommandContext, type CommandResult, done, goodDate, refuse } from './command-result';

export type CommentCommand =
  | {
      readonly type: 'addThread';
      readonly thread: ThreadId;
      readonly comment: CommentId;
      readonly section: SectionId;
      /** Null: on the whole section. */
      readonly anchor: Anchor | null;
      readonly text: string;
      readonly mentions: readonly PersonId[];
    }
  | {
      readonly type: 'replyToThread';
      readonly thread: ThreadId;
      readonly comment: CommentId;
      readonly text: string;
      readonly mentions: readonly PersonId[];
    }
  | {
      /** Also gives a comment back that was taken back. */
      readonly type: 'editComment';
      readonly thread: ThreadId;
      readonly comment: CommentId;
      readonly text: string;
      readonly mentions: readonly PersonId[];
    }
  | { readonly type: 'removeComment'; readonly thread: ThreadId; readonly comment: CommentId }
  | {
      /** Who is to see to a thread, and until when; null: nobody, no date. */
      readonly type: 'assignThread';
      readonly thread: ThreadId;
      readonly assignee: PersonId | null;
      readonly due: string | null;
    }
  | { readonly type: 'resolveThread'; readonly thread: ThreadId }
  | { readonly type: 'reopenThread'; readonly thread: ThreadId };

const types = {
  addThread: true,
  replyToThread: true,
  editComment: true,
  removeComment: true,
  assignThread: true,
  resolveThread: true,
  reopenThread: true,
} as const satisfies Record<CommentCommand['type'], true>;

export const isCommentCommand = (command: { readonly type: string }): command is CommentCommand =>
  Object.hasOwn(types, command.type);

/** The section a command speaks of, or null when there is none such. */
function sectionOf(doc: Y.Doc, command: CommentCommand, record: ReportRecord): SectionId | null {
  const section = command.type === 'addThread' ? command.section : threadIn(doc, command.thread)?.section;
  return section && maybeSection({ ...record, bodies: new Map() }, section) ? section : null;
}

/** A thread with all that is stored of it. */
function threadIn(doc: Y.Doc, id: ThreadId): Thread | null {
  const stored = threadsOf(doc).get(id);
  return stored ? completeThread(stored) : null;
}

/** The right a command needs; in a section that is not there the right to read, so that the answer is "not found". */
export function rightForComments(doc: Y.Doc, command: CommentCommand, record: ReportRecord): Action {
  const section = sectionOf(doc, command, record);
  return section ? { do: 'comment', section } : { do: 'read' };
}

const goodComment = (text: string) => text.trim() !== '' && text.length <= maxCommentLength;

/** Why people cannot be addressed so, or null: each is a member, once, and named in the text. */
function mentionFault(
  text: string,
  mentions: readonly PersonId[],
  record: ReportRecord,
): CommandResult | null {
  if (mentions.length > maxMentions || new Set(mentions).size < mentions.length)
    return refuse('bad-mention', String(maxMentions));
  const stranger = mentions.find((person) => !record.people.has(person));
  if (stranger !== undefined) return refuse('unknown-person', stranger);
  const isNamed = mentions.every((person) => text.includes(`@${record.people.get(person)!.name}`));
  return isNamed ? null : refuse('bad-mention', String(maxMentions));
}

/** How long a thread whose comments were all taken back can be given back, in ms. */
const givenBackMs = 24 * 3600 * 1000;

/** Lets go of threads that nobody gave back; of all of them when room is needed. */
function forgetRemoved(doc: Y.Doc, at: number): void {
  const threads = threadsOf(doc);
  const isFull = threads.size >= maxThreads;
  for (const [id, { comments }] of [...threads.entries()]) {
    if (comments.some(({ text }) => text !== '')) continue;
    const removedAt = Math.max(...comments.map((comment) => comment.editedAt ?? comment.at));
    if (isFull || at - removedAt > givenBackMs) threads.delete(id);
  }
}

export function changeComments(
  doc: Y.Doc,
  record: ReportRecord,
  command: CommentCommand,
  context: CommandContext,
): CommandResult {
  if (!sectionOf(doc, command, record)) return refuse('not-found', 'thread');
  if ('text' in command) {
    if (!goodComment(command.text)) return refuse('bad-comment', String(maxCommentLength));
    const fault = mentionFault(command.text, command.mentions, record);
    if (fault) return fault;
  }
  if (command.type === 'addThread') return addThread(doc, command, context);
  const next = changed(record, threadIn(doc, command.thread)!, command, context);
  if (!('id' in next)) return next;
  threadsOf(doc).set(next.id, next);
  return done;
}

function addThread(
  doc: Y.Doc,
  { thread, comment, section, anchor, text, mentions }: Extract<CommentCommand, { type: 'addThread' }>,
  { by, at, report: read, section: documentOf }: CommandContext,
): CommandResult {
  if (threadsOf(doc).has(thread)) return refuse('exists', 'thread');
  forgetRemoved(doc, at);
  if (threadsOf(doc).size >= maxThreads) return refuse('too-many-comments', String(maxThreads));
  const report = read?.();
  const body = report?.bodies.get(section);
  const document = documentOf?.(section);
  if (!report || !body || !document) return refuse('no-text', section);
  const range = anchor && anchoredRange(document, anchor);
  if (anchor && (!range || range.to > body.content.size)) return refuse('bad-anchor', section);
  // The server quotes, not the sender: a thread never claims a text that was not there.
  const words = range && quoteOf(body, range, shownText(report, section, range));
  const quote = words && { ...words, alone: standsAlone(report.bodies.values(), words) };
  const first: Comment = { id: comment, by, at, text: text.trim(), editedAt: null, mentions };
  const rest = { resolved: null, assignee: null, due: null };
  threadsOf(doc).set(thread, { id: thread, section, anchor, quote, comments: [first], ...rest });
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
      const { comment: id, text, mentions } = command;
      if (thread.comments.some((one) => one.id === id)) return refuse('exists', 'comment');
      if (thread.comments.length >= maxComments) return refuse('too-many-comments', String(maxComments));
      const reply = { id, by, at, text: text.trim(), editedAt: null, mentions };
      // Whoever answers a closed thread opens it again.
      return { ...thread, comments: [...thread.comments, reply], resolved: null };
    }
    case 'editComment':
    case 'removeComment': {
      const comment = thread.comments.find(({ id }) => id === command.comment);
      if (!comment) return refuse('not-found', 'comment');
      if (comment.by !== by) return refuse('forbidden', command.type);
      const text = command.type === 'removeComment' ? '' : command.text.trim();
      const mentions = command.type === 'removeComment' ? [] : command.mentions;
      // Given back it is as it was, not edited.
      const edited = { ...comment, text, mentions, editedAt: comment.text === '' ? null : at };
      return { ...thread, comments: thread.comments.map((one) => (one === comment ? edited : one)) };
    }
    case 'assignThread': {
      const { assignee, due } = command;
      const { section } = thread;
      if (assignee !== null && !may(assignee, { do: 'comment', section }, record))
        return refuse('unknown-person', assignee);
      return goodDate(due) ? { ...thread, assignee, due } : refuse('bad-date', 'due');
    }
    case 'resolveThread':
    case 'reopenThread':
      if (!mayCloseThread(by, thread, record)) return refuse('forbidden', command.type);
      return { ...thread, resolved: command.type === 'resolveThread' ? { by, at } : null };
  }
}
