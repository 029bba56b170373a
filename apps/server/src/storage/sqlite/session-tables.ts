// Sign-ins in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId } from '@huigao/report';
import type { Account } from '../account-store';
import type { Session, SessionChoice, SessionEnd } from '../session-store';
import type { AccountTables } from './account-tables';
import type { Database } from './database';

const columns = `id, token_hash as tokenHash, person, created_at as createdAt, last_seen_at as lastSeenAt,
  expires_at as expiresAt, address, agent, ended_why as endedWhy`;

const end = 'update session set ended_why = ?, expires_at = min(expires_at, ?) where ended_why is null and';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(
      `insert into session (id, token_hash, person, created_at, last_seen_at, expires_at, address, agent, ended_why)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    byToken: prepare(`select ${columns} from session where token_hash = ? and expires_at > ?`),
    open: prepare(
      `select ${columns} from session where person = ? and ended_why is null and expires_at > ?
        order by last_seen_at desc, id`,
    ),
    saw: prepare('update session set last_seen_at = max(last_seen_at, ?) where token_hash = ?'),
    end: prepare(`${end} token_hash = ?`),
    remove: prepare('delete from session where token_hash = ?'),
    removeExpired: prepare('delete from session where expires_at <= ?'),
  };
}

function isChosen(session: Session, choice: SessionChoice): boolean {
  if ('only' in choice) return session.id === choice.only;
  return !('except' in choice) || session.id !== choice.except;
}

export class SessionTables {
  readonly #sql: ReturnType<typeof statements>;
  readonly #accounts: AccountTables;

  constructor(database: Database, accounts: AccountTables) {
    this.#sql = statements(database);
    this.#accounts = accounts;
  }

  addSession(session: Session): void {
    const { id, tokenHash, person, createdAt, lastSeenAt, expiresAt, address, agent, endedWhy } = session;
    this.#sql.add.run(id, tokenHash, person, createdAt, lastSeenAt, expiresAt, address, agent, endedWhy);
  }

  session(tokenHash: string, now: number): { readonly session: Session; readonly account: Account } | null {
    const session = this.#sql.byToken.get(tokenHash, now) as Session | undefined;
    const account = session && this.#accounts.account(session.person);
    return account ? { session, account } : null;
  }

  sessionsOf(person: PersonId, now: number): readonly Session[] {
    return this.#sql.open.all(person, now) as unknown as Session[];
  }

  sawSession(tokenHash: string, at: number): void {
    this.#sql.saw.run(at, tokenHash);
  }

  endSessions(choice: SessionChoice, why: SessionEnd, keepUntil: number): readonly string[] {
    const open = this.#sql.open.all(choice.person, 0) as unknown as Session[];
    const ending = open.filter((session) => isChosen(session, choice));
    for (const { tokenHash } of ending) this.#sql.end.run(why, keepUntil, tokenHash);
    return ending.map(({ tokenHash }) => tokenHash);
  }

  removeSession(tokenHash: string): void {
    this.#sql.remove.run(tokenHash);
  }

  removeExpiredSessions(now: number): void {
    this.#sql.removeExpired.run(now);
  }
}
