// Changes of the record, which only the server makes: by commands of people, and by the host. One that is accepted is judged by at once,
// and answered when it is durable and shown.

import { ownRoles, type PersonId, standingOf } from '@huigao/report';
import { type CommandResult, type ReportRecord, recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import { makeMissingTexts } from './first-text';
import type { Note, ReportIndex } from './ports';
import type { RecordAhead } from './record-ahead';
import { ReportDamaged, RoomEnded } from './room-errors';
import type { RoomAccepted, RoomState } from './room-state';
import { TextChanges } from './text-changes';

/** Makes what is written with a change, of the record before it and after. */
export type NoteMaker = (before: ReportRecord, after: ReportRecord) => Note;

interface RecordChangesOptions {
  readonly recordAhead: RecordAhead;
  readonly newDocument: () => Y.Doc;
  /** Something was woken that will have to rest. */
  readonly considerUpkeep: () => void;
  /** Whether nothing is taken any more. */
  readonly isEnded: () => boolean;
  /** Told of a fault after which the room must go back to what the log has. */
  readonly failed: (reason: unknown) => void;
}

export class RecordChanges {
  readonly #room: RoomState;
  readonly #options: RecordChangesOptions;
  readonly #unfinished = new Set<(reason: RoomEnded) => void>();

  constructor(room: RoomState, options: RecordChangesOptions) {
    this.#room = room;
    this.#options = options;
  }

  /** The log failed: nobody knows what becomes of the changes that wait. */
  end(): void {
    for (const reject of this.#unfinished) reject(new RoomEnded('The log did not take the change.'));
    this.#unfinished.clear();
  }

  /** Resolves when the change is durable and shown, or with its refusal; rejects when the log fails. */
  async change(
    person: PersonId | null,
    change: (record: Y.Doc, at: number, texts: TextChanges) => CommandResult,
    note?: Note | NoteMaker,
  ): Promise<CommandResult> {
    this.#room.inbox.empty();
    this.mustBeWritable();
    const recordBefore = this.#room.rights.record!;
    const at = this.#room.clock.now();
    const before = this.#indexAhead();
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    const { doc } = this.#options.recordAhead;
    const texts = new TextChanges(this.#room, { newDocument: this.#options.newDocument, person, at });
    doc.on('update', keep);
    const result = this.#changed(() => change(doc, at, texts), texts);
    doc.off('update', keep);
    this.#options.considerUpkeep();
    if (!result.ok || updates.length === 0) return result;
    this.#room.rights.changed();
    makeMissingTexts(this.#room, { newDocument: this.#options.newDocument, person });
    const index = this.#indexAhead();
    texts.accepted.forEach((accepted, place) => {
      this.#room.queue.add({ ...accepted, ...(place > 0 ? { isJoined: true } : {}) });
    });
    await this.durable({
      ...(texts.accepted.length > 0 ? { isJoined: true } : {}),
      entry: { document: recordName, bytes: Y.mergeUpdates(updates), person, at },
      bindings: this.#options.recordAhead.bind(),
      ...(sameIndex(before, index) ? {} : { index }),
      ...(note
        ? { note: typeof note === 'function' ? note(recordBefore, this.#room.rights.record!) : note }
        : {}),
      from: null,
    });
    return result;
  }

  /** A text that was accepted without its record is a fault of ours: the room goes back to what the log has. */
  #changed(change: () => CommandResult, texts: TextChanges): CommandResult {
    const broken = (reason: unknown) => {
      if (texts.accepted.length > 0) this.#options.failed(reason);
      return reason;
    };
    try {
      const result = change();
      if (!result.ok) broken(new Error('A text was changed without its record.'));
      return result;
    } catch (error) {
      throw broken(error);
    }
  }

  /** Throws while nothing can be changed: on a damaged record nothing rests. */
  mustBeWritable(): void {
    if (this.#options.isEnded() || this.#room.storing === 'fails')
      throw new RoomEnded('The log takes no writes.');
    if (this.#room.documents.get(recordName)!.isDamaged)
      throw new ReportDamaged(`The record of ${this.#room.report} is damaged.`);
  }

  /** Puts something into the queue; resolves when it is durable and shown. */
  durable(accepted: RoomAccepted): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#unfinished.add(reject);
      const done = () => {
        this.#unfinished.delete(reject);
        resolve();
      };
      this.#room.queue.add({ ...accepted, done });
    });
  }

  #indexAhead(): ReportIndex {
    const record = this.#room.rights.record!;
    const { title, people, groups } = record;
    const members = [...people.values()].map((member) => ({
      person: member.person,
      roles: ownRoles(member),
    }));
    return {
      title,
      people: members.filter(({ roles }) => roles.length > 0),
      groups: [...groups.values()],
      standing: standingOf(record),
    };
  }

  /** Waits until all text that was accepted is shown: what someone agrees to must not lack the last key. */
  async textSettled(): Promise<void> {
    this.#room.inbox.empty();
    if (this.#options.isEnded()) throw new RoomEnded();
    await this.durable({ entry: null, bindings: [], from: null });
  }
}

const sameIndex = (a: ReportIndex, b: ReportIndex) => JSON.stringify(a) === JSON.stringify(b);
