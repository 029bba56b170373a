// Accounts, sign-ins and password links for as long as the process lives, on top of the log in memory.

import type { PersonId } from '@huigao/report';
import { MemoryLog } from '@huigao/sync/room';
import type { Account, AccountChange, AccountStore, Identity } from './account-store';
import type { PasswordLink, Session, SessionChoice, SessionEnd, SessionStore } from './session-store';

const rules = ({ admin, disabledAt }: Account) => admin && disabledAt === null;

function isChosen(session: Session, choice: SessionChoice): boolean {
  if (session.person !== choice.person || session.endedWhy !== null) return false;
  if ('only' in choice) return session.id === choice.only;
  return !('except' in choice) || session.id !== choice.except;
}

export class MemoryAccounts extends MemoryLog implements AccountStore, SessionStore {
  readonly #accounts = new Map<PersonId, Account>();
  readonly #sessions = new Map<string, Session>();
  readonly #links = new Map<PersonId, PasswordLink>();

  // Looks and adds without a pause between, as a transaction does.
  async addAccount(account: Account): Promise<boolean> {
    if (this.#byKey(account.key) || (account.identity && this.#byIdentity(account.identity))) return false;
    this.#accounts.set(account.id, account);
    return true;
  }

  async addFirstAccount(account: Account): Promise<boolean> {
    return this.#accounts.size === 0 && this.addAccount(account);
  }

  #byKey(key: string): Account | null {
    return [...this.#accounts.values()].find((account) => account.key === key) ?? null;
  }

  #byIdentity({ issuer, subject }: Identity): Account | null {
    const isIt = ({ identity }: Account) => identity?.issuer === issuer && identity.subject === subject;
    return [...this.#accounts.values()].find(isIt) ?? null;
  }

  async accountByKey(key: string): Promise<Account | null> {
    return this.#byKey(key);
  }

  async accountByIdentity(identity: Identity): Promise<Account | null> {
    return this.#byIdentity(identity);
  }

  async account(id: PersonId): Promise<Account | null> {
    return this.#accounts.get(id) ?? null;
  }

  async accounts(): Promise<readonly Account[]> {
    return [...this.#accounts.values()].sort((a, b) => a.createdAt - b.createdAt);
  }

  async changeAccount(id: PersonId, change: AccountChange): Promise<boolean> {
    const account = this.#accounts.get(id);
    if (account) this.#accounts.set(id, { ...account, ...change });
    return account !== undefined;
  }

  async changeAccountKeepingAdmin(id: PersonId, change: AccountChange): Promise<boolean> {
    const account = this.#accounts.get(id);
    if (!account) return false;
    const isLast = ![...this.#accounts.values()].some((one) => one.id !== id && rules(one));
    if (isLast && rules(account) && !rules({ ...account, ...change })) return false;
    return this.changeAccount(id, change);
  }

  async addSession(session: Session): Promise<void> {
    this.#sessions.set(session.tokenHash, session);
  }

  async session(tokenHash: string, now: number) {
    const session = this.#sessions.get(tokenHash);
    const account = session && this.#accounts.get(session.person);
    return session && account && session.expiresAt > now ? { session, account } : null;
  }

  async sessionsOf(person: PersonId, now: number): Promise<readonly Session[]> {
    return [...this.#sessions.values()]
      .filter((session) => isChosen(session, { person }) && session.expiresAt > now)
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt || (a.id < b.id ? -1 : 1));
  }

  async sawSession(tokenHash: string, at: number): Promise<void> {
    const session = this.#sessions.get(tokenHash);
    if (!session) return;
    this.#sessions.set(tokenHash, { ...session, lastSeenAt: Math.max(session.lastSeenAt, at) });
  }

  async endSessions(choice: SessionChoice, why: SessionEnd, keepUntil: number): Promise<readonly string[]> {
    const ending = [...this.#sessions.values()].filter((session) => isChosen(session, choice));
    for (const session of ending)
      this.#sessions.set(session.tokenHash, {
        ...session,
        endedWhy: why,
        expiresAt: Math.min(session.expiresAt, keepUntil),
      });
    return ending.map(({ tokenHash }) => tokenHash);
  }

  async removeSession(tokenHash: string): Promise<void> {
    this.#sessions.delete(tokenHash);
  }

  async removeExpiredSessions(now: number): Promise<void> {
    for (const [hash, { expiresAt }] of this.#sessions) if (expiresAt <= now) this.#sessions.delete(hash);
  }

  async setPasswordLink(link: PasswordLink): Promise<void> {
    this.#links.set(link.person, link);
  }

  async passwordLink(tokenHash: string, now: number) {
    return this.#link(tokenHash, now);
  }

  #link(tokenHash: string, now: number) {
    const link = [...this.#links.values()].find((one) => one.tokenHash === tokenHash && one.expiresAt > now);
    const account = link && this.#accounts.get(link.person);
    return link && account ? { link, account } : null;
  }

  async spendPasswordLink(tokenHash: string, now: number, passwordHash: string): Promise<boolean> {
    const found = this.#link(tokenHash, now);
    if (!found || found.account.disabledAt !== null) return false;
    this.#links.delete(found.account.id);
    return this.changeAccount(found.account.id, { passwordHash });
  }

  async removePasswordLink(person: PersonId): Promise<void> {
    this.#links.delete(person);
  }

  async passwordLinks(now: number): Promise<readonly Pick<PasswordLink, 'person' | 'expiresAt'>[]> {
    return [...this.#links.values()]
      .filter(({ expiresAt }) => expiresAt > now)
      .map(({ person, expiresAt }) => ({ person, expiresAt }))
      .sort((a, b) => (a.person < b.person ? -1 : 1));
  }
}
