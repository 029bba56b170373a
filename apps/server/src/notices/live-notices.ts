// `/live`: a socket of each open page, on which it hears that there is news for its person. It says no more than that; what the
// news is, the page asks over HTTP, where rights are checked.

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PersonId } from '@huigao/report';
import { type WebSocket, WebSocketServer } from 'ws';
import { isOurOrigin } from '../http/origin';
import type { Services } from '../http/services';
import { maybeWho } from '../http/session-cookie';
import type { LiveSockets } from '../sockets/live-sockets';
import { refuseUpgrade } from '../sockets/refuse-upgrade';

export const livePath = '/live';
const liveProtocol = 'huigao.live.1';

/** Nobody sends anything here. */
const maxPayload = 128;

export class LiveNotices {
  readonly #open = new Map<PersonId, Set<WebSocket>>();

  /** Tells every open page of these people. */
  readonly tell = (people: Iterable<PersonId>): void => {
    for (const person of people)
      for (const socket of this.#open.get(person) ?? [])
        if (socket.readyState === socket.OPEN) socket.send('news');
  };

  add(person: PersonId, socket: WebSocket): void {
    const sockets = this.#open.get(person) ?? new Set();
    this.#open.set(person, sockets.add(socket));
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#open.get(person) === sockets) this.#open.delete(person);
    });
  }
}

/** Serves the sockets of `/live`. @returns what stops taking them */
export function attachLive(
  server: Server,
  services: Pick<Services, 'config' | 'accounts' | 'limiters' | 'trouble'>,
  { live, sockets }: { readonly live: LiveNotices; readonly sockets: LiveSockets },
): () => void {
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(liveProtocol) ? liveProtocol : false),
  });

  async function admit(request: IncomingMessage) {
    if (!isOurOrigin(request, services.config)) return 403;
    const who = await maybeWho(services, request);
    if (!who) return 401;
    return (await services.limiters.admitsSocket(who.person.id)) ? who : 429;
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url !== livePath) return;
    const broken = () => stream.destroy();
    stream.on('error', broken);
    admit(request).then(
      (who) => {
        if (typeof who === 'number') return refuseUpgrade(stream, who);
        stream.off('error', broken);
        upgrades.handleUpgrade(request, stream, head, (socket) => {
          socket.on('error', () => socket.terminate());
          socket.on('message', () => socket.close(1003));
          if (sockets.add(socket, who.session)) live.add(who.person.id, socket);
        });
      },
      (error: unknown) => {
        services.trouble('a socket at /live', error);
        refuseUpgrade(stream, 503);
      },
    );
  });
  return () => upgrades.close();
}
