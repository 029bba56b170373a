// Making, listing and opening reports.

import { randomUUID } from 'node:crypto';
import {
  type Member,
  may,
  type NextReport,
  ownRoles,
  type PersonId,
  type Report,
  type ReportId,
  type ReportSeed,
  reportFromSeed,
  reportId,
  rolledForward,
  type SectionId,
} from '@huigao/report';
import { firstUpdates, readReport, recordName } from '@huigao/report-doc';
import type { ClientBinding, Clock, LogEntry, Note, ReportRoom } from '@huigao/sync/room';
import * as Y from 'yjs';
import type { Person } from './accounts/person';
import type { RoomHost } from './rooms';
import type { ReportSummary, Storage } from './storage/storage';

/** The client ids in an update. */
const clientsOf = (update: Uint8Array) => [...Y.parseUpdateMeta(update).to.keys()];

/** Whether every section can be read back from these updates. */
function isReadable(updates: ReadonlyMap<string, Uint8Array>): boolean {
  const docs = [...updates].map(([name, update]): [string, Y.Doc] => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return [name, doc];
  });
  const record = docs.find(([name]) => name === recordName)![1];
  const sections = new Map(docs.filter(([name]) => name !== recordName) as [SectionId, Y.Doc][]);
  const read = readReport({ record, sections });
  for (const [, doc] of docs) doc.destroy();
  return read !== null && read.faults.size === 0;
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
    owner: Pick<Member, 'person' | 'name'>,
    note?: (id: ReportId) => Note,
  ): Promise<
    { readonly ok: true; readonly id: ReportId } | { readonly ok: false; readonly code: 'broken-archive' }
  > {
    const report = reportFromSeed(seed, { id: reportId(randomUUID()), owner, newId: randomUUID });
    const updates = firstUpdates(report);
    if (!isReadable(updates)) return { ok: false, code: 'broken-archive' };
    await this.#write(report, updates, note ? [note(report.id)] : []);
    return { ok: true, id: report.id };
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
    const updates = firstUpdates(made);
    const hasAll = made.outline.every(({ id, kind }) => kind === 'part' || made.bodies.has(id));
    if (!hasAll || !isReadable(updates)) return { ok: false, code: 'no-text' };
    await this.#write(made, updates, [note(made.id)]);
    return { ok: true, id: made.id };
  }

  /** The first content is the server's, and so are its client ids: nobody may go on writing under one of them. */
  #write(report: Report, updates: ReadonlyMap<string, Uint8Array>, notes: readonly Note[]): Promise<void> {
    const at = this.#clock.now();
    const entries = [...updates].map(
      ([document, bytes], index): LogEntry => ({ seq: index + 1, document, bytes, person: null, at }),
    );
    const bindings = entries.flatMap(({ document, bytes }) =>
      clientsOf(bytes).map((client): ClientBinding => ({ document, client, person: null })),
    );
    const members = [...report.people.values()].map((member) => ({
      person: member.person,
      roles: ownRoles(member),
    }));
    const people = members.filter(({ roles }) => roles.length > 0);
    const index = { title: report.title, people, groups: [...report.groups.values()] };
    return this.#storage.create(report.id, { expectedHead: 0, entries, bindings, index, notes });
  }

  /** The reports of which a person is a member, as such or by a group. */
  list({ id, groups }: Pick<Person, 'id' | 'groups'>): Promise<readonly ReportSummary[]> {
    return this.#storage.reportsOf(id, groups);
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
