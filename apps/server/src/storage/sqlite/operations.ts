// The storage thread's side of every method of `Storage` but `close`: the same, without promises.

import type { AuditDraft } from '../../audit/event';
import { partedNote } from '../notice-store';
import type { Storage } from '../storage';
import { AccountTables } from './account-tables';
import { AuditTables } from './audit-tables';
import type { Database } from './database';
import { EarlierTables } from './earlier-tables';
import { NoticeTables } from './notice-tables';
import { PasswordLinkTables } from './password-link-tables';
import { ReadingTables } from './reading-tables';
import { ReportTables } from './report-tables';
import { SessionTables } from './session-tables';
import { SharingTables } from './sharing-tables';
import { SnippetTables } from './snippet-tables';
import { VersionTables } from './version-tables';

export type Operations = {
  readonly [Method in Exclude<keyof Storage, 'close'>]: (
    ...parameters: Parameters<Storage[Method]>
  ) => Awaited<ReturnType<Storage[Method]>>;
};

/** What a group of edits may need: a disk with less space is as good as full. */
const probeBytes = 512 * 1024;

export type Method = keyof Operations;

export function operationsOn(database: Database, damaged: (what: string) => void): Operations {
  const reports = new ReportTables(database, damaged);
  const accounts = new AccountTables(database);
  const sessions = new SessionTables(database, accounts);
  const links = new PasswordLinkTables(database, accounts);
  const audit = new AuditTables(database);
  const sharing = new SharingTables(database);
  const versions = new VersionTables(database);
  const earlier = new EarlierTables(database);
  const readings = new ReadingTables(database);
  const snippets = new SnippetTables(database);
  const notices = new NoticeTables(database);
  /** A note of a change is an entry of the audit log, and the notices that go with it. */
  const keep = (note: unknown) => {
    const { notices: told, entry } = partedNote<AuditDraft>(note);
    audit.appendAudit(entry);
    notices.addNotices(told);
  };
  const writeProbe = database.prepare(
    'insert into probe values (1, randomblob(?1)) on conflict do update set bytes = randomblob(?1)',
  );
  const operations: Operations = {
    create: (report, first) => {
      reports.create(report, first);
      for (const history of first.earlier ?? []) earlier.add(report, history);
      for (const note of first.notes ?? []) keep(note);
    },
    load: (report) => reports.load(report),
    append: (report, group) => {
      const done = reports.append(report, group);
      if (done) for (const note of group.notes ?? []) keep(note);
      return done;
    },
    checkpoint: (report, checkpoint) => reports.checkpoint(report, checkpoint),
    probe: () => void writeProbe.run(probeBytes),
    lastChanges: (report) => reports.lastChanges(report),
    entriesOf: (report, document, after, limit) => reports.entriesOf(report, document, after, limit),
    reportTitles: (ids) => reports.reportTitles(ids),
    reportsOf: (person, groups) => reports.reportsOf(person, groups),
    reportsWithoutStanding: () => reports.reportsWithoutStanding(),
    fillStanding: (report, standing) => reports.fillStanding(report, standing),
    addAccount: (account) => accounts.addAccount(account),
    addFirstAccount: (account) => accounts.addFirstAccount(account),
    accountByKey: (key) => accounts.accountByKey(key),
    accountByIdentity: (identity) => accounts.accountByIdentity(identity),
    account: (id) => accounts.account(id),
    accounts: () => accounts.accounts(),
    changeAccount: (id, change) => accounts.changeAccount(id, change),
    changeAccountKeepingAdmin: (id, change) => accounts.changeAccountKeepingAdmin(id, change),
    addSession: (session) => sessions.addSession(session),
    session: (tokenHash, now) => sessions.session(tokenHash, now),
    sessionsOf: (person, now) => sessions.sessionsOf(person, now),
    sawSession: (tokenHash, at) => sessions.sawSession(tokenHash, at),
    endSessions: (choice, why, keepUntil) => sessions.endSessions(choice, why, keepUntil),
    removeSession: (tokenHash) => sessions.removeSession(tokenHash),
    removeExpiredSessions: (now) => sessions.removeExpiredSessions(now),
    setPasswordLink: (link) => links.setPasswordLink(link),
    passwordLink: (tokenHash, now) => links.passwordLink(tokenHash, now),
    spendPasswordLink: (tokenHash, now, passwordHash) =>
      links.spendPasswordLink(tokenHash, now, passwordHash),
    removePasswordLink: (person) => links.removePasswordLink(person),
    passwordLinks: (now) => links.passwordLinks(now),
    addInvitation: (invitation) => sharing.addInvitation(invitation),
    invitations: (report) => sharing.invitations(report),
    invitationByToken: (tokenHash) => sharing.invitationByToken(tokenHash),
    useInvitation: (tokenHash, use) => sharing.useInvitation(tokenHash, use),
    unuseInvitation: (tokenHash, person) => sharing.unuseInvitation(tokenHash, person),
    revokeInvitation: (report, id, at) => sharing.revokeInvitation(report, id, at),
    askAccess: (request, limit) => sharing.askAccess(request, limit),
    accessRequest: (report, person) => sharing.accessRequest(report, person),
    openAccessRequests: (report) => sharing.openAccessRequests(report),
    declineAccess: (report, person, at) => sharing.declineAccess(report, person, at),
    removeOpenAccessRequest: (report, person) => sharing.removeOpenAccessRequest(report, person),
    removeOldAccessRequests: (time) => sharing.removeOldAccessRequests(time),
    earlierHistory: (report, section) => earlier.earlierHistory(report, section),
    addVersion: (version) => versions.addVersion(version),
    versions: (report) => versions.versions(report),
    version: (report, id) => versions.version(report, id),
    renameVersion: (report, id, name) => versions.renameVersion(report, id, name),
    threadsRead: (person, report) => readings.threadsRead(person, report),
    readThreads: (person, report, threads) => readings.readThreads(person, report, threads),
    sectionsSeen: (person, report) => readings.sectionsSeen(person, report),
    seeSections: (person, report, sections) => readings.seeSections(person, report, sections),
    snippetsOf: (person) => snippets.snippetsOf(person),
    keepSnippets: (person, list, over) => snippets.keepSnippets(person, list, over),
    addNotices: (drafts) => notices.addNotices(drafts),
    noticesOf: (person, before, limit) => notices.noticesOf(person, before, limit),
    unreadNotices: (person) => notices.unreadNotices(person),
    readNotices: (person, which, at) => notices.readNotices(person, which, at),
    noticesToMail: (before, limit) => notices.noticesToMail(before, limit),
    mailedNotices: (ids, at) => notices.mailedNotices(ids, at),
    removeOldNotices: (before) => notices.removeOldNotices(before),
    noticeSettings: (person) => notices.noticeSettings(person),
    setNoticeSettings: (person, settings) => notices.setNoticeSettings(person, settings),
    reportIds: () => notices.reportIds(),
    appendAudit: (draft) => audit.appendAudit(draft),
    auditRecords: (query) => audit.auditRecords(query),
    auditAfter: (seq, limit) => audit.auditAfter(seq, limit),
    auditChain: () => audit.auditChain(),
    audited: (draft, act, parameters) => {
      const operation = operations[act] as (...parameters: readonly unknown[]) => unknown;
      const value = operation(...parameters);
      if (value !== false && value !== null) audit.appendAudit(draft);
      return value;
    },
  };
  return operations;
}
