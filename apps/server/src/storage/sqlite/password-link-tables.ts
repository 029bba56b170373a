// Password links in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId } from '@huigao/report';
import type { Account } from '../account-store';
import type { PasswordLink } from '../session-store';
import type { AccountTables } from './account-tables';
import type { Database } from './database';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    set: prepare('insert or replace into password_link (person, token_hash, expires_at) values (?, ?, ?)'),
    byToken: prepare(
      `select person, token_hash as tokenHash, expires_at as expiresAt from password_link
        where token_hash = ? and expires_at > ?`,
    ),
    remove: prepare('delete from password_link where person = ?'),
    all: prepare(
      'select person, expires_at as expiresAt from password_link where expires_at > ? order by person',
    ),
  };
}

export class PasswordLinkTables {
  readonly #sql: ReturnType<typeof statements>;
  readonly #accounts: AccountTables;

  constructor(database: Database, accounts: AccountTables) {
    this.#sql = statements(database);
    this.#accounts = accounts;
  }

  setPasswordLink({ person, tokenHash, expiresAt }: PasswordLink): void {
    this.#sql.set.run(person, tokenHash, expiresAt);
  }

  passwordLink(
    tokenHash: string,
    now: number,
  ): { readonly link: PasswordLink; readonly account: Account } | null {
    const link = this.#sql.byToken.get(tokenHash, now) as PasswordLink | undefined;
    const account = link && this.#accounts.account(link.person);
    return account ? { link, account } : null;
  }

  spendPasswordLink(tokenHash: string, now: number, passwordHash: string): boolean {
    const found = this.passwordLink(tokenHash, now);
    if (!found || found.account.disabledAt !== null) return false;
    this.#accounts.changeAccount(found.account.id, { passwordHash });
    this.removePasswordLink(found.account.id);
    return true;
  }

  removePasswordLink(person: PersonId): void {
    this.#sql.remove.run(person);
  }

  passwordLinks(now: number): readonly Pick<PasswordLink, 'person' | 'expiresAt'>[] {
    return this.#sql.all.all(now) as unknown as Pick<PasswordLink, 'person' | 'expiresAt'>[];
  }
}
