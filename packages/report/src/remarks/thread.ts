// Comment threads 批注: remarks on a stretch of text, kept in the record and never in the text, so that whoever may not edit can
// make them and nothing that happens to the text can lose them.

import type { PersonId, SectionId } from '../ids';
import type { Report } from '../report';
import { may } from '../rights';
import type { Quote } from './quote';

declare const brand: unique symbol;
export type ThreadId = string & { readonly [brand]: 'thread' };
export type CommentId = string & { readonly [brand]: 'comment' };
export const threadId = (text: string) => text as ThreadId;
export const commentId = (text: string) => text as CommentId;

/** Longest text of a comment, in UTF-16 units. */
export const maxCommentLength = 5000;
/** Most people addressed in one comment. */
export const maxMentions = 20;
/** Most threads of a report, and comments of a thread. */
export const maxThreads = 5000;
export const maxComments = 500;

/** One remark of a thread. */
export interface Comment {
  readonly id: CommentId;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  /** `''` in one that was taken back. */
  readonly text: string;
  /** Epoch ms of the last change by its author, or null. */
  readonly editedAt: number | null;
  /** Who is addressed in it: their names stand in the text after an `@`. */
  readonly mentions: readonly PersonId[];
}

/** The two ends of a stretch of text as encoded Yjs relative positions: they move with the text. */
export interface Anchor {
  readonly from: string;
  readonly to: string;
}

/** A conversation about a stretch of a section, or about the whole section (no anchor). */
export interface Thread {
  readonly id: ThreadId;
  readonly section: SectionId;
  readonly anchor: Anchor | null;
  /** What stood there when it was made; it finds the place again when the text is cut and comes back. */
  readonly quote: Quote | null;
  /** Oldest first; never empty. */
  readonly comments: readonly Comment[];
  /** Who closed it 已解决, and when (epoch ms); null while it is open. */
  readonly resolved: { readonly by: PersonId; readonly at: number } | null;
  /** Who is to see to it 指派; null: nobody in particular. */
  readonly assignee: PersonId | null;
  /** Until when, as `YYYY-MM-DD`. */
  readonly due: string | null;
}

/** A thread of any version, as it is stored. One whose comments were all taken back stays for a while, so that they can be given back. */
export interface EarlierThread extends Omit<Thread, 'comments' | 'assignee' | 'due'> {
  readonly comments: readonly (Omit<Comment, 'mentions'> & Partial<Pick<Comment, 'mentions'>>)[];
  readonly assignee?: PersonId | null;
  readonly due?: string | null;
}

/** The thread with what its version did not know yet, all gaps in it. */
export function completeThread(stored: EarlierThread): Thread {
  const comments = stored.comments.map((comment) => ({ mentions: [], ...comment }));
  return { assignee: null, due: null, ...stored, comments };
}

/** The thread as it is read: without gaps at its end; null when nothing is left. A gap that was answered stays. */
export function readableThread(thread: Thread): Thread | null {
  const last = thread.comments.findLastIndex(({ text }) => text !== '');
  if (last < 0) return null;
  return last === thread.comments.length - 1
    ? thread
    : { ...thread, comments: thread.comments.slice(0, last + 1) };
}

/** Who began a thread. */
const authorOf = ({ comments }: Thread): PersonId => comments[0]!.by;

/** Whether a person may close a thread and open it again: who began it, and who answers for its section. */
export function mayCloseThread(person: PersonId, thread: Thread, report: Parameters<typeof may>[2]): boolean {
  const { section } = thread;
  if (!may(person, { do: 'comment', section }, report)) return false;
  if (authorOf(thread) === person || may(person, { do: 'manage' }, report)) return true;
  const entry = report.outline.find(({ id }) => id === section);
  return [...(entry?.drafters ?? []), ...(entry?.reviewers ?? [])].includes(person);
}

/** The threads of a report that are open 待处理, by section. */
export function openThreadCounts({ threads }: Pick<Report, 'threads'>): ReadonlyMap<SectionId, number> {
  const counts = new Map<SectionId, number>();
  for (const { section, resolved } of threads.values())
    if (!resolved) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}
