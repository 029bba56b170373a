// All that the server keeps, for as long as the process lives. For tests.

import type { PersonId, ReportId, SectionId, Snippet, Standing, ThreadId } from '@huigao/report';
import type { Append } from '@huigao/sync/room';
import { type AuditRecord, chainRecord, emptyHead, headAt } from '../audit/chain';
import type { AuditDraft } from '../audit/event';
import { hashTextOf } from '../audit/hash';
import type { AuditQuery } from './audit-store';
import type { EarlierHistory } from './earlier-store';
import { MemoryAccounts } from './memory-accounts';
import { MemoryNotices } from './memory-notices';
import { MemoryReadings } from './memory-readings';
import { MemorySharing } from './memory-sharing';
import { MemorySnippets } from './memory-snippets';
import { MemoryVersions } from './memory-versions';
import { type NoticeDraft, type NoticeSettings, partedNote, type WhichNotices } from './notice-store';
import type { SeenSection } from './reading-store';
import type { AccessRequest, AskingLimit, Invitation, InvitationUse } from './sharing-store';
import type { FirstAppend, LastChange, ReportSummary, Storage } from './storage';
import type { StoredVersion } from './version-store';

export class MemoryStorage extends MemoryAccounts implements Storage {
  readonly #updatedAt = new Map<ReportId, number>();
  readonly #audit: AuditRecord[] = [];
  readonly #last = new Map<ReportId, Map<string, LastChange>>();
  readonly #sharing = new MemorySharing();
  readonly #versions = new MemoryVersions();
  readonly #earlier = new Map<string, EarlierHistory>();
  readonly #readings = new MemoryReadings();
  readonly #snippets = new MemorySnippets();
  readonly #notices = new MemoryNotices();

  override async create(report: ReportId, first: FirstAppend): Promise<void> {
    await super.create(report, first);
    for (const one of first.earlier ?? [])
      this.#earlier.set(`${report} ${one.section}`, { ...one, bytes: one.bytes.slice() });
    this.#touch(report, first);
  }

  async earlierHistory(report: ReportId, section: SectionId): Promise<EarlierHistory | null> {
    const found = this.#earlier.get(`${report} ${section}`);
    return found ? { ...found, bytes: found.bytes.slice() } : null;
  }

  override async append(report: ReportId, group: Append): Promise<boolean> {
    const done = await super.append(report, group);
    if (done) this.#touch(report, group);
    return done;
  }

  #touch(report: ReportId, { entries, notes = [] }: Append): void {
    for (const note of notes) {
      const { notices, entry } = partedNote<AuditDraft>(note);
      this.#chain(entry);
      void this.#notices.addNotices(notices);
    }
    const last = this.#last.get(report) ?? new Map<string, LastChange>();
    this.#last.set(report, last);
    for (const { document, person, at } of entries) last.set(document, { document, person, at });
    const at = entries.at(-1)?.at;
    if (at !== undefined) this.#updatedAt.set(report, at);
  }

  async probe(): Promise<void> {}

  async lastChanges(report: ReportId): Promise<readonly LastChange[]> {
    return [...(this.#last.get(report)?.values() ?? [])].sort((a, b) => (a.document < b.document ? -1 : 1));
  }

  async reportTitles(ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, string>> {
    return new Map(
      ids.flatMap((id) => {
        const index = this.indexOf(id);
        return index ? [[id, index.title] as const] : [];
      }),
    );
  }

  async reportsOf(person: PersonId, groups: readonly string[]): Promise<readonly ReportSummary[]> {
    const summaries = [...this.#updatedAt].flatMap(([id, updatedAt]) => {
      const { title, people, groups: shares, standing = null } = this.indexOf(id)!;
      const mine = [
        ...people.filter((one) => one.person === person),
        ...shares.filter(({ group }) => groups.includes(group)),
      ];
      const roles = [...new Set(mine.flatMap((one) => one.roles))];
      return roles.length > 0 ? [{ id, title, updatedAt, roles, standing }] : [];
    });
    return summaries.sort((a, b) => b.updatedAt - a.updatedAt);
  }

  async reportsWithoutStanding(): Promise<readonly ReportId[]> {
    return [...this.#updatedAt.keys()].filter((id) => !this.indexOf(id)!.standing);
  }

  async fillStanding(report: ReportId, standing: Standing): Promise<void> {
    this.fillIndex(report, standing);
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

  addVersion(version: StoredVersion) {
    return this.#versions.addVersion(version);
  }

  versions(report: ReportId) {
    return this.#versions.versions(report);
  }

  version(report: ReportId, id: string) {
    return this.#versions.version(report, id);
  }

  renameVersion(report: ReportId, id: string, name: string) {
    return this.#versions.renameVersion(report, id, name);
  }

  threadsRead(person: PersonId, report: ReportId) {
    return this.#readings.threadsRead(person, report);
  }

  readThreads(person: PersonId, report: ReportId, threads: readonly (readonly [ThreadId, number])[]) {
    return this.#readings.readThreads(person, report, threads);
  }

  sectionsSeen(person: PersonId, report: ReportId) {
    return this.#readings.sectionsSeen(person, report);
  }

  seeSections(person: PersonId, report: ReportId, sections: readonly SeenSection[]) {
    return this.#readings.seeSections(person, report, sections);
  }

  snippetsOf(person: PersonId) {
    return this.#snippets.snippetsOf(person);
  }

  keepSnippets(person: PersonId, snippets: readonly Snippet[], over: number) {
    return this.#snippets.keepSnippets(person, snippets, over);
  }

  addNotices(drafts: readonly NoticeDraft[]) {
    return this.#notices.addNotices(drafts);
  }

  noticesOf(person: PersonId, before: number | null, limit: number) {
    return this.#notices.noticesOf(person, before, limit);
  }

  unreadNotices(person: PersonId) {
    return this.#notices.unreadNotices(person);
  }

  readNotices(person: PersonId, which: WhichNotices, at: number) {
    return this.#notices.readNotices(person, which, at);
  }

  noticesToMail(before: number, limit: number) {
    return this.#notices.noticesToMail(before, limit);
  }

  mailedNotices(ids: readonly number[], at: number) {
    return this.#notices.mailedNotices(ids, at);
  }

  removeOldNotices(before: number) {
    return this.#notices.removeOldNotices(before);
  }

  noticeSettings(person: PersonId) {
    return this.#notices.noticeSettings(person);
  }

  setNoticeSettings(person: PersonId, settings: NoticeSettings) {
    return this.#notices.setNoticeSettings(person, settings);
  }

  async reportIds(): Promise<readonly ReportId[]> {
    return [...this.#updatedAt.keys()].sort();
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
