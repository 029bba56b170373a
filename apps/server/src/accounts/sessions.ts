// Who is signed in: sessions are opened, used, listed and ended here. Uses are gathered in memory, so that reading a page does not
// write to the database.

import { randomUUID } from 'node:crypto';
import type { PersonId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { Account } from '../storage/account-store';
import type { Session, SessionChoice, SessionEnd, SessionStore } from '../storage/session-store';
import { hashToken, newToken } from './session-token';

/** How long a session lasts, in ms. */
export interface SessionLimits {
  /** Unused for this long it ends. */
  readonly idleMs: number;
  /** It ends after this long, however much it is used. */
  readonly maxMs: number;
}

const hourMs = 3600_000;

export const defaultLimits: SessionLimits = { idleMs: 12 * hourMs, maxMs: 30 * 24 * hourMs };

/** Where a request comes from. */
export interface Source {
  /** Network address: of the peer, or whom a trusted proxy names. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly agent: string;
}

/** Why nobody is signed in with a token: a problem code. */
export type OverCode = SessionEnd | 'signed-out' | 'session-idle';

/** What came of looking at a token. */
export type Found =
  | { readonly ok: true; readonly session: Session; readonly account: Account }
  | { readonly ok: false; readonly code: OverCode };

export interface SessionsOptions {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly limits?: SessionLimits;
  /** Called when a session ends before its time: whatever else hangs on it must end, too. */
  readonly ended?: (tokenHash: string, why: OverCode) => void;
  /** Told of uses that could not be noted. */
  readonly trouble?: (what: string, reason: unknown) => void;
}

/** A use is noted in the database this long after the last one that was, at the earliest. */
const longestUnnotedMs = 60_000;
/** How long whoever comes with the cookie of an ended session is told why. */
const toldMs = 7 * 24 * hourMs;

interface Use {
  readonly at: number;
  readonly notedAt: number;
}

export class Sessions {
  readonly #options: SessionsOptions;
  readonly #limits: SessionLimits;
  readonly #uses = new Map<string, Use>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#limits = options.limits ?? defaultLimits;
  }

  /** Signs an account in. The token is for its cookie alone. */
  async open(
    account: Account,
    { address, agent }: Source,
  ): Promise<{ readonly token: string; readonly expiresAt: number }> {
    const { store, clock } = this.#options;
    const now = clock.now();
    const token = newToken();
    const expiresAt = now + this.#limits.maxMs;
    this.#forgetIdle(now);
    await store.removeExpiredSessions(now);
    await store.addSession({
      id: randomUUID(),
      tokenHash: hashToken(token),
      person: account.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      address,
      agent,
      endedWhy: null,
    });
    return { token, expiresAt };
  }

  #forgetIdle(now: number): void {
    for (const [hash, { at }] of this.#uses) if (at <= now - this.#limits.idleMs) this.#uses.delete(hash);
  }

  /** Whose token this is. Looking is not using: see {@link used}. */
  async find(token: string): Promise<Found> {
    const found = await this.#options.store.session(hashToken(token), this.#options.clock.now());
    if (!found) return { ok: false, code: 'signed-out' };
    const { session, account } = found;
    const code = account.disabledAt === null ? this.overWhy(session) : 'account-disabled';
    return code === null ? { ok: true, session, account } : { ok: false, code };
  }

  /** Why a session that was open when it was read is over now; null while it is not. */
  overWhy({ tokenHash, lastSeenAt, expiresAt, endedWhy }: Session): OverCode | null {
    const now = this.#options.clock.now();
    if (endedWhy !== null) return endedWhy;
    if (expiresAt <= now) return 'signed-out';
    return this.#lastUse(tokenHash, lastSeenAt) + this.#limits.idleMs <= now ? 'session-idle' : null;
  }

  #lastUse(tokenHash: string, stored: number): number {
    return Math.max(stored, this.#uses.get(tokenHash)?.at ?? 0);
  }

  /** The person did something with this session. */
  used({ tokenHash, lastSeenAt }: Session): void {
    const { store, clock, trouble } = this.#options;
    const at = clock.now();
    const notedAt = this.#uses.get(tokenHash)?.notedAt ?? lastSeenAt;
    const isDue = at - notedAt >= Math.min(longestUnnotedMs, this.#limits.idleMs / 10);
    this.#uses.set(tokenHash, { at, notedAt: isDue ? at : notedAt });
    if (isDue)
      store.sawSession(tokenHash, at).catch((reason: unknown) => trouble?.('the use of a session', reason));
  }

  /** The sessions a person has open, last used first. */
  async of(person: PersonId): Promise<readonly Session[]> {
    const sessions = await this.#options.store.sessionsOf(person, this.#options.clock.now());
    return sessions
      .filter((session) => this.overWhy(session) === null)
      .map((session) => ({ ...session, lastSeenAt: this.#lastUse(session.tokenHash, session.lastSeenAt) }))
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  }

  /** Ends open sessions; with them, what hangs on them. @returns how many */
  async end(choice: SessionChoice, why: SessionEnd): Promise<number> {
    const { store, clock } = this.#options;
    const hashes = await store.endSessions(choice, why, clock.now() + toldMs);
    for (const hash of hashes) this.#over(hash, why);
    return hashes.length;
  }

  async signOut({ tokenHash }: Session): Promise<void> {
    await this.#options.store.removeSession(tokenHash);
    this.#over(tokenHash, 'signed-out');
  }

  #over(tokenHash: string, why: OverCode): void {
    this.#uses.delete(tokenHash);
    this.#options.ended?.(tokenHash, why);
  }
}
