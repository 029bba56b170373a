// One document of a room: what is durable and shown (`live`), the guard that judges on what was accepted (ahead of `live`), and
// the channels it is open on.

import type { UpdateGuard } from '@huigao/authority';
import * as Y from 'yjs';
import { type DocumentMessage, encodeBare, encodeOnChannel } from '../protocol';
import { applyUpdates } from './apply-updates';
import { Carets } from './carets';
import type { Peer } from './peer';
import type { DocumentName } from './ports';

/** A document open on a connection. */
export interface Channel {
  readonly peer: Peer;
  readonly document: RoomDocument;
  /** Null on a connection that carries one document without channels. */
  readonly number: number | null;
  /** After a refusal nothing more is taken on this channel: what follows builds on what was refused. */
  refused: boolean;
}

interface DocumentOptions {
  /** Null: the record, which nobody writes but commands. */
  readonly guard: UpdateGuard | null;
  /** The log could not be applied whole: nothing may be written on top. */
  readonly isDamaged: boolean;
}

export class RoomDocument {
  readonly guard: UpdateGuard | null;
  readonly isDamaged: boolean;
  readonly channels = new Set<Channel>();
  readonly carets = new Carets();
  /** What lies in the log after the newest checkpoint. */
  readonly tail = { updates: 0, bytes: 0 };

  constructor(
    readonly name: DocumentName,
    readonly live: Y.Doc,
    { guard, isDamaged }: DocumentOptions,
  ) {
    this.guard = guard;
    this.isDamaged = isDamaged;
  }

  grewBy(bytes: number): void {
    this.tail.updates++;
    this.tail.bytes += bytes;
  }

  /** Takes updates that the log has, in their order; what was new in them as one update, or null. */
  take(updates: readonly Uint8Array[]): Uint8Array | null {
    const effect = applyUpdates(this.live, updates);
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

  encodeStateVector(): Uint8Array {
    return Y.encodeStateVector(this.live);
  }

  /** What is durable and not covered by a state vector, as one update. Throws when the vector is malformed. */
  encodeState(stateVector?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.live, stateVector);
  }
}

export function encodeFor({ number }: Channel, message: DocumentMessage): Uint8Array {
  return number === null ? encodeBare(message) : encodeOnChannel(number, message);
}

/** Sends a document's message on the channel. */
export function sendOn(channel: Channel, message: DocumentMessage): void {
  channel.peer.send(encodeFor(channel, message));
}
