// A room in which one person, of any role, sends hostile frames while another goes on writing, and the laws that hold meanwhile.

import { type Member, type PersonId, personId, type Report, type Role } from '@huigao/report';
import { readBody, recordName } from '@huigao/report-doc';
import type { LogEntry } from '@huigao/sync/room';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation } from '../simulation/simulation';
import { frameBytes, type HostileFrame } from './hostile-frames';

/** Who attacks the section `budget`, and as what. */
export const attackers = {
  owner: ['owner'],
  'drafter of the section': ['drafter'],
  'drafter of another': ['drafter'],
  finance: ['finance'],
  reviewer: ['reviewer'],
  approver: ['approver'],
  viewer: ['viewer'],
  stranger: [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Attacker = keyof typeof attackers;

export const mayWrite = (attacker: Attacker) => attacker === 'owner' || attacker === 'drafter of the section';

const mallory = personId('mallory');
const honest = personId('honest');

function reportAttackedBy(attacker: Attacker): Report {
  const report = smallReport();
  const member = (person: PersonId, roles: readonly Role[]): [PersonId, Member] => [
    person,
    { person, name: person, roles: [...roles] },
  ];
  const drafts = { 'drafter of the section': sections.budget, 'drafter of another': sections.goals } as const;
  const own = drafts[attacker as keyof typeof drafts];
  return {
    ...report,
    people: new Map([...report.people, member(honest, ['owner']), member(mallory, attackers[attacker])]),
    outline: report.outline.map((entry) =>
      entry.id === own ? { ...entry, drafters: [...entry.drafters, mallory] } : entry,
    ),
  };
}

/** How often something happened. */
export type Counts = Map<string, number>;

export class HostileRoom {
  readonly #world: Simulation;
  readonly #attacker: Attacker;
  readonly #counts: Counts;
  readonly #entries: LogEntry[] = [];
  readonly #honest: RawPeer;
  readonly #copy: Y.Doc;
  readonly #begin: { readonly clients: readonly number[] };
  #peer: RawPeer | null = null;
  #channel = 0;
  #sent = 0;

  private constructor(world: Simulation, attacker: Attacker, counts: Counts, honestPeer: RawPeer) {
    this.#world = world;
    this.#attacker = attacker;
    this.#counts = counts;
    this.#honest = honestPeer;
    this.#copy = honestPeer.open(sections.budget);
    this.#copy.clientID = 77;
    this.#begin = { clients: [...this.#copy.store.clients.keys()] };
    world.log.appended = (entries) => this.#entries.push(...entries);
  }

  static async open(attacker: Attacker, counts: Counts): Promise<HostileRoom> {
    const world = await Simulation.create({ report: reportAttackedBy(attacker) });
    const peer = new RawPeer(await world.room(), honest).hello({ tab: 'honest' });
    const room = new HostileRoom(world, attacker, counts, peer);
    await room.writeHonestly();
    return room;
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** The attacker's connection, a new one when the room has closed the last, with the section open. */
  async #connected(): Promise<RawPeer> {
    if (this.#peer && this.#peer.closes.length === 0) return this.#peer;
    const peer = new RawPeer(await this.#world.room(), mallory);
    this.#peer = peer;
    this.#channel = 10;
    if (peer.closes.length > 0) return peer;
    peer.hello({ tab: 'mallory' });
    peer.tell({ type: 'open', channel: this.#channel, document: sections.budget, generation: 0 });
    peer.tell({ type: 'open', channel: 9, document: recordName, generation: 0 });
    return peer;
  }

  async send(frame: HostileFrame): Promise<void> {
    const peer = await this.#connected();
    peer.heard.length = 0;
    const [server] = this.#begin.clients;
    const ids = {
      mallory: 55,
      victim: this.#copy.clientID,
      server: server!,
      fresh: 99_000 + this.#sent++,
      stranger: 4_242,
    };
    const channelOf = (on: HostileFrame['on']) => ({ section: this.#channel, record: 9, unopened: 200 })[on];
    const before = this.#entries.length;
    peer.send(frameBytes(frame, { section: this.#copy, ids, channelOf }));
    await this.#world.run(25);
    this.#judge(peer, this.#entries.slice(before));
  }

  #judge(peer: RawPeer, entries: readonly LogEntry[]): void {
    const [close] = peer.closes;
    const [refusal] = peer.of('refused');
    this.#count(
      close
        ? `closed: ${close.reason}`
        : refusal
          ? `refused: ${refusal.code}`
          : entries.length > 0
            ? 'taken'
            : 'nothing',
    );
    for (const { person, document, bytes } of entries) {
      if (!mayWrite(this.#attacker) || person !== mallory || document !== sections.budget)
        throw new Error(`${this.#attacker} wrote in ${document}.`);
      Y.applyUpdate(this.#copy, bytes);
    }
    if (!refusal || close) return;
    peer.tell({ type: 'close', channel: this.#channel });
    peer.tell({ type: 'open', channel: ++this.#channel, document: sections.budget, generation: 0 });
  }

  /** Somebody else types where the attack is; what they type is durable and nothing of it is refused. */
  async writeHonestly(): Promise<void> {
    const known = Y.encodeStateVector(this.#copy);
    edits.type(this.#copy, this.#sent, '字');
    const before = this.#entries.length;
    this.#honest.heard.length = 0;
    this.#honest.say({ type: 'update', update: Y.encodeStateAsUpdate(this.#copy, known) });
    await this.#world.run(300);
    const [refusal] = this.#honest.of('refused');
    if (refusal) throw new Error(`An honest edit was refused: ${refusal.code} ${refusal.detail}`);
    if (this.#honest.of('acknowledged').length === 0) throw new Error('An honest edit was not acknowledged.');
    for (const { person, bytes } of this.#entries.slice(before))
      if (person === mallory) Y.applyUpdate(this.#copy, bytes);
  }

  /** What whoever comes now gets is what the honest one has, can be read, and waits for nothing. */
  async end(): Promise<void> {
    await this.writeHonestly();
    await this.#world.run(5000);
    for (const { bytes } of this.#entries.filter(({ person }) => person === mallory))
      Y.applyUpdate(this.#copy, bytes);
    const newcomer = new RawPeer(await this.#world.room(), personId('viewer')).hello({ tab: 'newcomer' });
    const shown = newcomer.open(sections.budget);
    const read = readBody(shown);
    if (!read.ok) throw new Error(`The text cannot be read any more: ${read.code} ${read.detail}`);
    if (textOf(shown) !== textOf(this.#copy))
      throw new Error(`A newcomer sees another text:\n${textOf(shown)}\nnot\n${textOf(this.#copy)}`);
    for (const { store } of [shown, this.#copy])
      if (store.pendingStructs || store.pendingDs) throw new Error('Something is pending.');
    if (textOf(await this.#world.stored(sections.budget)) !== textOf(shown))
      throw new Error('Another text is stored.');
    if (this.#world.faults.length + this.#world.roomFailures.length > 0)
      throw new Error(`The room is not well: ${[...this.#world.faults, ...this.#world.roomFailures]}`);
  }
}

const textOf = (doc: Y.Doc) => doc.getXmlFragment('body').toString();
