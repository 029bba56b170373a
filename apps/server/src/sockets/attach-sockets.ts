// The sockets of the editor: `/sync/:report` carries all documents of a report on channels, `/sync/:report/:document` one of them
// as stock y-websocket clients speak. Who may come in is settled before the upgrade; what comes in is the room's affair.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ReportId, SectionId } from '@huigao/report';
import { recordName } from '@huigao/report-doc';
import { closeCodes, maxMessageBytes, subprotocol } from '@huigao/sync/protocol';
import type { ReportRoom } from '@huigao/sync/room';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AuditEvent } from '../audit/event';
import { addressReader } from '../http/client-address';
import { isOurOrigin } from '../http/origin';
import type { Services } from '../http/services';
import { maybeWho } from '../http/session-cookie';
import { livePath } from '../notices/live-notices';
import { connectionOf } from './connection';
import { isEdit } from './edit';
import type { LiveSockets } from './live-sockets';
import { refuseUpgrade } from './refuse-upgrade';

interface Target {
  readonly report: ReportId;
  /** Null: all of them, on channels. */
  readonly document: string | null;
}

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

/** The address of a socket; null for anything else. */
function targetOf(url: string | undefined): Target | null {
  const match = /^\/sync\/([\w-]{1,128})(?:\/([\w-]{1,128}))?$/.exec((url ?? '').split('?')[0]!);
  return match ? { report: match[1] as ReportId, document: match[2] ?? null } : null;
}

function hasDocument({ record }: ReportRoom, name: string): boolean {
  return name === recordName || record.outline.some(({ id, kind }) => id === name && kind !== 'part');
}

function offers(request: IncomingMessage, protocol: string): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((one) => one.trim() === protocol);
}

/** Serves the sockets of a server, which are kept in `live`. @returns what stops taking them */
export function attachSockets(server: Server, services: Services, live: LiveSockets): () => void {
  const { accounts, audit, limiters, reports, config, trouble } = services;
  const addressOf = addressReader(config);
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });

  /** Keeps an attempt in the audit log; whoever waits for it is refused all the same when that fails. */
  const recordRefusal = (
    event: Pick<AuditEvent, 'action' | 'actor' | 'report' | 'section' | 'detail'>,
    address: string | null,
  ) => audit.refused({ ...event, address }).catch((reason: unknown) => trouble('audit', reason));

  /** Who may enter which room, or the status that says why not. A report one may not read is as good as none. */
  async function admit(request: IncomingMessage) {
    const target = targetOf(request.url);
    if (!target) return 404;
    if (!isOurOrigin(request, config)) {
      await recordRefusal(
        { action: 'refused.socket', report: target.report, detail: { code: 'foreign-origin' } },
        addressOf(request),
      );
      return 403;
    }
    const who = await maybeWho(services, request);
    if (!who) return 401;
    if (!(await limiters.admitsSocket(who.person.id))) return 429;
    if (target.document === null && !offers(request, subprotocol)) return 400;
    const room = await reports.enter(target.report, who.person.id);
    if (room === 'withheld')
      await recordRefusal(
        {
          action: 'refused.socket',
          actor: who.person.id,
          report: target.report,
          detail: { code: 'not-found' },
        },
        addressOf(request),
      );
    if (typeof room === 'string') return 404;
    if (target.document !== null && !hasDocument(room, target.document)) return 404;
    return { who, room, document: target.document, address: addressOf(request) };
  }

  function broken({ record }: ReportRoom, socket: WebSocket, error: unknown): void {
    trouble(`a message to report ${record.id}`, error);
    socket.close(1011, 'unexpected');
  }

  type Admitted = Exclude<Awaited<ReturnType<typeof admit>>, number>;

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
        void recordRefusal({ action: 'refused.write', actor: person, ...where }, address);
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
    admit(request).then(
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
