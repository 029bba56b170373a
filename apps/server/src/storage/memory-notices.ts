import type { PersonId } from '@huigao/report';
import {
  type Notice,
  type NoticeDraft,
  type NoticeSettings,
  type NoticeStore,
  type UnreadCount,
  type WhichNotices,
  whileWaiting,
} from './notice-store';

/** Its key may be told again, if it is one that holds only so long. */
const done = (notice: Notice): Notice =>
  notice.key?.startsWith(whileWaiting) ? { ...notice, key: null } : notice;

/** `NoticeStore` in memory, but for the list of reports. */
export class MemoryNotices implements Omit<NoticeStore, 'reportIds'> {
  #notices: Notice[] = [];
  #lastId = 0;
  readonly #settings = new Map<PersonId, NoticeSettings>();

  async addNotices(drafts: readonly NoticeDraft[]): Promise<void> {
    for (const draft of drafts) {
      const isKnown =
        draft.key !== null &&
        this.#notices.some(({ person, key }) => person === draft.person && key === draft.key);
      if (!isKnown) this.#notices.push({ ...draft, id: ++this.#lastId, readAt: null, mailedAt: null });
    }
  }

  async noticesOf(person: PersonId, before: number | null, limit: number): Promise<readonly Notice[]> {
    const fits = (one: Notice) => one.person === person && (before === null || one.id < before);
    return this.#notices.filter(fits).reverse().slice(0, limit);
  }

  async unreadNotices(person: PersonId): Promise<readonly UnreadCount[]> {
    const counts = new Map<string, UnreadCount>();
    for (const one of this.#notices) {
      if (one.person !== person || one.readAt !== null) continue;
      const key = `${one.report} ${one.kind}`;
      const { report, kind } = one;
      counts.set(key, { report, kind, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  }

  async readNotices(person: PersonId, which: WhichNotices, at: number): Promise<void> {
    const isMeant = ({ id }: Notice) => ('upTo' in which ? id <= which.upTo : which.ids.includes(id));
    this.#change((one) =>
      one.person === person && one.readAt === null && isMeant(one) ? done({ ...one, readAt: at }) : one,
    );
  }

  async noticesToMail(before: number, limit: number): Promise<readonly Notice[]> {
    return this.#notices
      .filter((one) => one.readAt === null && one.mailedAt === null && one.at < before)
      .slice(0, limit);
  }

  async mailedNotices(ids: readonly number[], at: number): Promise<void> {
    this.#change((one) => (ids.includes(one.id) ? done({ ...one, mailedAt: at }) : one));
  }

  async removeOldNotices(before: number): Promise<void> {
    this.#notices = this.#notices.filter(({ at }) => at >= before);
  }

  async noticeSettings(person: PersonId): Promise<NoticeSettings | null> {
    return this.#settings.get(person) ?? null;
  }

  async setNoticeSettings(person: PersonId, settings: NoticeSettings): Promise<void> {
    this.#settings.set(person, settings);
  }

  #change(change: (one: Notice) => Notice): void {
    this.#notices = this.#notices.map(change);
  }
}
