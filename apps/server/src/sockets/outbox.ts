// What a socket is sent in one turn of the event loop goes out as one write, and a message for many is framed once for all of them:
// what a crowded room costs is writes (about 7 µs each), not bytes. The websocket library frames and writes for each socket anew.

import type { Writable } from 'node:stream';

/** A binary message of a server as one websocket frame (RFC 6455, 5.2), whole and not masked. */
export function frameOf(message: Uint8Array): Buffer {
  const { length } = message;
  const extra = length < 126 ? 0 : length < 65536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extra + length);
  frame[0] = 0x82;
  frame[1] = extra === 0 ? length : extra === 2 ? 126 : 127;
  if (extra === 2) frame.writeUInt16BE(length, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, 2 + extra);
  return frame;
}

interface Joined {
  readonly parts: readonly Buffer[];
  readonly bytes: Buffer;
}

const isSame = (some: readonly Buffer[], others: readonly Buffer[]) =>
  some.length === others.length && some.every((part, index) => part === others[index]);

/** How many kinds of joined frames are looked at before one is joined anew. */
const keptJoined = 8;

/** What is shared between the sockets written to in one turn. */
class Turn {
  readonly #waiting: Outbox[] = [];
  readonly #frames = new Map<Uint8Array, Buffer>();
  #joined: Joined[] = [];

  /** The frame of a message; the same for the same array, which nobody may change within the turn. */
  frame(message: Uint8Array): Buffer {
    const known = this.#frames.get(message);
    if (known) return known;
    const frame = frameOf(message);
    this.#frames.set(message, frame);
    return frame;
  }

  /** Has the outbox flushed at the end of the turn. */
  add(outbox: Outbox): void {
    if (this.#waiting.push(outbox) === 1) process.nextTick(() => this.#end());
  }

  /**
   * Most sockets of a room are sent the same frames in the same order: joined once. Those between them who are also acknowledged
   * something are sent frames of their own.
   */
  join(parts: readonly Buffer[]): Buffer {
    const known = this.#joined.find((one) => isSame(one.parts, parts));
    if (known) return known.bytes;
    const bytes = Buffer.concat(parts);
    if (this.#joined.unshift({ parts, bytes }) > keptJoined) this.#joined.pop();
    return bytes;
  }

  #end(): void {
    for (const outbox of this.#waiting.splice(0)) outbox.flush();
    this.#frames.clear();
    this.#joined = [];
  }
}

const turn = new Turn();

/** Gathers the messages of one websocket. Control frames of the library go past it, between whole frames. */
export class Outbox {
  readonly #stream: Writable;
  #parts: Buffer[] = [];
  #bytes = 0;

  /** @param stream - the connection that was upgraded */
  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Bytes that wait for the end of the turn or for the network. */
  get bufferedBytes(): number {
    return this.#bytes + this.#stream.writableLength;
  }

  send(message: Uint8Array): void {
    const frame = turn.frame(message);
    this.#bytes += frame.length;
    if (this.#parts.push(frame) === 1) turn.add(this);
  }

  /** Writes what was gathered. */
  flush(): void {
    const parts = this.#parts;
    if (parts.length === 0) return;
    this.#parts = [];
    this.#bytes = 0;
    if (this.#stream.writable) this.#stream.write(parts.length === 1 ? parts[0] : turn.join(parts));
  }
}
