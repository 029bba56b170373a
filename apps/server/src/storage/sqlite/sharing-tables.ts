// Invitation links and requests for access in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId, ReportId, SectionId } from '@huigao/report';
import type { AccessRequest, AskingLimit, Invitation, InvitationUse, UsedInvitation } from '../sharing-store';
import type { Database } from './database';

interface InvitationRow extends Omit<Invitation, 'sections'> {
  readonly sections: string;
}

const invitationColumns = `id, token_hash as tokenHash, report, role, sections, max_uses as maxUses, made_by as madeBy,
  made_at as madeAt, expires_at as expiresAt, revoked_at as revokedAt`;
const requestColumns = 'report, person, message, asked_at as askedAt, declined_at as declinedAt';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    add: prepare(
      `insert into invitation
        (id, token_hash, report, role, sections, max_uses, made_by, made_at, expires_at, revoked_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    ofReport: prepare(
      `select ${invitationColumns} from invitation where report = ? order by made_at desc, id`,
    ),
    byToken: prepare(`select ${invitationColumns} from invitation where token_hash = ?`),
    uses: prepare('select person, at from invitation_use where invitation = ? order by at, person'),
    use: prepare(
      `insert into invitation_use (invitation, person, at)
        select id, ?2, ?3 from invitation where token_hash = ?1 and revoked_at is null and expires_at > ?3
          and (max_uses is null or
            (select count(*) from invitation_use where invitation = invitation.id) < max_uses)
        on conflict do nothing`,
    ),
    unuse: prepare(
      'delete from invitation_use where person = ?2 and invitation = (select id from invitation where token_hash = ?1)',
    ),
    revoke: prepare(
      'update invitation set revoked_at = ? where report = ? and id = ? and revoked_at is null',
    ),
    asked: prepare('select count(*) as count from access_request where person = ? and asked_at > ?'),
    ask: prepare(
      'insert or replace into access_request (report, person, message, asked_at, declined_at) values (?, ?, ?, ?, ?)',
    ),
    request: prepare(`select ${requestColumns} from access_request where report = ? and person = ?`),
    openRequests: prepare(
      `select ${requestColumns} from access_request where report = ? and declined_at is null order by asked_at, person`,
    ),
    decline: prepare(
      'update access_request set declined_at = ? where report = ? and person = ? and declined_at is null',
    ),
    removeOpen: prepare('delete from access_request where report = ? and person = ? and declined_at is null'),
    removeOld: prepare('delete from access_request where asked_at < ?'),
  };
}

export class SharingTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  addInvitation(one: Invitation): void {
    this.#sql.add.run(
      one.id,
      one.tokenHash,
      one.report,
      one.role,
      JSON.stringify(one.sections),
      one.maxUses,
      one.madeBy,
      one.madeAt,
      one.expiresAt,
      one.revokedAt,
    );
  }

  #withUses({ sections, ...row }: InvitationRow): UsedInvitation {
    const uses = (this.#sql.uses.all(row.id) as unknown as InvitationUse[]).map((use) => ({ ...use }));
    return { ...row, sections: JSON.parse(sections) as SectionId[], uses };
  }

  invitations(report: ReportId): readonly UsedInvitation[] {
    return (this.#sql.ofReport.all(report) as unknown as InvitationRow[]).map((row) => this.#withUses(row));
  }

  invitationByToken(tokenHash: string): UsedInvitation | null {
    const row = this.#sql.byToken.get(tokenHash) as unknown as InvitationRow | undefined;
    return row ? this.#withUses(row) : null;
  }

  useInvitation(tokenHash: string, { person, at }: InvitationUse): boolean {
    return this.#sql.use.run(tokenHash, person, at).changes > 0;
  }

  unuseInvitation(tokenHash: string, person: PersonId): void {
    this.#sql.unuse.run(tokenHash, person);
  }

  revokeInvitation(report: ReportId, id: string, at: number): boolean {
    return this.#sql.revoke.run(at, report, id).changes > 0;
  }

  askAccess(request: AccessRequest, { since, most }: AskingLimit): boolean {
    const { report, person, message, askedAt, declinedAt } = request;
    const { count } = this.#sql.asked.get(person, since) as unknown as { readonly count: number };
    if (count >= most) return false;
    this.#sql.ask.run(report, person, message, askedAt, declinedAt);
    return true;
  }

  accessRequest(report: ReportId, person: PersonId): AccessRequest | null {
    const row = this.#sql.request.get(report, person) as unknown as AccessRequest | undefined;
    return row ? { ...row } : null;
  }

  openAccessRequests(report: ReportId): readonly AccessRequest[] {
    return (this.#sql.openRequests.all(report) as unknown as AccessRequest[]).map((row) => ({ ...row }));
  }

  declineAccess(report: ReportId, person: PersonId, at: number): boolean {
    return this.#sql.decline.run(at, report, person).changes > 0;
  }

  removeOpenAccessRequest(report: ReportId, person: PersonId): boolean {
    return this.#sql.removeOpen.run(report, person).changes > 0;
  }

  removeOldAccessRequests(time: number): void {
    this.#sql.removeOld.run(time);
  }
}
