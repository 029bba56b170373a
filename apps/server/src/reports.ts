// Making, listing and opening reports.

import { randomUUID } from 'node:crypto';
import {
  may,
  type NextReport,
  nothingWaits,
  type PersonId,
  type Report,
  type ReportId,
  type ReportSeed,
  reportId,
  rolledForward,
  type Standing,
  type Waiting,
} from '@huigao/report';
import type { ClientBinding, Clock, LogEntry, Note, ReportRoom } from '@huigao/sync/room';
import type { Person } from './accounts/person';
import { type FirstDocuments, firstDocuments, type NewOwner, seededDocuments } from './files/first-documents';
import type { RoomHost } from './rooms';
import type { ReportSummary, Storage } from './storage/storage';

/** A report as its list tells one person of it. */
export interface ListedReport extends Omit<ReportSummary, 'standing'> {
  readonly standing: (Omit<Standing, 'waiting'> & { readonly waiting: Waiting }) | null;
}

export class Reports {
  readonly #storage: Storage;
  readonly #rooms: RoomHost;
  readonly #clock: Clock;

  constructor(storage: Storage, rooms: RoomHost, clock: Clock) {
    this.#storage = storage;
    this.#rooms = rooms;
    this.#clock = clock;
  }

  /**
   * Makes a report of a seed; durable when it resolves with an id.
   * @param note - gives what is written together with the report
   * `broken-archive`: the seed came from outside and holds what a text may not hold.
   */
  async create(
    seed: ReportSeed,
    owner: NewOwner,
    note?: (id: ReportId) => Note,
  ): Promise<
    { readonly ok: true; readonly id: ReportId } | { readonly ok: false; readonly code: 'broken-archive' }
  > {
    const first = seededDocuments(seed, owner);
    if (!first) return { ok: false, code: 'broken-archive' };
    await this.add(first, note ? [note(first.id)] : []);
    return { ok: true, id: first.id };
  }

  /** Makes next year's report of one; durable when it resolves with an id. */
  async rollForward(
    report: Report,
    next: Omit<NextReport, 'id'>,
    note: (id: ReportId) => Note,
  ): Promise<
    { readonly ok: true; readonly id: ReportId } | { readonly ok: false; readonly code: 'no-text' }
  > {
    const made = rolledForward(report, { ...next, id: reportId(randomUUID()) });
    const hasAll = made.outline.every(({ id, kind }) => kind === 'part' || made.bodies.has(id));
    const first = hasAll ? firstDocuments(made) : null;
    if (!first) return { ok: false, code: 'no-text' };
    await this.add(first, [note(made.id)]);
    return { ok: true, id: made.id };
  }

  /** Writes a new report; durable when it resolves. The first content is the server's, and so are its client ids. */
  add({ id, index, documents, earlier = [] }: FirstDocuments, notes: readonly Note[]): Promise<void> {
    const at = this.#clock.now();
    const entries = documents.map(
      ({ name, update }, place): LogEntry => ({
        seq: place + 1,
        document: name,
        bytes: update,
        person: null,
        at,
      }),
    );
    const bindings = documents.flatMap(({ name, clients }) =>
      clients.map((client): ClientBinding => ({ document: name, client, person: null })),
    );
    return this.#storage.create(id, { expectedHead: 0, entries, bindings, index, notes, earlier });
  }

  /** The reports of which a person is a member, as such or by a group. What waits for others is left out. */
  async list({ id, groups }: Pick<Person, 'id' | 'groups'>): Promise<readonly ListedReport[]> {
    const reports = await this.#storage.reportsOf(id, groups);
    return reports.map(({ standing, ...report }) => {
      if (!standing) return { ...report, standing };
      const { waiting, ...known } = standing;
      return { ...report, standing: { ...known, waiting: waiting[id] ?? nothingWaits } };
    });
  }

  /**
   * The room of a report for one who may read it. Otherwise whether there is one: for the audit log only, the person must not
   * learn the difference.
   */
  async enter(id: ReportId, person: PersonId): Promise<ReportRoom | 'absent' | 'withheld'> {
    const room = await this.#rooms.room(id);
    if (!room) return 'absent';
    return may(person, { do: 'read' }, room.record) ? room : 'withheld';
  }
}
