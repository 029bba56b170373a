// Requests for access by people who may not read a report. Whether there is such a report shows in no answer: one can ask for any id,
// and what is asked of none is kept like the rest.

import { may, type PersonId, type ReportId, type Role, type SectionId } from '@huigao/report';
import type { CommandResult } from '@huigao/report-doc';
import type { Clock, ReportRoom } from '@huigao/sync/room';
import type { Accounts } from '../accounts/accounts';
import type { Person } from '../accounts/person';
import type { Audit } from '../audit/audit';
import type { Reports } from '../reports';
import type { AccessRequest } from '../storage/sharing-store';
import type { Storage } from '../storage/storage';
import type { Actor } from './invitations';

/** How one stands to a report: in it, waiting for an answer, declined, or nothing of these. */
export type Standing = 'member' | 'asked' | 'declined' | 'none';

/** A request as owners see it. */
export interface PendingRequest extends Pick<AccessRequest, 'message' | 'askedAt'> {
  readonly person: Pick<Person, 'id' | 'displayName' | 'office'>;
}

const hourMs = 3600_000;
const dayMs = 24 * hourMs;

/** Requests of one person an hour. */
const mostAnHour = 5;
/** How long after a refusal one can ask again. */
const pauseMs = dayMs;
/** How long a request is kept. */
const keptMs = 30 * dayMs;

interface Parts {
  readonly storage: Storage;
  readonly accounts: Accounts;
  readonly reports: Reports;
  readonly audit: Audit;
  readonly clock: Clock;
}

export class AccessRequests {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async standing(report: ReportId, person: PersonId): Promise<Standing> {
    const { storage, reports, clock } = this.#parts;
    const entered = await reports.enter(report, person);
    if (typeof entered !== 'string') return 'member';
    const request = await storage.accessRequest(report, person);
    const now = clock.now();
    if (!request || request.askedAt <= now - keptMs) return 'none';
    if (request.declinedAt === null) return 'asked';
    return request.declinedAt > now - pauseMs ? 'declined' : 'none';
  }

  /** Asks for access. One who waits, was declined a short time ago, or is in already stays so; null: asked too often. */
  async ask(report: ReportId, message: string, { person, address }: Actor): Promise<Standing | null> {
    const { storage, audit, clock } = this.#parts;
    const standing = await this.standing(report, person.id);
    if (standing !== 'none') return standing;
    const askedAt = clock.now();
    await storage.removeOldAccessRequests(askedAt - keptMs);
    const request: AccessRequest = { report, person: person.id, message, askedAt, declinedAt: null };
    const limit = { since: askedAt - hourMs, most: mostAnHour };
    const event = { action: 'access.asked', actor: person.id, address, report } as const;
    return (await audit.during(event, 'askAccess', request, limit)) ? 'asked' : null;
  }

  /** Who waits for an answer, oldest first; whoever came in another way, or whose account is gone or disabled, does not. */
  async pending({ record }: ReportRoom): Promise<readonly PendingRequest[]> {
    const { storage, accounts, clock } = this.#parts;
    const oldest = clock.now() - keptMs;
    const open = (await storage.openAccessRequests(record.id)).filter(({ askedAt }) => askedAt > oldest);
    const waiting = open.filter(({ person }) => !may(person, { do: 'read' }, record));
    const known = new Map((await accounts.people()).map((person) => [person.id, person]));
    return waiting.flatMap(({ person: id, message, askedAt }) => {
      const person = known.get(id);
      if (!person) return [];
      const { displayName, office } = person;
      return [{ person: { id, displayName, office }, message, askedAt }];
    });
  }

  /** Takes in somebody who asked, in the name of an owner; null: nobody of this id waits. */
  async grant(
    room: ReportRoom,
    asker: PersonId,
    { role, sections }: { readonly role: Role; readonly sections: readonly SectionId[] },
    { person, address }: Actor,
  ): Promise<CommandResult | null> {
    const { storage, audit } = this.#parts;
    const request = (await this.pending(room)).find((one) => one.person.id === asker);
    if (!request) return null;
    const { id: report } = room.record;
    const event = { action: 'access.granted', actor: person.id, address, report, account: asker } as const;
    const note = audit.note({ ...event, detail: { role, sections } });
    const name = request.person.displayName;
    const result = await room.command(
      person.id,
      { type: 'admit', person: asker, name, role, sections },
      note,
    );
    if (result.ok) await storage.removeOpenAccessRequest(report, asker);
    return result;
  }

  /** False: nobody of this id waits. */
  decline({ record }: ReportRoom, asker: PersonId, { person, address }: Actor): Promise<boolean> {
    const { audit, clock } = this.#parts;
    const event = { action: 'access.declined', actor: person.id, address, report: record.id } as const;
    return audit.during({ ...event, account: asker }, 'declineAccess', record.id, asker, clock.now());
  }
}
