// Keeps the members by group of every open report as the accounts are (docs/decisions/0005-groups-in-the-record.md): before anybody
// enters a room, after a group is taken in, and after an account changed.

import { type ReportRoom, RoomEnded } from '@huigao/sync/room';
import type { AccountStore } from '../storage/account-store';

export class GroupMembers {
  readonly #accounts: Pick<AccountStore, 'accounts'>;
  readonly #openRooms: () => readonly ReportRoom[];
  /** One after the other, each with what the accounts are then: an older state of them is never written over a newer one. */
  #last: Promise<void> = Promise.resolve();

  constructor(accounts: Pick<AccountStore, 'accounts'>, openRooms: () => readonly ReportRoom[]) {
    this.#accounts = accounts;
    this.#openRooms = openRooms;
  }

  /** Brings one report in line with the accounts. Rejects when they cannot be read or the change cannot be stored. */
  settle(room: ReportRoom): Promise<void> {
    return this.#inTurn(() => [room]);
  }

  /** Brings all open reports in line, after an account was added or changed. What cannot be stored has ended its room. */
  async accountsChanged(): Promise<void> {
    await this.#inTurn(this.#openRooms).catch((error: unknown) => {
      if (!(error instanceof RoomEnded)) throw error;
    });
  }

  #inTurn(rooms: () => readonly ReportRoom[]): Promise<void> {
    const turn = this.#last.then(() => this.#settleAll(rooms().filter(hasGroups)));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #settleAll(rooms: readonly ReportRoom[]): Promise<void> {
    if (rooms.length === 0) return;
    const accounts = await this.#accounts.accounts();
    const known = accounts.map(({ id, displayName, groups, disabledAt }) => ({
      person: id,
      name: displayName,
      groups: disabledAt === null ? groups : [],
    }));
    const settled = await Promise.allSettled(rooms.map((room) => room.settleGroups(known)));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

const hasGroups = ({ record }: ReportRoom) => record.groups.size > 0;
