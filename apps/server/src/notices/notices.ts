// Notices as people see them. What a notice is about is looked up when it is shown, and only for who may read the report then.

import type { Locale } from '@huigao/messages';
import type { PersonId, Report, ReportId, Suggestion } from '@huigao/report';
import type { RecordCommand, ReportRecord } from '@huigao/report-doc';
import type { Clock } from '@huigao/sync/room';
import type { Accounts } from '../accounts/accounts';
import type { Person } from '../accounts/person';
import type { AuditDraft } from '../audit/event';
import type { Reports } from '../reports';
import {
  defaultNoticeSettings,
  type Notice,
  type NoticeSettings,
  type TellingNote,
  type WhichNotices,
} from '../storage/notice-store';
import type { Storage } from '../storage/storage';
import { draftNotices } from './draft-notices';

/** A notice with the names and words it is about. */
export interface ShownNotice
  extends Pick<Notice, 'id' | 'kind' | 'report' | 'section' | 'thread' | 'suggestion' | 'at'> {
  readonly isRead: boolean;
  /** Name of who did it; null: time has come. */
  readonly actor: string | null;
  readonly title: string;
  /** Title of the section; null where it is gone, or there is none. */
  readonly sectionTitle: string | null;
  /** The beginning of the comment; of a suggestion that was rejected, of the reason. */
  readonly excerpt: string | null;
}

export interface NoticesOptions {
  readonly storage: Storage;
  readonly reports: Reports;
  readonly accounts: Pick<Accounts, 'person'>;
  readonly clock: Clock;
  /** Tells open pages of these people that there is news. */
  readonly live: (people: Iterable<PersonId>) => void;
}

/** So much of a comment is shown. */
const excerptLength = 120;
/** So many are given at once. */
const pageSize = 30;

/** What is shown of a suggestion: why it was rejected, or what it is of; of a new one why it is made. */
function wordsOf(kind: Notice['kind'], suggestion: Suggestion | undefined): string | undefined {
  if (kind === 'suggestion-rejected' && suggestion?.decision?.why) return suggestion.decision.why;
  return suggestion?.why || suggestion?.ground.quote.shown;
}

type Reader = Pick<Person, 'id' | 'groups'>;

export class Notices {
  readonly #options: NoticesOptions;

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  /** The note of a command, from one record to the next, with the notices that go with it. */
  withNotices(
    { before, after }: { readonly before: ReportRecord; readonly after: ReportRecord },
    command: RecordCommand,
    note: AuditDraft,
    actor: PersonId,
  ): TellingNote<AuditDraft> {
    const at = Math.round(this.#options.clock.now());
    return { ...note, notices: draftNotices(before, command, { actor, at, after }) };
  }

  /** Tells open pages of what was stored. */
  told({ notices }: Pick<TellingNote<AuditDraft>, 'notices'>): void {
    if (notices.length > 0) this.#options.live(new Set(notices.map(({ person }) => person)));
  }

  async settings(person: PersonId): Promise<NoticeSettings> {
    return (await this.#options.storage.noticeSettings(person)) ?? defaultNoticeSettings;
  }

  async setSettings(person: PersonId, settings: Pick<NoticeSettings, 'muted' | 'mail'>): Promise<void> {
    const { storage, live } = this.#options;
    await storage.setNoticeSettings(person, { ...(await this.settings(person)), ...settings });
    live([person]);
  }

  /** Notes in which language a person reads, for mails. */
  async reads(person: PersonId, locale: Locale): Promise<void> {
    const settings = await this.settings(person);
    if (settings.locale === locale) return;
    await this.#options.storage.setNoticeSettings(person, { ...settings, locale });
  }

  /** How many notices are unread, of kinds that are not muted and reports that may be read. */
  async unread(reader: Reader): Promise<number> {
    const { storage, reports } = this.#options;
    const [counts, { muted }, mine] = await Promise.all([
      storage.unreadNotices(reader.id),
      this.settings(reader.id),
      reports.list(reader),
    ]);
    const readable = new Set(mine.map(({ id }) => id));
    return counts
      .filter(({ report, kind }) => readable.has(report) && !muted.includes(kind))
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** A page of notices, newest first, and where the next begins (null: it was the last). */
  async list(
    reader: Reader,
    before: number | null,
  ): Promise<{ readonly notices: readonly ShownNotice[]; readonly next: number | null }> {
    const { storage } = this.#options;
    const { muted } = await this.settings(reader.id);
    const stored = await storage.noticesOf(reader.id, before, pageSize);
    const shown = await this.show(
      reader.id,
      stored.filter(({ kind }) => !muted.includes(kind)),
    );
    return { notices: shown, next: stored.length === pageSize ? stored.at(-1)!.id : null };
  }

  /** These notices as a person may see them; those of reports they may not read are left out. */
  async show(person: PersonId, notices: readonly Notice[]): Promise<readonly ShownNotice[]> {
    const records = new Map<ReportId, Omit<Report, 'bodies'> | null>();
    for (const { report } of notices) {
      if (records.has(report)) continue;
      const room = await this.#options.reports.enter(report, person);
      records.set(report, typeof room === 'string' ? null : room.record);
    }
    const shown = await Promise.all(
      notices.map((notice) => {
        const record = records.get(notice.report);
        return record ? this.#shown(notice, record) : null;
      }),
    );
    return shown.filter((one) => one !== null);
  }

  async #shown(notice: Notice, record: Omit<Report, 'bodies'>): Promise<ShownNotice> {
    const { id, kind, report, section, thread, suggestion, at, actor, comment, readAt } = notice;
    const comments = thread ? record.threads.get(thread)?.comments : undefined;
    const said = (comments?.find((one) => one.id === comment) ?? comments?.[0])?.text;
    const text = suggestion ? wordsOf(kind, record.suggestions.get(suggestion)) : said;
    return {
      id,
      kind,
      report,
      section,
      thread,
      suggestion,
      at,
      isRead: readAt !== null,
      actor: actor && (await this.#nameOf(actor, record)),
      title: record.title,
      sectionTitle: record.outline.find((entry) => entry.id === section)?.title ?? null,
      excerpt: text ? text.slice(0, excerptLength) : null,
    };
  }

  async #nameOf(person: PersonId, { people }: Pick<Report, 'people'>): Promise<string> {
    return people.get(person)?.name ?? (await this.#options.accounts.person(person))?.displayName ?? '';
  }

  async read(person: PersonId, which: WhichNotices): Promise<void> {
    const { storage, clock, live } = this.#options;
    await storage.readNotices(person, which, Math.round(clock.now()));
    live([person]);
  }
}
