// Notices 通知 as they are stored: who is told what happened where. Never what was written: that is looked up when a notice is shown,
// if the reader may read it then.

import type { Locale } from '@huigao/messages';
import type { CommentId, PersonId, ReportId, SectionId, SuggestionId, ThreadId } from '@huigao/report';

/** What one is told of. A kind that was ever stored keeps its meaning for good. */
export const noticeKinds = [
  'mentioned',
  'assigned',
  'commented',
  'replied',
  'resolved',
  'reopened',
  'submitted',
  'returned',
  'agreed',
  'signed',
  'due-soon',
  'overdue',
  'suggested',
  'suggestion-accepted',
  'suggestion-rejected',
  'suggestion-changed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A notice before it is stored. */
export interface NoticeDraft {
  readonly person: PersonId;
  readonly kind: NoticeKind;
  readonly report: ReportId;
  readonly section: SectionId | null;
  readonly thread: ThreadId | null;
  readonly comment: CommentId | null;
  readonly suggestion: SuggestionId | null;
  /** Who did it; null: nobody, time has come. */
  readonly actor: PersonId | null;
  /** Epoch ms. */
  readonly at: number;
  /**
   * A person gets one notice of a key, however often it is drafted; null: each counts. One that begins with `whileWaiting` is taken
   * only until its notice is read or mailed: then news is news again.
   */
  readonly key: string | null;
}

/** How keys begin that hold while their notice is neither read nor mailed. */
export const whileWaiting = 'waiting ';

export interface Notice extends NoticeDraft {
  /** Rises with each. */
  readonly id: number;
  readonly readAt: number | null;
  readonly mailedAt: number | null;
}

/** A note of a change with the notices that go with it: stored together, both or neither. */
export type TellingNote<Entry> = Entry & { readonly notices: readonly NoticeDraft[] };

/** The notices of a note, and the rest of it. */
export function partedNote<Entry extends object>(
  note: unknown,
): { readonly notices: readonly NoticeDraft[]; readonly entry: Entry } {
  const { notices = [], ...entry } = note as Partial<TellingNote<Entry>>;
  return { notices, entry: entry as unknown as Entry };
}

/** How many unread notices of a kind there are of a report. */
export interface UnreadCount {
  readonly report: ReportId;
  readonly kind: NoticeKind;
  readonly count: number;
}

/** How a person wants to be told. */
export interface NoticeSettings {
  /** Kinds that are not shown and not mailed. */
  readonly muted: readonly NoticeKind[];
  /** When unread notices go out by mail, where the server has a mail server. */
  readonly mail: 'off' | 'daily';
  /** The language of mails: the one their pages were last in. Absent: they said none since mails know languages. */
  readonly locale?: Locale;
}

export const defaultNoticeSettings: NoticeSettings = { muted: [], mail: 'daily' };

/** Notices by their ids, or all up to one. */
export type WhichNotices = { readonly ids: readonly number[] } | { readonly upTo: number };

/** Every method rejects only on a failure of storage. */
export interface NoticeStore {
  addNotices(drafts: readonly NoticeDraft[]): Promise<void>;
  /** A person's notices with a smaller id than `before` (null: all), newest first. */
  noticesOf(person: PersonId, before: number | null, limit: number): Promise<readonly Notice[]>;
  unreadNotices(person: PersonId): Promise<readonly UnreadCount[]>;
  /** They become read, as far as they are the person's and unread. */
  readNotices(person: PersonId, which: WhichNotices, at: number): Promise<void>;
  /** Notices of anybody that are neither read nor mailed, made before a time; oldest first. */
  noticesToMail(before: number, limit: number): Promise<readonly Notice[]>;
  mailedNotices(ids: readonly number[], at: number): Promise<void>;
  /** Forgets what was made before a time. */
  removeOldNotices(before: number): Promise<void>;
  /** Null: the person has never set any. */
  noticeSettings(person: PersonId): Promise<NoticeSettings | null>;
  setNoticeSettings(person: PersonId, settings: NoticeSettings): Promise<void>;
  /** Every report there is. */
  reportIds(): Promise<readonly ReportId[]>;
}
