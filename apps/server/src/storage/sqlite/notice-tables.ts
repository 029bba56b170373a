// Notices in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId, ReportId } from '@huigao/report';
import {
  type Notice,
  type NoticeDraft,
  type NoticeSettings,
  type UnreadCount,
  type WhichNotices,
  whileWaiting,
} from '../notice-store';
import type { Database } from './database';

/** A key that holds only so long is free once its notice is read or mailed. */
const freed = `key = case when key like '${whileWaiting}%' then null else key end`;

const columns = `id, person, kind, report, section, thread, comment, suggestion, actor, at, key,
  read_at as readAt, mailed_at as mailedAt`;

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(
      `insert into notice (person, kind, report, section, thread, comment, suggestion, actor, at, key)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ),
    of: prepare(`select ${columns} from notice where person = ? and id < ? order by id desc limit ?`),
    unread: prepare(
      `select report, kind, count(*) as count from notice where person = ? and read_at is null
        group by report, kind order by report, kind`,
    ),
    read: prepare(`update notice set read_at = ?, ${freed} where person = ? and id = ? and read_at is null`),
    readUpTo: prepare(
      `update notice set read_at = ?, ${freed} where person = ? and id <= ? and read_at is null`,
    ),
    toMail: prepare(
      `select ${columns} from notice where read_at is null and mailed_at is null and at < ? order by id limit ?`,
    ),
    mailed: prepare(`update notice set mailed_at = ?, ${freed} where id = ?`),
    removeOld: prepare('delete from notice where at < ?'),
    settings: prepare('select settings from notice_settings where person = ?'),
    setSettings: prepare('insert or replace into notice_settings (person, settings) values (?, ?)'),
    reports: prepare('select id from report order by id'),
  };
}

/** Larger than any id. */
const end = Number.MAX_SAFE_INTEGER;

export class NoticeTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  addNotices(drafts: readonly NoticeDraft[]): void {
    for (const { person, kind, report, section, thread, comment, suggestion, actor, at, key } of drafts)
      this.#sql.add.run(person, kind, report, section, thread, comment, suggestion, actor, at, key);
  }

  noticesOf(person: PersonId, before: number | null, limit: number): readonly Notice[] {
    return copied<Notice>(this.#sql.of.all(person, before ?? end, limit));
  }

  unreadNotices(person: PersonId): readonly UnreadCount[] {
    return copied<UnreadCount>(this.#sql.unread.all(person));
  }

  readNotices(person: PersonId, which: WhichNotices, at: number): void {
    if ('upTo' in which) this.#sql.readUpTo.run(at, person, which.upTo);
    else for (const id of which.ids) this.#sql.read.run(at, person, id);
  }

  noticesToMail(before: number, limit: number): readonly Notice[] {
    return copied<Notice>(this.#sql.toMail.all(before, limit));
  }

  mailedNotices(ids: readonly number[], at: number): void {
    for (const id of ids) this.#sql.mailed.run(at, id);
  }

  removeOldNotices(before: number): void {
    this.#sql.removeOld.run(before);
  }

  noticeSettings(person: PersonId): NoticeSettings | null {
    const row = this.#sql.settings.get(person) as { readonly settings: string } | undefined;
    return row ? (JSON.parse(row.settings) as NoticeSettings) : null;
  }

  setNoticeSettings(person: PersonId, settings: NoticeSettings): void {
    this.#sql.setSettings.run(person, JSON.stringify(settings));
  }

  reportIds(): readonly ReportId[] {
    return (this.#sql.reports.all() as unknown as { readonly id: ReportId }[]).map(({ id }) => id);
  }
}

/** Rows as plain objects, which can be posted to another thread. */
const copied = <Row extends object>(rows: readonly unknown[]): readonly Row[] =>
  rows.map((row) => ({ ...(row as Row) }));
