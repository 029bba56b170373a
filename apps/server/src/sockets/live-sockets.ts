// All open sockets: each is asked for a sign of life now and then, and ends with the session it came with.

import { closeCodes } from '@huigao/sync/protocol';
import type { WebSocket } from 'ws';
import type { Session } from '../storage/account-store';

/** How often each peer is asked; one that has not answered by the next time is gone. In ms. */
const heartbeatMs = 30_000;

export class LiveSockets {
  readonly #sessions = new Map<WebSocket, Session>();
  readonly #answered = new WeakSet<WebSocket>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#beat(), heartbeatMs);
    this.#timer.unref();
  }

  add(socket: WebSocket, session: Session): void {
    this.#sessions.set(socket, session);
    this.#answered.add(socket);
    socket.on('pong', () => this.#answered.add(socket));
    socket.on('close', () => this.#sessions.delete(socket));
  }

  #beat(): void {
    for (const [socket, { expiresAt }] of this.#sessions) {
      if (expiresAt <= Date.now()) endSession(socket);
      else if (!this.#answered.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }

  signedOut(tokenHash: string): void {
    for (const [socket, session] of this.#sessions) if (session.tokenHash === tokenHash) endSession(socket);
  }

  /** Breaks off whatever is still open. */
  close(): void {
    clearInterval(this.#timer);
    for (const socket of this.#sessions.keys()) socket.terminate();
  }
}

const endSession = (socket: WebSocket) => socket.close(closeCodes['signed-out'], 'signed-out');
