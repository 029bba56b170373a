// Links with which a person chooses a password: for a new account, or for one whose password is forgotten. Each works once and for
// a few days. The token stands in the fragment of the address, which no browser sends, and only its hash is stored.

import type { PersonId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { Audit } from '../audit/audit';
import type { Storage } from '../storage/storage';
import type { Actor } from './actor';
import { hashPassword } from './password';
import { hashToken, newToken } from './session-token';
import type { Sessions } from './sessions';

/** How long a link works. */
const linkMs = 3 * 24 * 3600_000;

/** A link just made; the token is nowhere else. */
export interface MadeLink {
  readonly token: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

const badLink = { ok: false, code: 'bad-password-link' } as const;

export class PasswordLinks {
  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
  ) {}

  /** Makes a link for a person; the one made before stops working. */
  async make(person: PersonId, by: Actor): Promise<MadeLink> {
    const token = newToken();
    const expiresAt = this.clock.now() + linkMs;
    const link = { tokenHash: hashToken(token), person, expiresAt };
    await this.audit.during({ ...by, action: 'account.link-made', account: person }, 'setPasswordLink', link);
    return { token, expiresAt };
  }

  /** Whose link this is, so that the page can greet them; null when it does not work (any more). */
  async owner(token: string): Promise<{ readonly name: string; readonly displayName: string } | null> {
    const found = await this.storage.passwordLink(hashToken(token), this.clock.now());
    if (!found || found.account.disabledAt !== null) return null;
    const { name, displayName } = found.account;
    return { name, displayName };
  }

  /** Spends a link: the account gets the password, and whoever is signed in to it is signed out. */
  async choose(
    token: string,
    password: string,
    by: Pick<Actor, 'address'>,
  ): Promise<{ readonly ok: true; readonly name: string } | typeof badLink> {
    const tokenHash = hashToken(token);
    // Hashing a password costs much; a stranger gets none of it.
    const found = await this.storage.passwordLink(tokenHash, this.clock.now());
    if (!found) return badLink;
    const { id: account, name } = found.account;
    const passwordHash = await hashPassword(password);
    const event = { ...by, action: 'account.password-chosen', actor: account, account } as const;
    const now = this.clock.now();
    const done = await this.audit.during(event, 'spendPasswordLink', tokenHash, now, passwordHash);
    if (!done) return badLink;
    await this.sessions.end({ person: account }, 'password-changed');
    return { ok: true, name };
  }
}
