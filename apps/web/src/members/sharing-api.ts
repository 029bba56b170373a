// What the server tells owners of links and requests.

import type { PersonId, ReportId, Role, SectionId } from '@huigao/report';

/** An invitation link, without its token. */
export interface InvitationLink {
  readonly id: string;
  readonly role: Role;
  readonly sections: readonly SectionId[];
  readonly uses: 'one' | 'many';
  readonly madeBy: string;
  /** Epoch ms, as the others. */
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly state: 'open' | 'revoked' | 'expired' | 'used-up' | 'maker-gone';
  readonly usedBy: readonly { readonly name: string; readonly at: number }[];
}

/** Someone who asks for access. */
export interface PendingRequest {
  readonly person: { readonly id: PersonId; readonly displayName: string; readonly office: string };
  readonly message: string;
  readonly askedAt: number;
}

/** Path of a report's part of the API. */
export const reportPath = (report: ReportId, rest: string): string =>
  `/reports/${encodeURIComponent(report)}/${rest}`;

/** The address of an invitation. The token stands behind `#`: a browser sends that to nobody. */
export const invitationAddress = (token: string): string => `${location.origin}/join#${token}`;
