// `Storage` in a SQLite file, through the thread that owns it.

import { mkdir } from 'node:fs/promises';
import type { PersonId, ReportId, SectionId, Snippet, Standing, ThreadId } from '@huigao/report';
import type { Append, Checkpoint, LogEntry } from '@huigao/sync/room';
import type { AuditHash } from '../../audit/chain';
import type { AuditDraft } from '../../audit/event';
import type { Account, AccountChange, Identity } from '../account-store';
import type { AuditQuery } from '../audit-store';
import type { NoticeDraft, NoticeSettings, WhichNotices } from '../notice-store';
import type { SeenSection } from '../reading-store';
import type { PasswordLink, Session, SessionChoice, SessionEnd } from '../session-store';
import type { AccessRequest, AskingLimit, Invitation, InvitationUse } from '../sharing-store';
import { type FirstAppend, type Storage, StorageRefused } from '../storage';
import type { StoredVersion } from '../version-store';
import type { Method, Operations } from './operations';
import { ThreadCalls } from './thread-calls';

export interface SqliteOptions {
  /** Directory of the data; made when it is not there. */
  readonly directory: string;
  /** The built storage thread. */
  readonly thread: URL;
  /** What a new audit log is chained with; null or absent: SHA-256, or whatever the log there is chained with. */
  readonly auditHash?: AuditHash | null;
  /** Told of what was read and is not what was written; it was left out. */
  readonly damaged: (what: string) => void;
  /** Called when the thread died: nothing can be stored any more. */
  readonly lost: (reason: unknown) => void;
}

/** A copy, since posting a view into a larger buffer posts the buffer. */
const owned = <T extends { readonly bytes: Uint8Array }>(row: T): T => ({ ...row, bytes: row.bytes.slice() });
const ownedGroup = <T extends Append>(group: T): T => ({
  ...group,
  entries: group.entries.map((entry) => owned<LogEntry>(entry)),
});

export class SqliteStorage implements Storage {
  readonly #calls: ThreadCalls;

