// The storage thread's side of every method of `Storage` but `close`: the same, without promises.

import type { Storage } from '../storage';
import { AccountTables } from './account-tables';
import type { Database } from './database';
import { ReportTables } from './report-tables';

export type Operations = {
  readonly [Method in Exclude<keyof Storage, 'close'>]: (
    ...parameters: Parameters<Storage[Method]>
  ) => Awaited<ReturnType<Storage[Method]>>;
};

export type Method = keyof Operations;

export function operationsOn(database: Database, damaged: (what: string) => void): Operations {
  const reports = new ReportTables(database, damaged);
  const accounts = new AccountTables(database);
  return {
    create: (report, first) => reports.create(report, first),
    load: (report) => reports.load(report),
    append: (report, group) => reports.append(report, group),
    checkpoint: (report, checkpoint) => reports.checkpoint(report, checkpoint),
    reportsOf: (person) => reports.reportsOf(person),
    addAccount: (account) => accounts.addAccount(account),
    addFirstAccount: (account) => accounts.addFirstAccount(account),
    accountByKey: (key) => accounts.accountByKey(key),
    accountByIdentity: (identity) => accounts.accountByIdentity(identity),
    account: (id) => accounts.account(id),
    accounts: () => accounts.accounts(),
    changeAccount: (id, change) => accounts.changeAccount(id, change),
    changeAccountKeepingAdmin: (id, change) => accounts.changeAccountKeepingAdmin(id, change),
    addSession: (session) => accounts.addSession(session),
    session: (tokenHash, now) => accounts.session(tokenHash, now),
    removeSession: (tokenHash) => accounts.removeSession(tokenHash),
    removeExpiredSessions: (now) => accounts.removeExpiredSessions(now),
  };
}
