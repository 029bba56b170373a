// One document of a room: what is durable and shown (`live`), the guard that judges on what was accepted (ahead of `live`), and
// the channels it is open on.

import { type Author, UpdateGuard } from '@huigao/authority';
import { bodyRoot, recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type DocumentMessage, encodeBare, encodeOnChannel, textDigest } from '../protocol';
import { applyUpdates } from './apply-updates';
import { Carets } from './carets';
import type { Peer } from './peer';
import type { ClientBinding, DocumentName, LogEntry } from './ports';
import { loadState, type StoredState, showsDamage, wholeUpdate } from './stored-state';

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
}

export class RoomDocument {
  readonly generation: number;
  /** Another text in its place is accepted and not yet durable: nothing more is written here. */
  isReplaced = false;
  /** The client id under which the server writes here; null until it does. */
  serverClient: number | null = null;
  /** Null: the record, which nobody writes but commands. */
  readonly guard: UpdateGuard | null;
  readonly channels = new Set<Channel>();
  readonly carets = new Carets();
  /** What lies in the log after the newest checkpoint. */
  readonly tail = { updates: 0, bytes: 0 };
  readonly #newDocument: () => Y.Doc;
  /** Null while the document is awake, unless it is damaged: then it is what the log has. */
  #stored: StoredState | null;
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
    { generation, bindings, newDocument }: DocumentOptions,
  ) {
    this.generation = generation;
    this.#stored = stored;
    this.#newDocument = newDocument;
    this.#isDamaged = showsDamage(stored);
    this.guard = name === recordName ? null : new UpdateGuard({ state: () => this.encodeState(), bindings });
  }

  /**
   * The document that a text in the place of this one makes. A client id stays with its person.
   * @param bound - client ids of the text
   */
  replacedBy({ seq, bytes }: LogEntry, bound: readonly ClientBinding[]): RoomDocument {
    const ours = bound.map(({ client, person }): [number, Author] => [client, person]);
    const bindings = [...(this.guard?.bindings ?? []), ...ours];
    const stored = { checkpoint: null, tail: [bytes] };
    const next = new RoomDocument(this.name, stored, {
      generation: seq,
      bindings,
      newDocument: this.#newDocument,
    });
    next.grewBy(bytes.length);
    return next;
  }

  /** What is durable and shown. Wakes the document. */
  get live(): Y.Doc {
    this.#isUsed = true;
    if (this.#live) return this.#live;
    const { doc, isDamaged } = loadState(this.#stored!, this.name, this.#newDocument);
    this.#live = doc;
    this.#isDamaged = isDamaged;
    if (!isDamaged) this.#stored = null;
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

  /** Goes back to bytes when nobody has needed it awake since the last call; whether it is awake still. */
  rest(): boolean {
    if (!this.#live) return false;
    if (this.#isUsed) {
      this.#isUsed = false;
      return true;
    }
    this.#stored ??= { checkpoint: Y.encodeStateAsUpdate(this.#live), tail: [] };
    this.#live.destroy();
    this.#live = null;
    this.guard?.rest();
    return false;
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
    this.guard?.committed(updates.length);
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
    return this.#live || this.#isDamaged ? null : wholeUpdate(this.#stored!);
  }
}

export function encodeFor({ number }: Channel, message: DocumentMessage): Uint8Array {
  return number === null ? encodeBare(message) : encodeOnChannel(number, message);
}

/** Sends a document's message on the channel. */
export function sendOn(channel: Channel, message: DocumentMessage): void {
  channel.peer.send(encodeFor(channel, message));
}
