// How reports stand that an earlier version stored, which kept none of it: looked at once after the server has started.

import { standingOf } from '@huigao/report';
import type { RoomHost } from './rooms';
import type { Storage } from './storage/storage';

export interface StandingsOptions {
  readonly storage: Pick<Storage, 'reportsWithoutStanding' | 'fillStanding'>;
  readonly rooms: Pick<RoomHost, 'room'>;
  readonly trouble: (what: string, reason: unknown) => void;
}

export class Standings {
  readonly #options: StandingsOptions;
  readonly #filling: Promise<void>;
  #isStopped = false;

  constructor(options: StandingsOptions) {
    this.#options = options;
    this.#filling = this.#fill().catch((reason: unknown) => options.trouble('how reports stand', reason));
  }

  async #fill(): Promise<void> {
    for (const report of await this.#options.storage.reportsWithoutStanding()) {
      if (this.#isStopped) return;
      await this.#look(report).catch((reason: unknown) => {
        // One broken report keeps no other from being listed well.
        if (!this.#isStopped) this.#options.trouble(`how report ${report} stands`, reason);
      });
    }
  }

  async #look(report: Parameters<RoomHost['room']>[0]): Promise<void> {
    const room = await this.#options.rooms.room(report);
    if (room) await this.#options.storage.fillStanding(report, standingOf(room.record));
  }

  /** Resolves when all that an earlier version left out is there. */
  get done(): Promise<void> {
    return this.#filling;
  }

  /** No more; resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#filling;
  }
}
