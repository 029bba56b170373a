// Accounts in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId } from '@huigao/report';
import type { Account, AccountChange, Identity } from '../account-store';
import type { Database } from './database';

interface AccountRow extends Omit<Account, 'admin' | 'identity' | 'groups'> {
  readonly admin: number;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly groups: string;
}

const columns = `account.id, name, key, display_name as displayName, office, mail, admin, password_hash as passwordHash,
  issuer, subject, account.groups, disabled_at as disabledAt, account.created_at as createdAt`;

const insert = `insert into account
  (id, name, key, display_name, office, mail, admin, password_hash, issuer, subject, groups, disabled_at, created_at)
  select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;

const isRuler = 'admin = 1 and disabled_at is null';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(`${insert} where true on conflict do nothing`),
    addFirst: prepare(`${insert} where not exists (select 1 from account)`),
    byKey: prepare(`select ${columns} from account where key = ?`),
    byIdentity: prepare(`select ${columns} from account where issuer = ? and subject = ?`),
    byId: prepare(`select ${columns} from account where id = ?`),
    all: prepare(`select ${columns} from account order by created_at, id`),
    change: prepare(
      `update account set display_name = ?, office = ?, mail = ?, admin = ?, password_hash = ?, groups = ?, disabled_at = ?
        where id = ?`,
    ),
    otherRuler: prepare(`select 1 from account where ${isRuler} and id <> ?`),
  };
}

const values = (account: Account) => [
  account.id,
  account.name,
  account.key,
  account.displayName,
  account.office,
  account.mail,
  account.admin ? 1 : 0,
  account.passwordHash,
  account.identity?.issuer ?? null,
  account.identity?.subject ?? null,
  JSON.stringify(account.groups),
  account.disabledAt,
  account.createdAt,
];

const accountOf = ({ admin, issuer, subject, groups, ...row }: AccountRow): Account => ({
  ...row,
  admin: admin === 1,
  identity: issuer !== null && subject !== null ? { issuer, subject } : null,
  groups: JSON.parse(groups) as string[],
});

const rules = ({ admin, disabledAt }: Account) => admin && disabledAt === null;

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

  accountByIdentity({ issuer, subject }: Identity): Account | null {
    const row = this.#sql.byIdentity.get(issuer, subject) as AccountRow | undefined;
    return row ? accountOf(row) : null;
  }

  account(id: PersonId): Account | null {
    const row = this.#sql.byId.get(id) as AccountRow | undefined;
    return row ? accountOf(row) : null;
  }

  accounts(): readonly Account[] {
    return (this.#sql.all.all() as AccountRow[]).map(accountOf);
  }

  changeAccount(id: PersonId, change: AccountChange): boolean {
    const account = this.account(id);
    if (!account) return false;
    this.#store({ ...account, ...change });
    return true;
  }

  changeAccountKeepingAdmin(id: PersonId, change: AccountChange): boolean {
    const account = this.account(id);
    if (!account) return false;
    const changed = { ...account, ...change };
    if (rules(account) && !rules(changed) && !this.#sql.otherRuler.get(id)) return false;
    this.#store(changed);
    return true;
  }

  #store({ id, displayName, office, mail, admin, passwordHash, groups, disabledAt }: Account): void {
    const words = JSON.stringify(groups);
    this.#sql.change.run(displayName, office, mail, admin ? 1 : 0, passwordHash, words, disabledAt, id);
  }
}
