// What a person does with the own account: how to be reached, the password, the sessions that are open.

import type { Audit } from '../audit/audit';
import type { Account } from '../storage/account-store';
import type { Session } from '../storage/session-store';
import type { Storage } from '../storage/storage';
import type { AccountRefusal, Accounts, Who } from './accounts';
import { hashPassword } from './password';
import { type Person, personOf } from './person';
import type { Sessions, Source } from './sessions';

/** An account as its owner sees it. */
export interface OwnView extends Person {
  readonly mail: string;
  /** `provider`: it is signed in to elsewhere, and its name and office come from there. */
  readonly signsInBy: 'password' | 'provider';
}

/** A session as its owner sees it. */
export interface SessionView extends Pick<Session, 'id' | 'createdAt' | 'lastSeenAt' | 'address' | 'agent'> {
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

type SignedInWho = Extract<Who, { readonly ok: true }>;

export type PasswordRefusal =
  | { readonly ok: false; readonly code: 'wrong-old-password' | 'no-local-password' }
  | Extract<AccountRefusal, { readonly code: 'wait-before-trying' }>;

export class OwnAccount {
  constructor(
    private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
  ) {}

  async view({ person }: SignedInWho): Promise<OwnView> {
    const account = (await this.storage.account(person.id))!;
    return {
      ...personOf(account),
      mail: account.mail,
      signsInBy: account.identity ? 'provider' : 'password',
    };
  }

  /** The name by which others know a person is not theirs to change: an administrator does. */
  async edit({ person }: SignedInWho, change: Pick<Account, 'office' | 'mail'>, { address }: Source) {
    const detail = { office: change.office };
    const event = {
      action: 'account.changed',
      actor: person.id,
      address,
      account: person.id,
      detail,
    } as const;
    await this.audit.during(event, 'changeAccount', person.id, change);
  }

  /** Changes the password for one who knows the old one. All other sessions end. */
  async changePassword(
    { person, session }: SignedInWho,
    { old, password }: { readonly old: string; readonly password: string },
    source: Source,
  ): Promise<{ readonly ok: true } | PasswordRefusal> {
    const account = (await this.storage.account(person.id))!;
    if (account.identity) return { ok: false, code: 'no-local-password' };
    const checked = await this.accounts.checkPassword(account.key, old, source);
    if (!checked.ok)
      return checked.code === 'wait-before-trying' ? checked : { ok: false, code: 'wrong-old-password' };
    const { address } = source;
    const event = {
      action: 'account.password-changed',
      actor: person.id,
      address,
      account: person.id,
    } as const;
    const passwordHash = await hashPassword(password);
    await this.audit.during(event, 'changeAccount', person.id, { passwordHash });
    await this.sessions.end({ person: person.id, except: session.id }, 'password-changed');
    await this.storage.removePasswordLink(person.id);
    return { ok: true };
  }

  async openSessions({ person, session }: SignedInWho): Promise<readonly SessionView[]> {
    const open = await this.sessions.of(person.id);
    return open.map(({ id, createdAt, lastSeenAt, address, agent }) => ({
      id,
      createdAt,
      lastSeenAt,
      address,
      agent,
      current: id === session.id,
    }));
  }

  /** Ends one of one's other sessions, or all of them. One that is not there is over, which is what was wanted. */
  async endSessions(
    { person, session }: SignedInWho,
    which: { readonly only: string } | 'others',
    { address }: Source,
  ): Promise<void> {
    await this.audit.append({ action: 'session.ended', actor: person.id, address, account: person.id });
    const choice = which === 'others' ? { except: session.id } : which;
    await this.sessions.end({ person: person.id, ...choice }, 'session-ended');
  }
}
