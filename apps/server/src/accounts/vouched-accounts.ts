// Accounts whose people sign in elsewhere, at a provider that vouches for them. Such an account is found by who the provider says it
// is, never by a name or a mail address: whoever may choose those at the provider must not come by somebody's account here.

import { randomUUID } from 'node:crypto';
import { personId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { Audit } from '../audit/audit';
import type { OidcConfig } from '../oidc/oidc-config';
import type { Profile } from '../oidc/profile';
import type { Account, AccountChange, Identity } from '../storage/account-store';
import type { Storage } from '../storage/storage';
import type { SignedIn } from './accounts';
import { noPassword } from './password';
import { personOf } from './person';
import type { Sessions, Source } from './sessions';
import { signInKey } from './sign-in-key';

type RefusalCode = 'oidc-not-allowed' | 'oidc-no-account' | 'account-disabled' | 'setup-first';

export interface VouchedRefusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Whose account it would have been. */
  readonly account: Account['id'] | null;
}

/** Names tried for a new account before giving up: each is taken by somebody else. */
const mostNames = 1000;

export class VouchedAccounts {
  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
    /** Called after an account was added or changed: reports may be shared with groups it is in. */
    private readonly changed: () => Promise<void>,
  ) {}

  /**
   * Signs in whom the provider vouches for, making the account at the first time. What the provider says holds from then on, also
   * for somebody who is not let in: a group they left gives nothing any more.
   */
  async signIn(
    identity: Identity,
    profile: Profile,
    { newAccounts }: Pick<OidcConfig, 'newAccounts'>,
    source: Source,
  ): Promise<({ readonly ok: true } & SignedIn) | VouchedRefusal> {
    const known = await this.storage.accountByIdentity(identity);
    const account = known && (await this.#brought(known, profile, source));
    const refuse = (code: RefusalCode) => ({ ok: false, code, account: account?.id ?? null }) as const;
    if (!profile.allowed) return refuse('oidc-not-allowed');
    if (account?.disabledAt != null) return refuse('account-disabled');
    if (account) return { ok: true, ...(await this.#open(account, source)) };
    if (newAccounts === 'refused') return refuse('oidc-no-account');
    // Else there would be an account and no administrator, and the set-up link would not work any more.
    if (!profile.admin && (await this.storage.accounts()).length === 0) return refuse('setup-first');
    return { ok: true, ...(await this.#open(await this.#make(identity, profile, source), source)) };
  }

  async #open(account: Account, source: Source): Promise<SignedIn> {
    return { person: personOf(account), ...(await this.sessions.open(account, source)) };
  }

  /** Brings an account in line with what the provider says now. */
  async #brought(account: Account, profile: Profile, { address }: Source): Promise<Account> {
    const change: AccountChange = {
      displayName: profile.displayName ?? account.displayName,
      mail: profile.mail ?? account.mail,
      groups: profile.groups,
      admin: profile.admin ?? account.admin,
    };
    const next = { ...account, ...change };
    if (JSON.stringify(next) === JSON.stringify(account)) return account;
    const { displayName, groups, admin } = next;
    const detail = { displayName, groups, admin, issuer: account.identity?.issuer ?? '' };
    const who = { actor: account.id, account: account.id, address };
    // Also of the last administrator: the provider says who is one, so that another comes by its groups.
    await this.audit.during(
      { ...who, action: 'account.changed', detail },
      'changeAccount',
      account.id,
      change,
    );
    await this.changed();
    return next;
  }

  /** Makes an account under a name that nobody has; two first sign-ins at once make one. */
  async #make(identity: Identity, profile: Profile, { address }: Source): Promise<Account> {
    const id = personId(randomUUID());
    for (let number = 1; number <= mostNames; number++) {
      const name = number === 1 ? profile.wantedName : `${profile.wantedName}-${number}`;
      const account: Account = {
        id,
        name,
        key: signInKey(name),
        displayName: profile.displayName ?? name,
        office: '',
        mail: profile.mail ?? '',
        admin: profile.admin ?? false,
        passwordHash: noPassword,
        identity,
        groups: profile.groups,
        disabledAt: null,
        createdAt: this.clock.now(),
      };
      const detail = { name, admin: account.admin, ...identity };
      const event = { actor: id, account: id, address, action: 'account.added', detail } as const;
      const made = await this.audit.during(event, 'addAccount', account);
      if (made) await this.changed();
      const there = made ? account : await this.storage.accountByIdentity(identity);
      if (there) return there;
    }
    throw new Error(`No free name like ${profile.wantedName}.`);
  }
}
