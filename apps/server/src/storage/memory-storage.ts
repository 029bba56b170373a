// All that the server keeps, for as long as the process lives. For tests.

import type { PersonId, ReportId } from '@huigao/report';
import { type Append, MemoryLog, type ReportIndex } from '@huigao/sync/room';
import { type AuditRecord, chainRecord, emptyHead, headAt } from '../audit/chain';
import type { AuditDraft } from '../audit/event';
import { hashTextOf } from '../audit/hash';
import type { Account, AccountChange, Identity, Session } from './account-store';
import type { AuditQuery } from './audit-store';
import { MemorySharing } from './memory-sharing';
import type { AccessRequest, AskingLimit, Invitation, InvitationUse } from './sharing-store';
import type { ReportSummary, Storage } from './storage';

export class MemoryStorage extends MemoryLog implements Storage {
  readonly #accounts = new Map<PersonId, Account>();
  readonly #sessions = new Map<string, Session>();
  readonly #updatedAt = new Map<ReportId, number>();
  readonly #audit: AuditRecord[] = [];
  readonly #sharing = new MemorySharing();

  override async create(report: ReportId, first: Append & { readonly index: ReportIndex }): Promise<void> {
    await super.create(report, first);
    this.#touch(report, first);
  }

  override async append(report: ReportId, group: Append): Promise<boolean> {
    const done = await super.append(report, group);
    if (done) this.#touch(report, group);
    return done;
  }

  #touch(report: ReportId, { entries, notes = [] }: Append): void {
    for (const note of notes) this.#chain(note as AuditDraft);
    const at = entries.at(-1)?.at;
    if (at !== undefined) this.#updatedAt.set(report, at);
  }

  async reportsOf(person: PersonId, groups: readonly string[]): Promise<readonly ReportSummary[]> {
    const summaries = [...this.#updatedAt].flatMap(([id, updatedAt]) => {
      const { title, people, groups: shares } = this.indexOf(id)!;
      const mine = [
        ...people.filter((one) => one.person === person),
        ...shares.filter(({ group }) => groups.includes(group)),
      ];
      const roles = [...new Set(mine.flatMap((one) => one.roles))];
      return roles.length > 0 ? [{ id, title, updatedAt, roles }] : [];
    });
    return summaries.sort((a, b) => b.updatedAt - a.updatedAt);
  }

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
    const rules = ({ admin, disabledAt }: Account) => admin && disabledAt === null;
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

  async removeSession(tokenHash: string): Promise<void> {
    this.#sessions.delete(tokenHash);
  }

  async removeExpiredSessions(now: number): Promise<void> {
    for (const [hash, { expiresAt }] of this.#sessions) if (expiresAt <= now) this.#sessions.delete(hash);
  }

  addInvitation(invitation: Invitation) {
    return this.#sharing.addInvitation(invitation);
  }

  invitations(report: ReportId) {
    return this.#sharing.invitations(report);
  }

  invitationByToken(tokenHash: string) {
    return this.#sharing.invitationByToken(tokenHash);
  }

  useInvitation(tokenHash: string, use: InvitationUse) {
    return this.#sharing.useInvitation(tokenHash, use);
  }

  unuseInvitation(tokenHash: string, person: PersonId) {
    return this.#sharing.unuseInvitation(tokenHash, person);
  }

  revokeInvitation(report: ReportId, id: string, at: number) {
    return this.#sharing.revokeInvitation(report, id, at);
  }

  askAccess(request: AccessRequest, limit: AskingLimit) {
    return this.#sharing.askAccess(request, limit);
  }

  accessRequest(report: ReportId, person: PersonId) {
    return this.#sharing.accessRequest(report, person);
  }

  openAccessRequests(report: ReportId) {
    return this.#sharing.openAccessRequests(report);
  }

  declineAccess(report: ReportId, person: PersonId, at: number) {
    return this.#sharing.declineAccess(report, person, at);
  }

  removeOpenAccessRequest(report: ReportId, person: PersonId) {
    return this.#sharing.removeOpenAccessRequest(report, person);
  }

  removeOldAccessRequests(time: number) {
    return this.#sharing.removeOldAccessRequests(time);
  }

  #chain(draft: AuditDraft): void {
    this.#audit.push(chainRecord(draft, this.#auditHead(), hashTextOf('sha256')));
  }

  #auditHead() {
    const newest = this.#audit.at(-1);
    return newest ? headAt(newest) : emptyHead;
  }

  async appendAudit(draft: AuditDraft): Promise<void> {
    this.#chain(draft);
  }

  async audited(
    draft: AuditDraft,
    act: Exclude<keyof Storage, 'audited' | 'close'>,
    parameters: readonly unknown[],
  ): Promise<unknown> {
    const method = this[act] as (...parameters: readonly unknown[]) => Promise<unknown>;
    const value = await method.apply(this, [...parameters]);
    if (value !== false && value !== null) this.#chain(draft);
    return value;
  }

  async auditRecords({ actor, report, action, from, to, before, limit }: AuditQuery) {
    const fits = (record: AuditRecord) =>
      (actor === undefined || record.actor === actor) &&
      (report === undefined || record.report === report) &&
      (action === undefined || record.action === action) &&
      (from === undefined || record.at >= from) &&
      (to === undefined || record.at < to) &&
      (before === undefined || record.seq < before);
    return this.#audit.toReversed().filter(fits).slice(0, limit);
  }

  async auditAfter(seq: number, limit: number) {
    return this.#audit.filter((record) => record.seq > seq).slice(0, limit);
  }

  async auditChain() {
    return { algorithm: 'sha256', head: this.#auditHead() } as const;
  }

  async close(): Promise<void> {}
}
