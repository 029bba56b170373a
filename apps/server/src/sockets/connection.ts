import type { Writable } from 'node:stream';
import type { Connection } from '@huigao/sync/room';
import { WebSocket } from 'ws';
import { Outbox } from './outbox';

/** How long a peer has to answer a close before its socket is broken off, in ms. */
const closeMs = 2000;

/**
 * A websocket as a room sees it.
 * @param stream - the connection it was upgraded from
 */
export function connectionOf(socket: WebSocket, stream: Writable): Connection {
  const outbox = new Outbox(stream);
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) outbox.send(message);
    },
    get bufferedBytes() {
      return outbox.bufferedBytes;
    },
    close: (code, reason) => {
      outbox.flush();
      socket.close(code, reason);
      const timer = setTimeout(() => socket.terminate(), closeMs);
      socket.once('close', () => clearTimeout(timer));
    },
  };
}
