// Keeps versions 版本 of reports: when somebody names one, at the milestones of sections, and once a day where something changed.
// What a version holds is taken in one go from what is durable and shown, so that it is the state at one place of the log.

import { randomUUID } from 'node:crypto';
import type { FinalVersion, PersonId, ReportId, SectionId, WorkflowEvent } from '@huigao/report';
import type { RecordCommand, VersionContent } from '@huigao/report-doc';
import type { Clock, ReportRoom } from '@huigao/sync/room';
import type { Audit } from '../audit/audit';
import type { Storage } from '../storage/storage';
import type { StoredVersion, VersionCause, VersionSummary } from '../storage/version-store';
import { digestOfPacked, packVersion, unpackVersion } from './packing';

/** What a version is to be kept for. */
export interface WantedVersion {
  readonly cause: VersionCause;
  readonly section?: SectionId;
  readonly name?: string;
  readonly number?: number;
}

/** Who has it kept, and from where; null: the server by itself. */
export interface VersionActor {
  readonly person: PersonId | null;
  readonly address: string | null;
}

/** The steps of a section that are milestones. */
const milestones: Partial<Record<WorkflowEvent, VersionCause>> = { submit: 'submitted', agree: 'agreed' };

/** Versions a report may have that were named by hand. */
const mostNamed = 1000;

interface Parts {
  readonly storage: Storage;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly openRooms: () => readonly ReportRoom[];
  readonly trouble: (what: string, reason: unknown) => void;
}

const byItself: VersionActor = { person: null, address: null };
const hourMs = 3_600_000;
const dayOf = (at: number) => new Date(at).toDateString();

export class Versions {
  readonly #parts: Parts;
  #cancelRound: (() => void) | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#nextRound();
  }

  /** Keeps the state of a room as it is at the call; durable when it resolves. Null: there is one of this number. */
  async keep(room: ReportRoom, wanted: WantedVersion, actor: VersionActor): Promise<VersionSummary | null> {
    const { seq, content } = room.state();
    const report = room.record.id;
    const { storage, audit, clock } = this.#parts;
    const bytes = await packVersion(content);
    const summary: VersionSummary = {
      id: randomUUID(),
      report,
      seq,
      at: clock.now(),
      by: actor.person,
      cause: wanted.cause,
      section: wanted.section ?? null,
      name: wanted.name ?? '',
      number: wanted.number ?? null,
      sha256: digestOfPacked(bytes),
    };
    const version: StoredVersion = { ...summary, bytes };
    const { cause, section, name, number, sha256 } = summary;
    const detail = {
      cause,
      label: name,
      version: summary.id,
      sha256,
      ...(number === null ? {} : { number }),
    };
    const event = { action: 'version.made', actor: actor.person, address: actor.address } as const;
    // The first state is nobody's act.
    const isKept = await (cause === 'first'
      ? storage.addVersion(version)
      : audit.during({ ...event, report, section, detail }, 'addVersion', version));
    return isKept ? summary : null;
  }

  /** A version by hand; null: there are too many. */
  async name(room: ReportRoom, name: string, actor: VersionActor): Promise<VersionSummary | null> {
    const known = await this.list(room.record.id);
    if (known.filter(({ cause }) => cause === 'named').length >= mostNamed) return null;
    return this.keep(room, { cause: 'named', name }, actor);
  }

  /** Newest first. */
  list(report: ReportId): Promise<readonly VersionSummary[]> {
    return this.#parts.storage.versions(report);
  }

  /** What a version holds; `damaged`: its bytes are not those that were stored. */
  async content(report: ReportId, id: string): Promise<VersionContent | 'absent' | 'damaged'> {
    const version = await this.#parts.storage.version(report, id);
    if (!version) return 'absent';
    return (await unpackVersion(version.bytes, version.sha256)) ?? 'damaged';
  }

  /** False: no such version. */
  async rename(report: ReportId, id: string, name: string, actor: VersionActor): Promise<boolean> {
    const { person, address } = actor;
    const event = { action: 'version.renamed', actor: person, address, report } as const;
    const detail = { version: id, label: name };
    return this.#parts.audit.during({ ...event, detail }, 'renameVersion', report, id, name);
  }

  /** Keeps a version when what was done is a milestone. That is durable already: a failure is the operator's affair. */
  async reached(room: ReportRoom, command: RecordCommand, actor: VersionActor): Promise<void> {
    const wanted = milestoneOf(command, room);
    if (wanted) await this.#tried(room, this.keep(room, wanted, actor));
  }

  /** Before anybody enters a room: the first version, a milestone that a crash kept from being stored, and that of a day that has ended. */
  async settle(room: ReportRoom): Promise<void> {
    await this.#tried(room, this.#settle(room));
  }

  async #settle(room: ReportRoom): Promise<void> {
    const [newest] = await this.list(room.record.id);
    if (!newest) {
      await this.keep(room, { cause: 'first' }, byItself);
      return;
    }
    const missed = missedMilestone(room, newest);
    if (missed) await this.keep(room, missed, byItself);
    else if (dayOf(newest.at) !== dayOf(this.#parts.clock.now()) && room.state().seq > newest.seq)
      await this.keep(room, { cause: 'daily' }, byItself);
  }

  async #tried(room: ReportRoom, act: Promise<unknown>): Promise<void> {
    await act.catch((reason: unknown) =>
      this.#parts.trouble(`report ${room.record.id}: no version was kept`, reason),
    );
  }

  #nextRound(): void {
    this.#cancelRound = this.#parts.clock.after(hourMs, () => {
      this.#nextRound();
      for (const room of this.#parts.openRooms()) void this.settle(room);
    });
  }

  /** Goes on no rounds any more. */
  close(): void {
    this.#cancelRound?.();
  }
}

function milestoneOf(command: RecordCommand, { record }: ReportRoom): WantedVersion | null {
  if (command.type === 'freezeReport') return frozenVersion(record.finals.at(-1)!);
  if (command.type !== 'advanceSection') return null;
  const cause = milestones[command.event];
  return cause ? { cause, section: command.section } : null;
}

const frozenVersion = ({ number, note }: FinalVersion): WantedVersion => ({
  cause: 'frozen',
  number,
  name: note,
});

/** The last milestone of a report, when it was reached after its newest version was kept. */
function missedMilestone({ record }: ReportRoom, newest: VersionSummary): WantedVersion | null {
  const steps = record.outline.flatMap(({ id, steps }) => steps.map((step) => ({ ...step, section: id })));
  const reached = steps.filter(({ event, at }) => milestones[event] && at > newest.at);
  const last = reached.sort((a, b) => a.at - b.at).at(-1);
  const frozen = record.finals.at(-1);
  if (frozen && frozen.at > Math.max(newest.at, last?.at ?? 0)) return frozenVersion(frozen);
  return last ? { cause: milestones[last.event]!, section: last.section } : null;
}
