// Who may sign in, and who is signed in.

import { randomUUID } from 'node:crypto';
import { type PersonId, personId } from '@huigao/report';
import type { Clock } from '@huigao/sync/room';
import type { LocalSignIn } from '../config';
import type { Account, AccountStore } from '../storage/account-store';
import type { Session } from '../storage/session-store';
import { Guessing } from './guessing';
import { hashPassword, isPassword, noPassword } from './password';
import { type Person, personOf } from './person';
import { newToken, sameToken } from './session-token';
import type { OverCode, Sessions, Source } from './sessions';
import { signInKey } from './sign-in-key';

/** What an account is made from; its fields have been checked. */
export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly office: string;
  readonly mail?: string;
  /** Null: nobody can sign in with one until the person chooses one by a link. */
  readonly password: string | null;
  readonly admin: boolean;
  readonly groups?: readonly string[];
}

/** Someone signed in, with what their cookie must hold. */
export interface SignedIn {
  readonly person: Person;
  readonly token: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

type RefusalCode =
  | 'wrong-password'
  | 'account-disabled'
  | 'local-sign-in-off'
  | 'name-taken'
  | 'setup-done'
  | 'bad-setup-token';

export type AccountRefusal =
  | { readonly ok: false; readonly code: RefusalCode }
  | { readonly ok: false; readonly code: 'wait-before-trying'; readonly waitMs: number };

/** Who holds a token, or why nobody does. */
export type Who =
  | { readonly ok: true; readonly person: Person; readonly session: Session }
  | { readonly ok: false; readonly code: OverCode };

export interface AccountsOptions {
  /** Called after an account with groups was added. */
  readonly changed?: () => Promise<void>;
  /** Who may sign in with a password. */
  readonly localSignIn?: LocalSignIn;
}

const refuse = (code: RefusalCode) => ({ ok: false, code }) as const;

export class Accounts {
  readonly #store: AccountStore;
  readonly #clock: Clock;
  readonly #sessions: Sessions;
  readonly #guessing = new Guessing();
  readonly #changed: () => Promise<void>;
  readonly #localSignIn: LocalSignIn;
  #setUpToken: string | null = null;

  constructor(
    store: AccountStore,
    clock: Clock,
    sessions: Sessions,
    { changed = async () => {}, localSignIn = 'on' }: AccountsOptions = {},
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#sessions = sessions;
    this.#changed = changed;
    this.#localSignIn = localSignIn;
  }

  /** The token that makes the first account, new each time; null when there is an account. It lives in memory only. */
  async offerSetUp(): Promise<string | null> {
    const [someone] = await this.#store.accounts();
    this.#setUpToken = someone ? null : newToken();
    return this.#setUpToken;
  }

  /** Whether the first account is still to be made: not by the link, the command line or the provider. */
  async awaitsSetUp(): Promise<boolean> {
    return this.#setUpToken !== null && (await this.#store.accounts()).length === 0;
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
    source: Source,
  ): Promise<({ readonly ok: true } & SignedIn) | AccountRefusal> {
    const fault = this.setUpFault(token);
    if (fault) return fault;
    const first = await this.#accountFrom({ ...account, admin: true });
    if (!(await this.#store.addFirstAccount(first))) return refuse('setup-done');
    this.#setUpToken = null;
    return { ok: true, ...(await this.#signedIn(first, source)) };
  }

  async add(account: NewAccount): Promise<{ readonly ok: true; readonly person: Person } | AccountRefusal> {
    const made = await this.#accountFrom(account);
    if (!(await this.#store.addAccount(made))) return refuse('name-taken');
    if (made.groups.length > 0) await this.#changed();
    return { ok: true, person: personOf(made) };
  }

  async #accountFrom({ password, ...rest }: NewAccount): Promise<Account> {
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

  /** Signs in by name and password. What is special about an account is told only to who knows its password. */
  async signIn(
    name: string,
    password: string,
    source: Source,
  ): Promise<({ readonly ok: true } & SignedIn) | AccountRefusal> {
    if (this.#localSignIn === 'off') return refuse('local-sign-in-off');
    const checked = await this.checkPassword(signInKey(name), password, source);
    if (!checked.ok) return checked;
    if (this.#localSignIn === 'admins' && !checked.account.admin) return refuse('local-sign-in-off');
    if (checked.account.disabledAt !== null) return refuse('account-disabled');
    return { ok: true, ...(await this.#signedIn(checked.account, source)) };
  }

  /**
   * Whether a password is that of the account of a key; each time counts as a guess. A name that is not there takes the same
   * steps as one that is, so that time does not tell which names exist.
   */
  async checkPassword(
    key: string,
    password: string,
    { address }: Source,
  ): Promise<{ readonly ok: true; readonly account: Account } | AccountRefusal> {
    const account = await this.#store.accountByKey(key);
    const sessions = await this.#sessions.of(account?.id ?? personId('nobody'));
    const from = sessions.some((session) => session.address === address) ? 'known' : 'elsewhere';
    const now = this.#clock.now();
    const waitMs = this.#guessing.waitMs(key, address, now, from);
    if (waitMs > 0) return { ok: false, code: 'wait-before-trying', waitMs };
    const matches = await isPassword(account?.passwordHash ?? null, password);
    if (!account || !matches) return refuse('wrong-password');
    this.#guessing.succeeded(key, address, this.#clock.now());
    return { ok: true, account };
  }

  /** Signs someone in without a password, making the account when there is none: for tests and benchmarks only. */
  async signInForDevelopment(
    name: string,
    { admin = false, groups = [] }: { readonly admin?: boolean; readonly groups?: readonly string[] } = {},
    source: Source = { address: '', agent: '' },
  ): Promise<SignedIn> {
    const fields = { name, displayName: name, office: '', admin, groups };
    const made = await this.#accountFrom({ ...fields, password: null });
    if ((await this.#store.addAccount(made)) && groups.length > 0) await this.#changed();
    return this.#signedIn((await this.#store.accountByKey(made.key)) ?? made, source);
  }

  async #signedIn(account: Account, source: Source): Promise<SignedIn> {
    return { person: personOf(account), ...(await this.#sessions.open(account, source)) };
  }

  /** Who holds this token. Looking is not using: see {@link used}. */
  async who(token: string): Promise<Who> {
    const found = await this.#sessions.find(token);
    return found.ok ? { ok: true, person: personOf(found.account), session: found.session } : found;
  }

  /** The person did something: the session's idle time begins anew. */
  used(session: Session): void {
    this.#sessions.used(session);
  }

  signOut(session: Session): Promise<void> {
    return this.#sessions.signOut(session);
  }

  /** Whose sign-in name this is, or null. */
  async idOf(name: string): Promise<PersonId | null> {
    return (await this.#store.accountByKey(signInKey(name)))?.id ?? null;
  }

  /** Whether somebody signs in through a provider. */
  async isVouched(id: PersonId): Promise<boolean> {
    return (await this.#store.account(id))?.identity != null;
  }

  /** Everyone who can sign in, oldest account first. */
  async people(): Promise<readonly Person[]> {
    return (await this.#store.accounts()).filter(({ disabledAt }) => disabledAt === null).map(personOf);
  }

  async person(id: PersonId): Promise<Person | null> {
    const account = await this.#store.account(id);
    return account && personOf(account);
  }
}
