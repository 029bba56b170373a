// Invitation links and requests for access as they are stored.

import type { PersonId, ReportId, Role, SectionId } from '@huigao/report';

/** An invitation link 邀请链接. The token itself is only in the link. */
export interface Invitation {
  readonly id: string;
  /** SHA-256 of the token, in hex. */
  readonly tokenHash: string;
  readonly report: ReportId;
  readonly role: Role;
  /** For `drafter` and `reviewer`: the sections that come with it. */
  readonly sections: readonly SectionId[];
  /** How many people it takes in; null: as many as come. */
  readonly maxUses: number | null;
  readonly madeBy: PersonId;
  /** Epoch ms, as the others. */
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** Who came in by a link, and when (epoch ms). */
export interface InvitationUse {
  readonly person: PersonId;
  readonly at: number;
}

/** A link with its uses, oldest first. */
export interface UsedInvitation extends Invitation {
  readonly uses: readonly InvitationUse[];
}

/** Someone asks for access to a report. One of each person and report; the report need not exist. */
export interface AccessRequest {
  readonly report: ReportId;
  readonly person: PersonId;
  readonly message: string;
  /** Epoch ms. */
  readonly askedAt: number;
  /** When it was declined; null: not answered yet. */
  readonly declinedAt: number | null;
}

/** How often a person may ask: at most `most` requests asked later than `since` (epoch ms). */
export interface AskingLimit {
  readonly since: number;
  readonly most: number;
}

/** Every method rejects only on a failure of storage. */
export interface SharingStore {
  addInvitation(invitation: Invitation): Promise<void>;
  /** The links of a report, newest first. */
  invitations(report: ReportId): Promise<readonly UsedInvitation[]>;
  invitationByToken(tokenHash: string): Promise<UsedInvitation | null>;
  /**
   * Counts one use by a person, judged and done in one step. False, and nothing is counted, when the link is unknown, revoked,
   * expired by `at`, used up, or was used by this person before.
   */
  useInvitation(tokenHash: string, use: InvitationUse): Promise<boolean>;
  /** Takes back a use that came to nothing. */
  unuseInvitation(tokenHash: string, person: PersonId): Promise<void>;
  /** False: the report has no such link, or it was revoked before. */
  revokeInvitation(report: ReportId, id: string, at: number): Promise<boolean>;

  /**
   * Keeps a request, in place of one by the same person for the same report. False, and nothing is kept, when the person has asked
   * too often; judged and done in one step.
   */
  askAccess(request: AccessRequest, limit: AskingLimit): Promise<boolean>;
  accessRequest(report: ReportId, person: PersonId): Promise<AccessRequest | null>;
  /** The requests for a report that nobody has answered, oldest first. */
  openAccessRequests(report: ReportId): Promise<readonly AccessRequest[]>;
  /** False: there is none that is open. */
  declineAccess(report: ReportId, person: PersonId, at: number): Promise<boolean>;
  /** False: there is none that is open. */
  removeOpenAccessRequest(report: ReportId, person: PersonId): Promise<boolean>;
  /** Forgets what was asked before `time` (epoch ms). */
  removeOldAccessRequests(time: number): Promise<void>;
}
