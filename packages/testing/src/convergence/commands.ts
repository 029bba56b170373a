// Commands in a fuzz run: of the owner, and of whoever sits at a tab. What the server says to them comes later, or never.

import { bodyFromNotation, type PersonId } from '@huigao/report';
import { type RecordCommand, readRecord } from '@huigao/report-doc';
import { RoomEnded } from '@huigao/sync/room';
import { people, sections } from '../sample';
import type { Simulation } from '../simulation/simulation';
import type { Kind, RecordOperation } from './operation';
import { commandOf } from './record-operations';
import { type RemarkOperation, Remarks } from './remarks';

interface Watch {
  /** A remark, or a decision on some, was taken. */
  readonly taken: (kind: Kind) => void;
  /** Another text is to take the place of a document's. */
  readonly replacing: (document: string) => void;
}

/** Each gives whether something was sent; of remarks whether it counts is known later. */
export class Commands {
  readonly remarks = new Remarks();
  readonly #world: Simulation;
  readonly #watch: Watch;

  constructor(world: Simulation, watch: Watch) {
    this.#world = world;
    this.#watch = watch;
  }

  record(operation: RecordOperation): boolean {
    const room = this.#world.currentRoom;
    if (!room) return false;
    void this.#send(people.owner, commandOf(operation, room.record));
    return true;
  }

  /** Whoever sits at the tab remarks on what stands there, or decides on it. */
  remark(operation: RemarkOperation): false {
    const { client, person } = this.#world.tabs[operation.tab]!;
    const known = readRecord(client.record)?.suggestions.values() ?? [];
    const texts = (name: 'budget' | 'goals') => client.section(sections[name]).doc;
    const command = this.#world.currentRoom && this.remarks.command(operation, texts, known);
    if (command)
      void this.#send(person, command).then((isTaken) => {
        if (!isTaken) return;
        this.#watch.taken(operation.do);
        if ('thread' in command) this.remarks.taken.add(command.thread);
        else if (command.type === 'suggest') this.remarks.taken.add(command.suggestion);
      });
    return false;
  }

  restore(name: 'budget' | 'goals'): boolean {
    const room = this.#world.currentRoom;
    if (!room) return false;
    const body = bodyFromNotation(['恢复的文字。', '第二段。']);
    this.#watch.replacing(sections[name]);
    room.replaceText({ section: sections[name], body, by: people.owner }).catch(this.#failed);
    return true;
  }

  /** Whether it was taken; null when nobody knows. */
  async #send(person: PersonId, command: RecordCommand): Promise<boolean | null> {
    try {
      return (await this.#world.currentRoom!.command(person, command)).ok;
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  readonly #failed = (error: unknown): void => {
    if (!(error instanceof RoomEnded)) this.#world.faults.push(error);
  };
}
