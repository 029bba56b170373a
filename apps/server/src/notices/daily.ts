// Once a day: what is due or is to be looked at again, and the mail of the day before. Late when the server was down at the hour; never twice a day.

import type { PersonId, ReportId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { RoomHost } from '../rooms';
import type { Storage } from '../storage/storage';
import { changedSuggestions } from './changed-suggestions';
import type { Digests } from './digests';
import { dueNotices } from './due-notices';

/** Hour of the day, where the server is. */
const hour = 8;
/** How long notices are kept, in ms. */
const keptMs = 180 * 24 * 3600_000;
/** A timer of JavaScript waits at most 24.8 days, and a clock may be set meanwhile: looked at anew so often, in ms. */
const lookMs = 15 * 60_000;

export interface DailyOptions {
  readonly storage: Storage;
  readonly rooms: Pick<RoomHost, 'room'>;
  readonly clock: Clock;
  /** Null: the server has no mail server. */
  readonly digests: Pick<Digests, 'send'> | null;
  readonly live: (people: Iterable<PersonId>) => void;
  readonly trouble: (what: string, reason: unknown) => void;
}

/** The date as `YYYY-MM-DD`, where the server is. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export class Daily {
  readonly #options: DailyOptions;
  #done: string | null = null;
  #cancel: () => void;
  #running: Promise<void> = Promise.resolve();

  constructor(options: DailyOptions) {
    this.#options = options;
    this.#cancel = options.clock.after(lookMs, () => this.#look());
  }

  #look(): void {
    const { clock, trouble } = this.#options;
    const now = clock.now();
    const isTime = new Date(now).getHours() >= hour && this.#done !== dayOf(now);
    if (isTime) this.#running = this.run().catch((reason: unknown) => trouble('daily notices', reason));
    this.#cancel = clock.after(lookMs, () => this.#look());
  }

  /** Does what is to be done on this day. What was told or mailed before is not again, for each of it is marked. */
  async run(): Promise<void> {
    const { storage, clock, digests } = this.#options;
    const at = Math.round(clock.now());
    this.#done = dayOf(at);
    for (const report of await storage.reportIds()) await this.#tellDue(report, at);
    // What is due was told just now, and goes out on this day.
    await digests?.send(at + 1);
    await storage.removeOldNotices(at - keptMs);
  }

  async #tellDue(report: ReportId, at: number): Promise<void> {
    const { rooms, storage, live, trouble } = this.#options;
    try {
      const room = await rooms.room(report);
      if (!room) return;
      const toReview = changedSuggestions(room.record, room.suggestionPlaces(), at);
      const drafts = [...dueNotices(room.record, dayOf(at), at), ...toReview];
      if (drafts.length === 0) return;
      await storage.addNotices(drafts);
      live(new Set(drafts.map(({ person }) => person)));
    } catch (reason) {
      // One broken report keeps nobody else from being told.
      trouble(`daily notices of report ${report}`, reason);
    }
  }

  /** No more; resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.#cancel();
    await this.#running;
  }
}
