// One document of a room: what is durable and shown (`live`), the guard that judges on what was accepted (ahead of `live`), and
// the channels it is open on.

import { type Author, UpdateGuard } from '@huigao/authority';
import { bodyRoot, recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type DocumentMessage, encodeBare, encodeOnChannel, textDigest } from '../protocol';
import { applyUpdates } from './apply-updates';
import { Carets } from './carets';
import type { Peer } from './peer';
import type { ClientBinding, DocumentName, LogEntry, Packer } from './ports';
import { type PackingBudget, SleepingState } from './sleeping-state';
import { loadState, type StoredState, showsDamage } from './stored-state';

/** A document open on a connection. */
export interface Channel {
  readonly peer: Peer;
  readonly document: RoomDocument;
  /** Null on a connection that carries one document without channels. */
  readonly number: number | null;
  /** After a refusal nothing more is taken on this channel: what follows builds on what was refused. */
  refused: boolean;
}

/** Bytes of a state from which reading through it takes noticeably long. */
const longHistoryBytes = 64 * 1024;

interface DocumentOptions {
  /** Place of the log entry that its present text began with; 0 for the first. */
  readonly generation: number;
  /** Whose the client ids of the document are. */
  readonly bindings: Iterable<readonly [client: number, person: Author]>;
  readonly newDocument: () => Y.Doc;
  /** Null: what sleeps is kept as it is. */
  readonly packer: Packer | null;
}

const noChannels: ReadonlySet<Channel> = new Set();

export class RoomDocument {
  readonly generation: number;
  /** Another text in its place is accepted and not yet durable: nothing more is written here. */
  isReplaced = false;
  /** The client id under which the server writes here; null until it does. */
  serverClient: number | null = null;
  readonly carets = new Carets();
  /** What lies in the log after the newest checkpoint. */
  readonly tail = { updates: 0, bytes: 0 };
  readonly #options: DocumentOptions;
  #guard: UpdateGuard | null = null;
  #channels: Set<Channel> | null = null;
  /** Null while the document is awake, unless it is damaged: then it is what the log has. */
  #sleeping: SleepingState | null;
  #live: Y.Doc | null = null;
  #isDamaged: boolean;
  #isUsed = false;
  /** Of the state that sleeps; null: not known since it changed. */
  #vector: Uint8Array | null = null;
  /** Of the text as shown; null: not known since it changed. */
  #digest: string | null = null;

  constructor(
    readonly name: DocumentName,
    stored: StoredState,
    options: DocumentOptions,
  ) {
    this.generation = options.generation;
    this.#options = options;
    this.#sleeping = new SleepingState(stored, options.packer);
    this.#isDamaged = showsDamage(stored);
  }

  /** Null: the record, which nobody writes but commands. Made when it is first needed: most sections are only read. */
  get guard(): UpdateGuard | null {
    if (this.name === recordName) return null;
    const { bindings } = this.#options;
    this.#guard ??= new UpdateGuard({ state: () => this.encodeState(), bindings });
    return this.#guard;
  }

  get channels(): ReadonlySet<Channel> {
    return this.#channels ?? noChannels;
  }

  openOn(channel: Channel): void {
    this.#channels ??= new Set();
    this.#channels.add(channel);
  }

