// What the server keeps, as one interface. `SqliteStorage` is for use, `MemoryStorage` for tests; `storage.suite.ts` runs on both.

import type { PersonId, ReportId, Role } from '@huigao/report';
import type { ReportLog } from '@huigao/sync/room';

/** An account as it is stored. */
export interface Account {
  readonly id: PersonId;
  /** What one signs in with, as it was typed when the account was made. */
  readonly name: string;
  /** The name as it is looked up (see `signInKey`); no two accounts have the same. */
  readonly key: string;
  /** 姓名 */
  readonly displayName: string;
  /** 科室 */
  readonly office: string;
  readonly admin: boolean;
  /** An argon2id string; anything else never matches. */
  readonly passwordHash: string;
  /** Epoch ms. */
  readonly createdAt: number;
}

/** A sign-in. The token itself is only in the browser. */
export interface Session {
  /** SHA-256 of the token, in hex. */
  readonly tokenHash: string;
  readonly person: PersonId;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** A report as its members see it in a list. */
export interface ReportSummary {
  readonly id: ReportId;
  readonly title: string;
  /** Epoch ms of the newest entry of its log. */
  readonly updatedAt: number;
  /** What the asker is in it. */
  readonly roles: readonly Role[];
}

/** Accounts and sign-ins. Every method rejects only on a failure of storage. */
export interface AccountStore {
  /** False: the key is taken, and nothing was stored. */
  addAccount(account: Account): Promise<boolean>;
  /** Adds the account only when there is none at all. */
  addFirstAccount(account: Account): Promise<boolean>;
  accountByKey(key: string): Promise<Account | null>;
  account(id: PersonId): Promise<Account | null>;
  /** All accounts, oldest first. */
  accounts(): Promise<readonly Account[]>;
  addSession(session: Session): Promise<void>;
  /** The session and its account; null when there is none, or it expired by `now` (epoch ms). */
  session(
    tokenHash: string,
    now: number,
  ): Promise<{ readonly session: Session; readonly account: Account } | null>;
  removeSession(tokenHash: string): Promise<void>;
  removeExpiredSessions(now: number): Promise<void>;
}

/** All that the server keeps. */
export interface Storage extends ReportLog, AccountStore {
  /** The reports of which a person is a member, newest change first. */
  reportsOf(person: PersonId): Promise<readonly ReportSummary[]>;
  /** Writes all that is under way and lets go of the files. Nothing may be called afterwards. */
  close(): Promise<void>;
}

/** Why a data directory cannot be used: by name of the texts `serve.<code>`. */
export type StorageFault = 'data-unwritable' | 'data-in-use' | 'data-newer' | 'data-broken';

/** The data directory cannot be used. */
export class StorageRefused extends Error {
  constructor(
    readonly code: StorageFault,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What was read back is not what was written: a page of the disk was lost or changed. */
export class StorageDamaged extends Error {}
