// One connection to a room: who it is, what it has open, and how much it may send.

import { type PersonId, personColour } from '@huigao/report';
import {
  type CloseName,
  type ControlMessage,
  closeCodes,
  type DocumentHealth,
  encodeControl,
  maxBufferedBytes,
  maxMessageBytes,
  messageBurst,
  messagesPerSecond,
  type Right,
} from '../protocol';
import type { Connection, DocumentName } from './ports';
import type { Channel } from './room-document';
import type { Departure } from './unsynced-board';

/** Someone who connects, as the shell knows them from the session. */
export interface Visitor {
  readonly person: PersonId;
  readonly name: string;
  /** An id of this connection; a client with channels names its own in `hello`. */
  readonly tab: string;
  readonly connection: Connection;
  /** Set for a connection that carries this one document without channels, as stock y-websocket clients do. */
  readonly document?: DocumentName;
  /** Told of each write that is refused, with its code. */
  readonly refused?: (document: DocumentName, code: string) => void;
  /** Told of a message that could not be taken because of a fault of ours, long after it came. */
  readonly broken?: (reason: unknown) => void;
}

const rethrow = (reason: unknown) => {
  throw reason;
};

export class Peer {
  readonly person: PersonId;
  readonly name: string;
  readonly colour: string;
  /** What others' editors show at the caret, as JSON. */
  readonly userJson: string;
  tab: string;
  /** The version of the protocol that it speaks; known when it has greeted. */
  protocol = 0;
  /** Whether it has said `hello` (or carries one document, where there is none). */
  greeted = false;
  closed = false;
  /** Data messages received; `acknowledged` and `refused` name them by this number. */
  received = 0;
  readonly channels = new Map<number | null, Channel>();
  /** What it was told last of its right and of the health of each document. */
  readonly told = new Map<DocumentName, `${Right} ${DocumentHealth}`>();
  readonly refused: (document: DocumentName, code: string) => void;
  readonly broken: (reason: unknown) => void;
  readonly #connection: Connection;
  readonly #left: (peer: Peer, departure: Departure) => void;
  #allowance = messageBurst;
  #countedAt: number;
  /** What came while an earlier message is being judged elsewhere; null: nothing is. */
  #waiting: Uint8Array[] | null = null;
  #waitingBytes = 0;

  /** @param left - called once, when the connection is closed from either end */
  constructor(
    { person, name, tab, connection, refused = () => {}, broken = rethrow }: Visitor,
    readonly carries: 'channels' | 'one-document',
    now: number,
    left: (peer: Peer, departure: Departure) => void,
  ) {
    this.person = person;
    this.name = name;
    this.tab = tab;
    this.refused = refused;
    this.broken = broken;
    this.colour = personColour(person);
    this.userJson = JSON.stringify({ id: person, name, color: this.colour });
    this.#connection = connection;
    this.#countedAt = now;
    this.#left = left;
  }

  send(bytes: Uint8Array): void {
    if (this.closed) return;
    if (this.#connection.bufferedBytes > maxBufferedBytes) this.close('too-slow');
    else this.#connection.send(bytes);
  }

  /** Sends a control message; a connection without channels has no place for it. */
  tell(message: ControlMessage): void {
    if (this.carries === 'channels') this.send(encodeControl(message));
  }

  close(name: CloseName): void {
    if (this.closed) return;
    this.#connection.close(closeCodes[name], name);
    this.hasClosed();
  }

  /** The connection is closed already. */
  hasClosed(departure: Departure = 'left'): void {
    if (this.closed) return;
    this.closed = true;
    this.#left(this, departure);
  }

  /** Whether a message may be looked at; closes the connection when it is too large or one too many. */
  admits(bytes: Uint8Array, now: number): boolean {
    if (this.closed) return false;
    const earned = ((now - this.#countedAt) / 1000) * messagesPerSecond;
    this.#allowance = Math.min(messageBurst, this.#allowance + Math.max(0, earned)) - 1;
    this.#countedAt = now;
    if (bytes.length > maxMessageBytes) this.close('too-large');
    else if (this.#allowance < 0) this.close('too-many-messages');
    return !this.closed;
  }

  /** Counts a message as this many more, for the work it made. Too much work closes the connection when its next message comes. */
  charge(messages: number): void {
    this.#allowance -= messages;
  }

  /** From now on messages wait, in their order, until `resume`. */
  pause(): void {
    this.#waiting = [];
  }

  get isPaused(): boolean {
    return this.#waiting !== null;
  }

  /** Keeps a message until `resume`. The copy is its own: a view would keep all that came with it alive. */
  keep(bytes: Uint8Array): void {
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > maxBufferedBytes) this.close('too-many-messages');
    else this.#waiting?.push(bytes.slice());
  }

  /** Takes what waited, in its order, until a message pauses anew: those after it go on waiting. */
  resume(take: (bytes: Uint8Array) => void): void {
    const waited = this.#waiting ?? [];
    this.#waiting = null;
    this.#waitingBytes = 0;
    for (const bytes of waited)
      if (this.closed) return;
      else if (this.isPaused) this.keep(bytes);
      else take(bytes);
  }
}