  closeOn(channel: Channel): void {
    this.#channels?.delete(channel);
    if (this.#channels?.size === 0) this.#channels = null;
  }

  /**
   * The document that a text in the place of this one makes. A client id stays with its person.
   * @param bound - client ids of the text
   */
  replacedBy({ seq, bytes }: LogEntry, bound: readonly ClientBinding[]): RoomDocument {
    const ours = bound.map(({ client, person }): [number, Author] => [client, person]);
    const bindings = [...(this.guard?.bindings ?? []), ...ours];
    const stored = { checkpoint: null, tail: [bytes] };
    const next = this.another(this.name, stored, { generation: seq, bindings });
    next.grewBy(bytes.length);
    return next;
  }

  /** A document of this room. */
  another(
    name: DocumentName,
    stored: StoredState,
    own: Pick<DocumentOptions, 'generation' | 'bindings'>,
  ): RoomDocument {
    return new RoomDocument(name, stored, { ...this.#options, ...own });
  }

  /** What is durable and shown. Wakes the document. */
  get live(): Y.Doc {
    this.#isUsed = true;
    if (this.#live) return this.#live;
    const { doc, isDamaged } = loadState(this.#sleeping!.stored, this.name, this.#options.newDocument);
    this.#live = doc;
    this.#isDamaged = isDamaged;
    if (!isDamaged) this.#sleeping = null;
    return doc;
  }

  /** The log could not be applied whole: nothing may be written on top. What the bytes do not show is known once it is awake. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** What the text as shown is known by; counted once for each change, however many ask. */
  get digest(): string {
    this.#digest ??= textDigest(this.live.getXmlFragment(bodyRoot));
    return this.#digest;
  }

  /** Goes back to bytes, and those are packed, when nobody has needed more since the last call; whether something is left to do. */
  rest(budget: PackingBudget): boolean {
    if (!this.#live) return !this.#isDamaged && this.#sleeping!.rest(budget);
    if (this.#isUsed) {
      this.#isUsed = false;
      return true;
    }
    const state = (doc: Y.Doc) => ({ checkpoint: Y.encodeStateAsUpdate(doc), tail: [] });
    this.#sleeping ??= new SleepingState(state(this.#live), this.#options.packer);
    this.#live.destroy();
    this.#live = null;
    this.#guard?.rest();
    return !this.#isDamaged && this.#sleeping.rest(budget);
  }

  /** Whether it is a Yjs document now, and not bytes. */
  get isAwake(): boolean {
    return this.#live !== null;
  }

  grewBy(bytes: number): void {
    this.tail.updates++;
    this.tail.bytes += bytes;
  }

  /** Takes updates that the log has, in their order; what was new in them as one update, or null. */
  take(updates: readonly Uint8Array[]): Uint8Array | null {
    const effect = applyUpdates(this.live, updates);
    this.#digest = null;
    this.#vector = null;
    for (const update of updates) this.grewBy(update.length);
    this.#guard?.committed(updates.length);
    return effect;
  }

  /** Sends to all channels but `except`. Written once for each channel number, which are few. */
  broadcast(message: DocumentMessage, except: ReadonlySet<Channel>): void {
    const written = new Map<number | null, Uint8Array>();
    for (const channel of this.channels) {
      if (except.has(channel)) continue;
      const bytes = written.get(channel.number) ?? encodeFor(channel, message);
      written.set(channel.number, bytes);
      channel.peer.send(bytes);
    }
  }

  /** Whether `encodeStateVector` has to read through a long history. */
  get isAskingSlow(): boolean {
    return this.#vector === null && (this.#asleep()?.length ?? 0) > longHistoryBytes;
  }

  encodeStateVector(): Uint8Array {
    if (this.#vector) return this.#vector;
    const whole = this.#asleep();
    if (!whole) return Y.encodeStateVector(this.live);
    this.#vector = Y.encodeStateVectorFromUpdate(whole);
    return this.#vector;
  }

  /** What is durable and not covered by a state vector, as one update. Throws when the vector is malformed. */
  encodeState(stateVector?: Uint8Array): Uint8Array {
    const isAll = !stateVector || (stateVector.length === 1 && stateVector[0] === 0);
    const whole = isAll ? this.#asleep() : null;
    return whole ?? Y.encodeStateAsUpdate(this.live, stateVector);
  }

  /** The state as bytes when it is one update already and need not be loaded. */
  #asleep(): Uint8Array | null {
    return this.#live || this.#isDamaged ? null : this.#sleeping!.whole;
  }
}

function encodeFor({ number }: Channel, message: DocumentMessage): Uint8Array {
  return number === null ? encodeBare(message) : encodeOnChannel(number, message);
}

/** Sends a document's message on the channel. */
export function sendOn(channel: Channel, message: DocumentMessage): void {
  channel.peer.send(encodeFor(channel, message));
}
