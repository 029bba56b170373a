// Accounts and sign-ins in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId } from '@huigao/report';
import type { Account, Session } from '../storage';
import type { Database } from './database';

interface AccountRow extends Omit<Account, 'admin'> {
  readonly admin: number;
}

const columns =
  'account.id, name, key, display_name as displayName, office, admin, password_hash as passwordHash, created_at as createdAt';

const insert =
  'insert into account (id, name, key, display_name, office, admin, password_hash, created_at) select ?, ?, ?, ?, ?, ?, ?, ?';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(`${insert} where true on conflict do nothing`),
    addFirst: prepare(`${insert} where not exists (select 1 from account)`),
    byKey: prepare(`select ${columns} from account where key = ?`),
    byId: prepare(`select ${columns} from account where id = ?`),
    all: prepare(`select ${columns} from account order by created_at, id`),
    addSession: prepare('insert into session (token_hash, person, expires_at) values (?, ?, ?)'),
    session: prepare(
      `select ${columns}, expires_at as expiresAt from session
        join account on account.id = session.person where token_hash = ? and expires_at > ?`,
    ),
    removeSession: prepare('delete from session where token_hash = ?'),
    removeExpired: prepare('delete from session where expires_at <= ?'),
  };
}

const values = (account: Account) => [
  account.id,
  account.name,
  account.key,
  account.displayName,
  account.office,
  account.admin ? 1 : 0,
  account.passwordHash,
  account.createdAt,
];

const accountOf = ({ admin, ...row }: AccountRow): Account => ({ ...row, admin: admin === 1 });

export class AccountTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  addAccount(account: Account): boolean {
    return this.#sql.add.run(...values(account)).changes > 0;
  }

  addFirstAccount(account: Account): boolean {
    return this.#sql.addFirst.run(...values(account)).changes > 0;
  }

  accountByKey(key: string): Account | null {
    const row = this.#sql.byKey.get(key) as AccountRow | undefined;
    return row ? accountOf(row) : null;
  }

  account(id: PersonId): Account | null {
    const row = this.#sql.byId.get(id) as AccountRow | undefined;
    return row ? accountOf(row) : null;
  }

  accounts(): readonly Account[] {
    return (this.#sql.all.all() as AccountRow[]).map(accountOf);
  }

  addSession({ tokenHash, person, expiresAt }: Session): void {
    this.#sql.addSession.run(tokenHash, person, expiresAt);
  }

  session(tokenHash: string, now: number): { readonly session: Session; readonly account: Account } | null {
    const row = this.#sql.session.get(tokenHash, now) as
      | (AccountRow & { readonly expiresAt: number })
      | undefined;
    if (!row) return null;
    const { expiresAt, ...account } = row;
    return { session: { tokenHash, person: account.id, expiresAt }, account: accountOf(account) };
  }

  removeSession(tokenHash: string): void {
    this.#sql.removeSession.run(tokenHash);
  }

  removeExpiredSessions(now: number): void {
    this.#sql.removeExpired.run(now);
  }
}
