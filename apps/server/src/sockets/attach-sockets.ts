// The sockets of the editor: `/sync/:report` carries all documents of a report on channels, `/sync/:report/:document` one of them
// as stock y-websocket clients speak. Who may come in is told in admission.ts; what comes in is the room's affair.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SectionId } from '@huigao/report';
import { closeCodes, maxMessageBytes, subprotocol } from '@huigao/sync/protocol';
import type { ReportRoom } from '@huigao/sync/room';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Services } from '../http/services';
import { livePath } from '../notices/live-notices';
import { Admission, type Admitted } from './admission';
import { connectionOf } from './connection';
import { isEdit } from './edit';
import type { LiveSockets } from './live-sockets';
import { refuseUpgrade } from './refuse-upgrade';

/** What a room refuses with its own close code arrives there; what is far larger is not even gathered. */
const maxPayload = maxMessageBytes + 64 * 1024;

/** What honest clients meet, too: a change that follows a refused one, lacks its base, or is too much. */
const noAttempts: readonly string[] = [
  'after-refusal',
  'damaged',
  'missing',
  'too-large',
  'too-costly',
  'section-full',
];
const isAttempt = (code: string) => !noAttempts.includes(code);

/** Serves the sockets of a server, which are kept in `live`. @returns what stops taking them */
export function attachSockets(server: Server, services: Services, live: LiveSockets): () => void {
  const { accounts, trouble } = services;
  const admission = new Admission(services);
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });

  function broken({ record }: ReportRoom, socket: WebSocket, error: unknown): void {
    trouble(`a message to report ${record.id}`, error);
    socket.close(1011, 'unexpected');
  }

  function enter(socket: WebSocket, stream: Duplex, { who, room, document, address }: Admitted): void {
    if (!live.add(socket, who.session)) return;
    const { id: person, displayName: name } = who.person;
    const inside = room.connect({
      person,
      name,
      tab: randomUUID(),
      connection: connectionOf(socket, stream),
      refused: (section, code) => {
        services.metrics.refused(code);
        if (!isAttempt(code)) return;
        const where = { report: room.record.id, section: section as SectionId, detail: { code } };
        void admission.recordRefusal({ action: 'refused.write', actor: person, ...where }, address);
      },
      broken: (error) => broken(room, socket, error),
      ...(document === null ? {} : { document }),
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      // One that was told to go need not answer that, and could go on talking.
      if (socket.readyState !== socket.OPEN) return;
      if (!isBinary) {
        socket.close(closeCodes.malformed, 'malformed');
        return;
      }
      // A plain array: a Buffer's `slice` is a view, which Yjs does not expect.
      const message = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      if (isEdit(message, document === null ? 'channels' : 'bare')) accounts.used(who.session);
      try {
        inside.receive(message);
      } catch (error) {
        broken(room, socket, error);
      }
    });
    // What breaks the protocol of websockets ends this one, and nothing else.
    socket.on('error', () => socket.terminate());
    // Without a closing frame: the network went, and the page may not know of it and be written in.
    socket.on('close', (code) => inside.closed(code === 1006 ? 'cut-off' : 'left'));
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url === livePath) return;
    const broken = () => socket.destroy();
    socket.on('error', broken);
    admission.admit(request).then(
      (admitted) => {
        if (typeof admitted === 'number') {
          refuseUpgrade(socket, admitted);
          return;
        }
        socket.off('error', broken);
        upgrades.handleUpgrade(request, socket, head, (opened) => enter(opened, socket, admitted));
      },
      (error: unknown) => {
        trouble(`a socket at ${request.url}`, error);
        refuseUpgrade(socket, 503);
      },
    );
  });

  return () => upgrades.close();
}
