// Who may sign in, and who is signed in.

import { randomUUID } from 'node:crypto';
import { type PersonId, personId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { Account, AccountStore, Session } from '../storage/account-store';
import { LockOut } from './lock-out';
import { hashPassword, isPassword, noPassword } from './password';
import { hashToken, newToken, sameToken } from './session-token';
import { signInKey } from './sign-in-key';

/** An account as others see it. */
export interface Person {
  readonly id: PersonId;
  /** What one signs in with. */
  readonly name: string;
  readonly displayName: string;
  readonly office: string;
  readonly admin: boolean;
  /** Groups that an outside provider of sign-in counts the person to, in its own words. */
  readonly groups: readonly string[];
}

/** What an account is made from; its fields have been checked. */
export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly office: string;
  readonly mail?: string;
  readonly password: string;
  readonly admin: boolean;
}

/** Someone signed in, with what their cookie must hold. */
export interface SignedIn {
  readonly person: Person;
  readonly token: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

export type AccountRefusal =
  | { readonly ok: false; readonly code: 'wrong-password' | 'name-taken' | 'setup-done' | 'bad-setup-token' }
  | { readonly ok: false; readonly code: 'wait-before-trying'; readonly waitMs: number };

/** How long a sign-in lasts. */
const sessionMs = 30 * 24 * 3600 * 1000;

export const personOf = ({ id, name, displayName, office, admin, groups }: Account): Person => ({
  id,
  name,
  displayName,
  office,
  admin,
  groups,
});

const refuse = (code: 'wrong-password' | 'name-taken' | 'setup-done' | 'bad-setup-token') =>
  ({ ok: false, code }) as const;

export class Accounts {
  readonly #store: AccountStore;
  readonly #clock: Clock;
  readonly #lockOut = new LockOut();
  readonly #changed: () => Promise<void>;
  #setUpToken: string | null = null;

  /** @param changed - called after an account with groups was added, or the groups or the state of one changed */
  constructor(
    store: AccountStore,
    clock: Clock,
    { changed = async () => {} }: { readonly changed?: () => Promise<void> } = {},
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** The token that makes the first account, new each time; null when there is an account. It lives in memory only. */
  async offerSetUp(): Promise<string | null> {
    const [someone] = await this.#store.accounts();
    this.#setUpToken = someone ? null : newToken();
    return this.#setUpToken;
  }

  /** Whether a token makes the first account; null when it does. */
  setUpFault(token: string): AccountRefusal | null {
    if (this.#setUpToken === null) return refuse('setup-done');
    return sameToken(token, this.#setUpToken) ? null : refuse('bad-setup-token');
  }

  /** Makes the first account, an administrator, and signs it in. */
  async setUp(
    token: string,
    account: Omit<NewAccount, 'admin'>,
  ): Promise<({ readonly ok: true } & SignedIn) | AccountRefusal> {
    const fault = this.setUpFault(token);
    if (fault) return fault;
    const first = await this.#accountFrom({ ...account, admin: true });
    if (!(await this.#store.addFirstAccount(first))) return refuse('setup-done');
    this.#setUpToken = null;
    return { ok: true, ...(await this.#signedIn(first)) };
  }

  async add(account: NewAccount): Promise<{ readonly ok: true; readonly person: Person } | AccountRefusal> {
    const made = await this.#accountFrom(account);
    return (await this.#store.addAccount(made)) ? { ok: true, person: personOf(made) } : refuse('name-taken');
  }

  async #accountFrom({
    password,
    ...rest
  }: Omit<NewAccount, 'password'> &
    Partial<Pick<Account, 'groups'>> & { readonly password: string | null }): Promise<Account> {
    return {
      mail: '',
      groups: [],
      identity: null,
      disabledAt: null,
      ...rest,
      id: personId(randomUUID()),
      key: signInKey(rest.name),
      passwordHash: password === null ? noPassword : await hashPassword(password),
      createdAt: this.#clock.now(),
    };
  }

  /**
   * Signs in by name and password.
   * @param address - where the attempt comes from: someone guessing elsewhere does not lock a name's owner out
   */
  async signIn(
    name: string,
    password: string,
    address: string,
  ): Promise<({ readonly ok: true } & SignedIn) | AccountRefusal> {
    const key = signInKey(name);
    const guess = `${key} ${address}`;
    const now = this.#clock.now();
    const waitMs = this.#lockOut.waitMs(guess, now);
    if (waitMs > 0) return { ok: false, code: 'wait-before-trying', waitMs };
    this.#lockOut.attempted(guess, now);
    const account = await this.#store.accountByKey(key);
    const matches = await isPassword(account?.passwordHash ?? null, password);
    if (!account || !matches) return refuse('wrong-password');
    this.#lockOut.succeeded(guess);
    return { ok: true, ...(await this.#signedIn(account)) };
  }

  /** Signs someone in without a password, making the account when there is none: for tests and benchmarks only. */
  async signInForDevelopment(
    name: string,
    { admin = false, groups = [] }: { readonly admin?: boolean; readonly groups?: readonly string[] } = {},
  ): Promise<SignedIn> {
    const fields = { name, displayName: name, office: '', admin, groups };
    const made = await this.#accountFrom({ ...fields, password: null });
    if ((await this.#store.addAccount(made)) && groups.length > 0) await this.#changed();
    return this.#signedIn((await this.#store.accountByKey(made.key)) ?? made);
  }

  async #signedIn(account: Account): Promise<SignedIn> {
    const token = newToken();
    const now = this.#clock.now();
    const expiresAt = now + sessionMs;
    await this.#store.removeExpiredSessions(now);
    await this.#store.addSession({ tokenHash: hashToken(token), person: account.id, expiresAt });
    return { person: personOf(account), token, expiresAt };
  }

  /** Who holds this token; null when nobody does, or the account is disabled. */
  async who(token: string): Promise<{ readonly person: Person; readonly session: Session } | null> {
    const found = await this.#store.session(hashToken(token), this.#clock.now());
    return found?.account.disabledAt === null
      ? { person: personOf(found.account), session: found.session }
      : null;
  }

  async signOut(session: Session): Promise<void> {
    await this.#store.removeSession(session.tokenHash);
  }

  /** Whose sign-in name this is, or null. */
  async idOf(name: string): Promise<PersonId | null> {
    return (await this.#store.accountByKey(signInKey(name)))?.id ?? null;
  }

  async people(): Promise<readonly Person[]> {
    return (await this.#store.accounts()).map(personOf);
  }

  async person(id: PersonId): Promise<Person | null> {
    const account = await this.#store.account(id);
    return account && personOf(account);
  }
}
