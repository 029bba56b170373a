import type { PersonId, ReportId } from '@huigao/report';
import type {
  AccessRequest,
  AskingLimit,
  Invitation,
  InvitationUse,
  SharingStore,
  UsedInvitation,
} from './sharing-store';

const keyOf = (report: ReportId, person: PersonId) => `${person} ${report}`;

/** `SharingStore` in memory. Looks and changes without a pause between, as a transaction does. */
export class MemorySharing implements SharingStore {
  readonly #invitations = new Map<string, UsedInvitation>();
  readonly #requests = new Map<string, AccessRequest>();

  async addInvitation(invitation: Invitation): Promise<void> {
    this.#invitations.set(invitation.tokenHash, { ...invitation, uses: [] });
  }

  async invitations(report: ReportId): Promise<readonly UsedInvitation[]> {
    const found = [...this.#invitations.values()].filter((one) => one.report === report);
    return found.sort((a, b) => b.madeAt - a.madeAt);
  }

  async invitationByToken(tokenHash: string): Promise<UsedInvitation | null> {
    return this.#invitations.get(tokenHash) ?? null;
  }

  async useInvitation(tokenHash: string, use: InvitationUse): Promise<boolean> {
    const found = this.#invitations.get(tokenHash);
    if (!found || found.revokedAt !== null || found.expiresAt <= use.at) return false;
    if (found.uses.length >= (found.maxUses ?? Number.POSITIVE_INFINITY)) return false;
    if (found.uses.some(({ person }) => person === use.person)) return false;
    this.#invitations.set(tokenHash, { ...found, uses: [...found.uses, use] });
    return true;
  }

  async unuseInvitation(tokenHash: string, person: PersonId): Promise<void> {
    const found = this.#invitations.get(tokenHash);
    const left = found?.uses.filter((use) => use.person !== person) ?? [];
    if (found) this.#invitations.set(tokenHash, { ...found, uses: left });
  }

  async revokeInvitation(report: ReportId, id: string, at: number): Promise<boolean> {
    for (const [hash, one] of this.#invitations) {
      if (one.id !== id || one.report !== report || one.revokedAt !== null) continue;
      this.#invitations.set(hash, { ...one, revokedAt: at });
      return true;
    }
    return false;
  }

  async askAccess(request: AccessRequest, { since, most }: AskingLimit): Promise<boolean> {
    const mine = [...this.#requests.values()].filter(({ person }) => person === request.person);
    if (mine.filter(({ askedAt }) => askedAt > since).length >= most) return false;
    this.#requests.set(keyOf(request.report, request.person), request);
    return true;
  }

  async accessRequest(report: ReportId, person: PersonId): Promise<AccessRequest | null> {
    return this.#requests.get(keyOf(report, person)) ?? null;
  }

  async openAccessRequests(report: ReportId): Promise<readonly AccessRequest[]> {
    const open = [...this.#requests.values()].filter(
      (one) => one.report === report && one.declinedAt === null,
    );
    return open.sort((a, b) => a.askedAt - b.askedAt);
  }

  async declineAccess(report: ReportId, person: PersonId, at: number): Promise<boolean> {
    const key = keyOf(report, person);
    const found = this.#requests.get(key);
    if (found?.declinedAt !== null) return false;
    this.#requests.set(key, { ...found, declinedAt: at });
    return true;
  }

  async removeOpenAccessRequest(report: ReportId, person: PersonId): Promise<boolean> {
    const key = keyOf(report, person);
    return this.#requests.get(key)?.declinedAt === null && this.#requests.delete(key);
  }

  async removeOldAccessRequests(time: number): Promise<void> {
    for (const [key, { askedAt }] of this.#requests) if (askedAt < time) this.#requests.delete(key);
  }
}
