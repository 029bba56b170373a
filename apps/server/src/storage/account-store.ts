// Accounts as they are stored.

import type { PersonId } from '@huigao/report';

/** Who an account is at an outside provider of sign-in (OpenID Connect Core 1.0, 2: issuer and subject together are unique). */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

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
  /** Where mail reaches the person; empty: nowhere. */
  readonly mail: string;
  readonly admin: boolean;
  /** An argon2id string; anything else never matches. */
  readonly passwordHash: string;
  /** Who vouches for the person in place of a password; null: a local account. No two accounts have the same. */
  readonly identity: Identity | null;
  /** Groups 用户组: those that the provider named at the last sign-in, in its own words; else as administrators set them. */
  readonly groups: readonly string[];
  /** Since when nobody can sign in to it, in epoch ms; null: it is in use. */
  readonly disabledAt: number | null;
  /** Epoch ms. */
  readonly createdAt: number;
}

/** What of an account can change later. */
export type AccountChange = Partial<
  Pick<Account, 'displayName' | 'office' | 'mail' | 'admin' | 'passwordHash' | 'groups' | 'disabledAt'>
>;

/** Accounts. Every method rejects only on a failure of storage. */
export interface AccountStore {
  /** False: the key or the identity is taken, and nothing was stored. */
  addAccount(account: Account): Promise<boolean>;
  /** Adds the account only when there is none at all. */
  addFirstAccount(account: Account): Promise<boolean>;
  accountByKey(key: string): Promise<Account | null>;
  accountByIdentity(identity: Identity): Promise<Account | null>;
  account(id: PersonId): Promise<Account | null>;
  /** All accounts, oldest first. */
  accounts(): Promise<readonly Account[]>;
  /** Changes an account. False: there is none of this id. */
  changeAccount(id: PersonId, change: AccountChange): Promise<boolean>;
  /**
   * Changes an account unless that would leave no administrator in use, which is judged and done in one step.
   * False: there is none of this id, or it is the last administrator.
   */
  changeAccountKeepingAdmin(id: PersonId, change: AccountChange): Promise<boolean>;
}
