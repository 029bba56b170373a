import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a peer has to read why it is not let in, in ms. */
const refusedMs = 2000;

/** Answers an upgrade with a status instead. A peer that never closes its end, or goes on sending, does not keep the connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  const timer = setTimeout(() => socket.destroy(), refusedMs);
  socket.once('close', () => clearTimeout(timer));
  // Broken off with something unread, the answer would be lost.
  socket.resume();
}
