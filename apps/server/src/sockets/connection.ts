import type { Connection } from '@huigao/sync/room';
import { WebSocket } from 'ws';

/** How long a peer has to answer a close before its socket is broken off, in ms. */
const closeMs = 2000;

/** A websocket as a room sees it. */
export function connectionOf(socket: WebSocket): Connection {
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
    },
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    close: (code, reason) => {
      socket.close(code, reason);
      const timer = setTimeout(() => socket.terminate(), closeMs);
      socket.once('close', () => clearTimeout(timer));
    },
  };
}
