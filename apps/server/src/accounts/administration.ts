// What an administrator does to the accounts of others. Whoever calls has made sure that it is one.

import type { PersonId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { Audit } from '../audit/audit';
import type { Account, AccountChange } from '../storage/account-store';
import type { Storage } from '../storage/storage';
import type { Actor } from './actor';
import { noPassword } from './password';
import type { MadeLink, PasswordLinks } from './password-links';
import { type Person, personOf } from './person';
import type { Sessions } from './sessions';

/** An account as an administrator sees it. */
export interface AdministeredAccount extends Person {
  readonly mail: string;
  readonly disabled: boolean;
  /** How the person signs in: with a password, through a provider, or not at all before choosing a password by a link. */
  readonly signsInBy: 'password' | 'provider' | 'link';
  /** Until when the person's password link works, in epoch ms; null: there is none. */
  readonly linkExpiresAt: number | null;
  /** Epoch ms. */
  readonly createdAt: number;
}

export type AdministrationRefusal = {
  readonly ok: false;
  readonly code: 'not-found' | 'last-admin' | 'no-local-password';
};

const refuse = (code: AdministrationRefusal['code']): AdministrationRefusal => ({ ok: false, code });

function signsInBy({ identity, passwordHash }: Account): AdministeredAccount['signsInBy'] {
  if (identity) return 'provider';
  return passwordHash === noPassword ? 'link' : 'password';
}

export class Administration {
  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
    private readonly links: PasswordLinks,
    /** Called after the state of an account changed: reports may be shared with groups it is in. */
    private readonly changed: () => Promise<void>,
  ) {}

  /** All accounts, disabled ones too, oldest first. */
  async accounts(): Promise<readonly AdministeredAccount[]> {
    const [accounts, links] = await Promise.all([
      this.storage.accounts(),
      this.storage.passwordLinks(this.clock.now()),
    ]);
    const expiry = new Map(links.map(({ person, expiresAt }) => [person, expiresAt]));
    return accounts.map((account) => ({
      ...personOf(account),
      mail: account.mail,
      disabled: account.disabledAt !== null,
      signsInBy: signsInBy(account),
      linkExpiresAt: expiry.get(account.id) ?? null,
      createdAt: account.createdAt,
    }));
  }

  /** Changes what an account says. The groups of one whom a provider vouches for are the provider's, and stay. */
  async edit(
    id: PersonId,
    {
      groups,
      ...rest
    }: Pick<Account, 'displayName' | 'office' | 'mail' | 'admin'> & Partial<Pick<Account, 'groups'>>,
    by: Actor,
  ): Promise<{ readonly ok: true } | AdministrationRefusal> {
    const account = await this.storage.account(id);
    const change = groups && account?.identity === null ? { ...rest, groups } : rest;
    // What is in a mail address is nobody's affair later.
    const { mail: _, ...detail } = change;
    return this.#change(id, change, { ...by, action: 'account.changed', account: id, detail });
  }

  /** Shuts an account: whoever is signed in to it is out at once, and nobody gets in again before it is enabled. */
  async disable(id: PersonId, by: Actor): Promise<{ readonly ok: true } | AdministrationRefusal> {
    const event = { ...by, action: 'account.disabled', account: id } as const;
    const done = await this.#change(id, { disabledAt: this.clock.now() }, event);
    if (!done.ok) return done;
    await this.storage.removePasswordLink(id);
    return done;
  }

  enable(id: PersonId, by: Actor): Promise<{ readonly ok: true } | AdministrationRefusal> {
    return this.#change(id, { disabledAt: null }, { ...by, action: 'account.enabled', account: id });
  }

  async #change(
    id: PersonId,
    change: AccountChange,
    event: Parameters<Audit['append']>[0],
  ): Promise<{ readonly ok: true } | AdministrationRefusal> {
    if (!(await this.storage.account(id))) return refuse('not-found');
    const done = await this.audit.during(event, 'changeAccountKeepingAdmin', id, change);
    if (!done) return refuse('last-admin');
    // First of all: who is disabled must be out at once.
    if (typeof change.disabledAt === 'number') await this.sessions.end({ person: id }, 'account-disabled');
    await this.changed();
    return { ok: true };
  }

  /** Makes the link with which a person chooses a password; the password there is works until then. */
  async makeLink(
    id: PersonId,
    by: Actor,
  ): Promise<({ readonly ok: true } & MadeLink) | AdministrationRefusal> {
    const account = await this.storage.account(id);
    if (!account || account.disabledAt !== null) return refuse('not-found');
    if (account.identity) return refuse('no-local-password');
    return { ok: true, ...(await this.links.make(id, by)) };
  }
}