  /** Opens the data of a directory, and makes it when there is none. Rejects with `StorageRefused`. */
  static async open(options: SqliteOptions): Promise<SqliteStorage> {
    const { directory, thread, auditHash = null } = options;
    await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      throw new StorageRefused('data-unwritable', error.code ?? error.message);
    });
    return new SqliteStorage(await ThreadCalls.open(thread, { directory, auditHash }, options));
  }

  private constructor(calls: ThreadCalls) {
    this.#calls = calls;
  }

  #call<Name extends Method>(method: Name, ...parameters: Parameters<Operations[Name]>) {
    return this.#calls.call(method, ...parameters);
  }

  create(report: ReportId, first: FirstAppend) {
    const { earlier = [] } = first;
    return this.#call('create', report, { ...ownedGroup(first), earlier: earlier.map(owned) });
  }

  earlierHistory(report: ReportId, section: SectionId) {
    return this.#call('earlierHistory', report, section);
  }

  load(report: ReportId) {
    return this.#call('load', report);
  }

  append(report: ReportId, group: Append) {
    return this.#call('append', report, group);
  }

  checkpoint(report: ReportId, checkpoint: Checkpoint) {
    return this.#call('checkpoint', report, owned(checkpoint));
  }

  lastChanges(report: ReportId) {
    return this.#call('lastChanges', report);
  }

  entriesOf(report: ReportId, document: string, after: number, limit: number) {
    return this.#call('entriesOf', report, document, after, limit);
  }

  reportTitles(ids: readonly ReportId[]) {
    return this.#call('reportTitles', ids);
  }

  reportsOf(person: PersonId, groups: readonly string[]) {
    return this.#call('reportsOf', person, groups);
  }

  reportsWithoutStanding() {
    return this.#call('reportsWithoutStanding');
  }

  fillStanding(report: ReportId, standing: Standing) {
    return this.#call('fillStanding', report, standing);
  }

  addAccount(account: Account) {
    return this.#call('addAccount', account);
  }

  addFirstAccount(account: Account) {
    return this.#call('addFirstAccount', account);
  }

  accountByKey(key: string) {
    return this.#call('accountByKey', key);
  }

  accountByIdentity(identity: Identity) {
    return this.#call('accountByIdentity', identity);
  }

  account(id: PersonId) {
    return this.#call('account', id);
  }

  accounts() {
    return this.#call('accounts');
  }

  changeAccount(id: PersonId, change: AccountChange) {
    return this.#call('changeAccount', id, change);
  }

  changeAccountKeepingAdmin(id: PersonId, change: AccountChange) {
    return this.#call('changeAccountKeepingAdmin', id, change);
  }

  addSession(session: Session) {
    return this.#call('addSession', session);
  }

  session(tokenHash: string, now: number) {
    return this.#call('session', tokenHash, now);
  }

  sessionsOf(person: PersonId, now: number) {
    return this.#call('sessionsOf', person, now);
  }

  sawSession(tokenHash: string, at: number) {
    return this.#call('sawSession', tokenHash, at);
  }

  endSessions(choice: SessionChoice, why: SessionEnd, keepUntil: number) {
    return this.#call('endSessions', choice, why, keepUntil);
  }

  removeSession(tokenHash: string) {
    return this.#call('removeSession', tokenHash);
  }

  removeExpiredSessions(now: number) {
    return this.#call('removeExpiredSessions', now);
  }

  setPasswordLink(link: PasswordLink) {
    return this.#call('setPasswordLink', link);
  }

  passwordLink(tokenHash: string, now: number) {
    return this.#call('passwordLink', tokenHash, now);
  }

  spendPasswordLink(tokenHash: string, now: number, passwordHash: string) {
    return this.#call('spendPasswordLink', tokenHash, now, passwordHash);
  }

  removePasswordLink(person: PersonId) {
    return this.#call('removePasswordLink', person);
  }

  passwordLinks(now: number) {
    return this.#call('passwordLinks', now);
  }

  addInvitation(invitation: Invitation) {
    return this.#call('addInvitation', invitation);
  }

  invitations(report: ReportId) {
    return this.#call('invitations', report);
  }

  invitationByToken(tokenHash: string) {
    return this.#call('invitationByToken', tokenHash);
  }

  useInvitation(tokenHash: string, use: InvitationUse) {
    return this.#call('useInvitation', tokenHash, use);
  }

  unuseInvitation(tokenHash: string, person: PersonId) {
    return this.#call('unuseInvitation', tokenHash, person);
  }

  revokeInvitation(report: ReportId, id: string, at: number) {
    return this.#call('revokeInvitation', report, id, at);
  }

  askAccess(request: AccessRequest, limit: AskingLimit) {
    return this.#call('askAccess', request, limit);
  }

  accessRequest(report: ReportId, person: PersonId) {
    return this.#call('accessRequest', report, person);
  }

  openAccessRequests(report: ReportId) {
    return this.#call('openAccessRequests', report);
  }

  declineAccess(report: ReportId, person: PersonId, at: number) {
    return this.#call('declineAccess', report, person, at);
  }

  removeOpenAccessRequest(report: ReportId, person: PersonId) {
    return this.#call('removeOpenAccessRequest', report, person);
  }

  removeOldAccessRequests(time: number) {
    return this.#call('removeOldAccessRequests', time);
  }

  addVersion(version: StoredVersion) {
    return this.#call('addVersion', owned(version));
  }

  versions(report: ReportId) {
    return this.#call('versions', report);
  }

  version(report: ReportId, id: string) {
    return this.#call('version', report, id);
  }

  renameVersion(report: ReportId, id: string, name: string) {
    return this.#call('renameVersion', report, id, name);
  }

  threadsRead(person: PersonId, report: ReportId) {
    return this.#call('threadsRead', person, report);
  }

  readThreads(person: PersonId, report: ReportId, threads: readonly (readonly [ThreadId, number])[]) {
    return this.#call('readThreads', person, report, threads);
  }

  sectionsSeen(person: PersonId, report: ReportId) {
    return this.#call('sectionsSeen', person, report);
  }

  seeSections(person: PersonId, report: ReportId, sections: readonly SeenSection[]) {
    const copies = sections.map((one) => ({ ...one, snapshot: one.snapshot.slice() }));
    return this.#call('seeSections', person, report, copies);
  }

  snippetsOf(person: PersonId) {
    return this.#call('snippetsOf', person);
  }

  keepSnippets(person: PersonId, snippets: readonly Snippet[], over: number) {
    return this.#call('keepSnippets', person, snippets, over);
  }

  addNotices(drafts: readonly NoticeDraft[]) {
    return this.#call('addNotices', drafts);
  }

  noticesOf(person: PersonId, before: number | null, limit: number) {
    return this.#call('noticesOf', person, before, limit);
  }

  unreadNotices(person: PersonId) {
    return this.#call('unreadNotices', person);
  }

  readNotices(person: PersonId, which: WhichNotices, at: number) {
    return this.#call('readNotices', person, which, at);
  }

  noticesToMail(before: number, limit: number) {
    return this.#call('noticesToMail', before, limit);
  }

  mailedNotices(ids: readonly number[], at: number) {
    return this.#call('mailedNotices', ids, at);
  }

  removeOldNotices(before: number) {
    return this.#call('removeOldNotices', before);
  }

  noticeSettings(person: PersonId) {
    return this.#call('noticeSettings', person);
  }

  setNoticeSettings(person: PersonId, settings: NoticeSettings) {
    return this.#call('setNoticeSettings', person, settings);
  }

  reportIds() {
    return this.#call('reportIds');
  }

  appendAudit(draft: AuditDraft) {
    return this.#call('appendAudit', draft);
  }

  auditRecords(query: AuditQuery) {
    return this.#call('auditRecords', query);
  }

  auditAfter(seq: number, limit: number) {
    return this.#call('auditAfter', seq, limit);
  }

  auditChain() {
    return this.#call('auditChain');
  }

  audited(draft: AuditDraft, act: Exclude<Method, 'audited'>, parameters: readonly unknown[]) {
    return this.#call('audited', draft, act, parameters);
  }

  probe() {
    return this.#call('probe');
  }

  close(): Promise<void> {
    return this.#calls.close();
  }
}
