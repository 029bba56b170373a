// Sign-ins, and the links with which a person chooses a password, as they are stored. Of both only the hash of the token is kept.

import type { PersonId } from '@huigao/report';
import type { Account } from './account-store';

/** Why a session is over, other than by signing out or by age: a problem code, told to whoever still holds its cookie. */
export type SessionEnd = 'session-ended' | 'password-changed' | 'account-disabled';

/** A sign-in. The token itself is only in the browser. */
export interface Session {
  /** Names the session to its owner; it opens nothing. */
  readonly id: string;
  /** SHA-256 of the token, in hex. */
  readonly tokenHash: string;
  readonly person: PersonId;
  /** Epoch ms. */
  readonly createdAt: number;
  /** When it was used last, to within a minute; epoch ms. */
  readonly lastSeenAt: number;
  /** Epoch ms; however much it is used, it ends then. */
  readonly expiresAt: number;
  /** Where it was opened from. */
  readonly address: string;
  /** What the browser called itself. */
  readonly agent: string;
  /** Null while it is open. */
  readonly endedWhy: SessionEnd | null;
}

/** Which sessions of a person: one, all but one, or all. */
export type SessionChoice =
  | { readonly person: PersonId; readonly only: string }
  | { readonly person: PersonId; readonly except: string }
  | { readonly person: PersonId };

/** The link with which a person chooses a password; each has one at most. */
export interface PasswordLink {
  /** SHA-256 of the token, in hex. */
  readonly tokenHash: string;
  readonly person: PersonId;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** Sign-ins and password links. Every method rejects only on a failure of storage. */
export interface SessionStore {
  addSession(session: Session): Promise<void>;
  /** The session, open or ended, and its account; null when there is none, or it expired by `now` (epoch ms). */
  session(
    tokenHash: string,
    now: number,
  ): Promise<{ readonly session: Session; readonly account: Account } | null>;
  /** The open sessions of a person that have not expired by `now`, last used first. */
  sessionsOf(person: PersonId, now: number): Promise<readonly Session[]>;
  /** Notes a use; an earlier one than is known changes nothing. */
  sawSession(tokenHash: string, at: number): Promise<void>;
  /**
   * Ends open sessions. They are kept until `keepUntil` (epoch ms), so that whoever comes with one learns why.
   * @returns their token hashes
   */
  endSessions(choice: SessionChoice, why: SessionEnd, keepUntil: number): Promise<readonly string[]>;
  removeSession(tokenHash: string): Promise<void>;
  removeExpiredSessions(now: number): Promise<void>;
  /** Puts a link in the place of the one the person had. */
  setPasswordLink(link: PasswordLink): Promise<void>;
  /** The link of a token and its account; null when there is none, or it expired by `now` (epoch ms). */
  passwordLink(
    tokenHash: string,
    now: number,
  ): Promise<{ readonly link: PasswordLink; readonly account: Account } | null>;
  /**
   * Spends a link: the account gets the password, and the link is gone, in one step.
   * False: there is none, or it expired by `now`, or its account is disabled.
   */
  spendPasswordLink(tokenHash: string, now: number, passwordHash: string): Promise<boolean>;
  /** Takes a person's link back, where there is one. */
  removePasswordLink(person: PersonId): Promise<void>;
  /** Whose links have not expired by `now` (epoch ms), and until when they work. */
  passwordLinks(now: number): Promise<readonly Pick<PasswordLink, 'person' | 'expiresAt'>[]>;
}
