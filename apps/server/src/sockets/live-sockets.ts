// All open sockets: each is asked for a sign of life now and then, and ends with the session it came with.

import { closeCodes } from '@huigao/sync/protocol';
import type { Clock } from '@huigao/sync/room';
import type { WebSocket } from 'ws';
import type { OverCode, Sessions } from '../accounts/sessions';
import type { Session } from '../storage/session-store';

/** How often each peer is asked; one that has not answered by the next time is gone. In ms. */
const heartbeatMs = 30_000;
/** How often it is looked whether sessions became too old or idle, in ms. */
const lookMs = 30_000;
/** How long the end of a session is remembered for a socket of it that is still being let in, in ms. */
const rememberedMs = 60_000;

/** How long a peer has to answer that it is closed, in ms. */
const closeMs = 2000;

interface Ended {
  readonly why: OverCode;
  /** Epoch ms. */
  readonly at: number;
}

export class LiveSockets {
  readonly #sessions: Pick<Sessions, 'overWhy' | 'used'>;
  readonly #clock: Clock;
  readonly #open = new Map<WebSocket, Session>();
  readonly #answered = new WeakSet<WebSocket>();
  readonly #ended = new Map<string, Ended>();
  readonly #heartbeat: NodeJS.Timeout;
  #cancelLook: () => void;

  constructor(sessions: Pick<Sessions, 'overWhy' | 'used'>, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
    // The network knows only real time.
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs);
    this.#heartbeat.unref();
    this.#cancelLook = clock.after(lookMs, () => this.#look());
  }

  /** Takes a socket under the session it came with; false when that ended meanwhile, and the socket with it. */
  add(socket: WebSocket, session: Session): boolean {
    const ended = this.#ended.get(session.tokenHash);
    if (ended) {
      end(socket, ended.why);
      return false;
    }
    this.#open.set(socket, session);
    this.#answered.add(socket);
    socket.on('pong', () => this.#answered.add(socket));
    socket.on('close', () => this.#open.delete(socket));
    return true;
  }

  get size(): number {
    return this.#open.size;
  }

  #beat(): void {
    for (const socket of this.#open.keys())
      if (this.#answered.delete(socket)) socket.ping();
      else socket.terminate();
  }

  #look(): void {
    for (const [socket, session] of this.#open) {
      const why = this.#sessions.overWhy(session);
      if (why !== null) end(socket, why);
    }
    const now = this.#clock.now();
    for (const [hash, { at }] of this.#ended) if (at + rememberedMs <= now) this.#ended.delete(hash);
    this.#cancelLook = this.#clock.after(lookMs, () => this.#look());
  }

  /** Closes every socket of a session, and those that are on their way in. */
  sessionEnded(tokenHash: string, why: OverCode): void {
    this.#ended.set(tokenHash, { why, at: this.#clock.now() });
    for (const [socket, session] of this.#open) if (session.tokenHash === tokenHash) end(socket, why);
  }

  /** Breaks off whatever is still open. */
  close(): void {
    clearInterval(this.#heartbeat);
    this.#cancelLook();
    for (const socket of this.#open.keys()) socket.terminate();
  }
}

/** Closes a socket; the reason is a problem code, from which the page takes its words. A peer that does not answer is broken off. */
function end(socket: WebSocket, why: OverCode): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(closeCodes['signed-out'], why);
  const timer = setTimeout(() => socket.terminate(), closeMs);
  socket.once('close', () => clearTimeout(timer));
}
