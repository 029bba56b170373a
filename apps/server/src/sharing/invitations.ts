// Invitation links. A link carries a token of 256 bits that only its maker has seen; the server keeps its hash. What it gives is given
// in the name of its maker, so that it is worth nothing once they may not share the report any more.

import { randomUUID } from 'node:crypto';
import { type PersonId, type ReportId, type Role, rolesBySection, type SectionId } from '@huigao/report';
import type { Clock, ReportRoom } from '@huigao/sync/room';
import type { Person } from '../accounts/person';
import { hashToken, newToken } from '../accounts/session-token';
import type { Audit } from '../audit/audit';
import type { RoomHost } from '../rooms';
import type { Invitation, InvitationUse, UsedInvitation } from '../storage/sharing-store';
import type { Storage } from '../storage/storage';

/** Roles a link can give. Whoever comes by a link that went astray must not be able to take over the report. */
export const invitationRoles = [
  'drafter',
  'finance',
  'reviewer',
  'approver',
  'viewer',
] as const satisfies Role[];

/** Longest life of a link, in days. */
export const longestDays = 90;

/** Links of one report that can be open at a time. */
const maxOpen = 50;

const dayMs = 24 * 3600_000;

/** What a link is made from. */
export interface WantedInvitation {
  readonly role: (typeof invitationRoles)[number];
  readonly sections: readonly SectionId[];
  readonly days: number;
  readonly uses: 'one' | 'many';
}

/** Who acts, and from which network address. */
export interface Actor {
  readonly person: Pick<Person, 'id' | 'displayName'>;
  readonly address: string | null;
}

/** Why a link takes nobody in; `open`: it does. */
export type InvitationState = 'open' | 'revoked' | 'expired' | 'used-up' | 'maker-gone';

interface Parts {
  readonly storage: Storage;
  readonly rooms: RoomHost;
  readonly audit: Audit;
  readonly clock: Clock;
}

export class Invitations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Makes a link for a report, in the name of one who may share it. The token is nowhere but in this answer; null: there are too many
   * open links.
   */
  async make(
    { record }: ReportRoom,
    { role, sections, days, uses }: WantedInvitation,
    { person, address }: Actor,
  ): Promise<{ readonly token: string; readonly invitation: UsedInvitation } | null> {
    const { storage, audit, clock } = this.#parts;
    const now = clock.now();
    const others = await storage.invitations(record.id);
    if (others.filter((one) => stateOf(one, now) === 'open').length >= maxOpen) return null;
    const token = newToken();
    const known = record.outline.filter(({ id, kind }) => kind !== 'part' && sections.includes(id));
    const invitation: Invitation = {
      id: randomUUID(),
      tokenHash: hashToken(token),
      report: record.id,
      role,
      sections: rolesBySection.includes(role) ? known.map(({ id }) => id) : [],
      maxUses: uses === 'one' ? 1 : null,
      madeBy: person.id,
      madeAt: now,
      expiresAt: now + days * dayMs,
      revokedAt: null,
    };
    const event = { action: 'invitation.made', actor: person.id, address, report: record.id } as const;
    const detail = { invitation: invitation.id, role, sections: invitation.sections, days, uses };
    await audit.during({ ...event, detail }, 'addInvitation', invitation);
    return { token, invitation: { ...invitation, uses: [] } };
  }

  /** The links of a report with the state of each, newest first. */
  async list(room: ReportRoom): Promise<readonly (UsedInvitation & { readonly state: InvitationState })[]> {
    const { storage, clock } = this.#parts;
    const links = await storage.invitations(room.record.id);
    const withState = links.map(async (one) => ({
      ...one,
      state: await this.#state(one, room, clock.now()),
    }));
    return Promise.all(withState);
  }

  /** False: the report has no such link, or it was revoked before. */
  revoke({ record }: ReportRoom, id: string, { person, address }: Actor): Promise<boolean> {
    const { audit, clock } = this.#parts;
    const event = { action: 'invitation.revoked', actor: person.id, address, report: record.id } as const;
    const detail = { invitation: id };
    return audit.during({ ...event, detail }, 'revokeInvitation', record.id, id, clock.now());
  }

  /**
   * Takes a person in by a link; the report they may open now. Null for every link that takes nobody in, or not this person again
   * after they were removed. Somebody who has all that the link gives uses nothing up. Rejects when the change cannot be stored.
   */
  async redeem(token: string, { person, address }: Actor): Promise<ReportId | null> {
    const { storage, rooms, audit, clock } = this.#parts;
    const found = await storage.invitationByToken(hashToken(token));
    const room = found && (await rooms.room(found.report));
    if (!room) return null;
    if (isIn(room, found, person.id)) return found.report;
    const use: InvitationUse = { person: person.id, at: clock.now() };
    if ((await this.#state(found, room, use.at)) !== 'open') return null;
    if (!(await storage.useInvitation(found.tokenHash, use))) return null;
    const { report, role, sections, madeBy } = found;
    const event = { action: 'invitation.used', actor: person.id, address, report } as const;
    const note = audit.note({
      ...event,
      account: person.id,
      detail: { invitation: found.id, role, sections, madeBy },
    });
    const admit = { type: 'admit', person: person.id, name: person.displayName, role, sections } as const;
    const result = await room.command(madeBy, admit, note);
    if (result.ok) return report;
    await storage.unuseInvitation(found.tokenHash, person.id);
    return null;
  }

  async #state(invitation: UsedInvitation, room: ReportRoom, now: number): Promise<InvitationState> {
    const state = stateOf(invitation, now);
    if (state !== 'open') return state;
    const maker = await this.#parts.storage.account(invitation.madeBy);
    const mayShare = maker?.disabledAt === null && room.may(maker.id, { do: 'manage' });
    return mayShare ? 'open' : 'maker-gone';
  }
}

/** What a link says of itself. */
function stateOf({ revokedAt, expiresAt, maxUses, uses }: UsedInvitation, now: number): InvitationState {
  if (revokedAt !== null) return 'revoked';
  if (maxUses !== null && uses.length >= maxUses) return 'used-up';
  return expiresAt <= now ? 'expired' : 'open';
}

/** Whether a member came by this link before, or has all that it gives. */
function isIn(room: ReportRoom, { role, sections, uses }: UsedInvitation, person: PersonId): boolean {
  const member = room.record.people.get(person);
  if (!member) return false;
  if (uses.some((use) => use.person === person)) return true;
  const isOn = (id: SectionId) => {
    const entry = room.record.outline.find((one) => one.id === id);
    return !entry || (role === 'drafter' ? entry.drafters : entry.reviewers).includes(person);
  };
  return member.roles.includes('owner') || (member.roles.includes(role) && sections.every(isOn));
}
