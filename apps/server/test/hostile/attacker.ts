// One connection of an attacker: what is sent on it, and what the server answers.

import { connect } from 'node:net';
import { schemaVersion } from '@huigao/report';
import {
  closeName,
  decodeBare,
  decodeFrame,
  encodeBare,
  encodeControl,
  protocolVersion,
  subprotocol,
} from '@huigao/sync/protocol';
import type { HttpClient } from '../running-server';
import { SocketClient } from '../socket-client';
import type { Answer } from './attacks';
import { raw } from './hostile-bytes';

export interface Aim {
  readonly client: HttpClient;
  readonly report: string;
  readonly section: string;
}

export type Where = 'greeted' | 'before hello' | 'bare';

type Heard = { readonly type: string; readonly code?: string; readonly reason?: string };

/** What a message says; a server sends nothing that does not read. */
function read(where: Where, bytes: Uint8Array): Heard {
  if (where === 'bare') {
    const decoded = decodeBare(bytes);
    if (!decoded.ok) throw new Error(decoded.detail);
    return decoded.message;
  }
  const frame = decodeFrame(bytes);
  if (!frame.ok) throw new Error(frame.detail);
  return 'control' in frame ? frame.control : frame.message;
}

async function begin({ client, report, section }: Aim, where: Where): Promise<SocketClient> {
  if (where === 'bare') return SocketClient.open(client, `/sync/${report}/${section}`, []);
  const socket = await SocketClient.open(client, `/sync/${report}`, [subprotocol]);
  if (where === 'before hello') return socket;
  const tab = `${Math.random()}`;
  socket.send(encodeControl({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab }));
  socket.send(encodeControl({ type: 'open', channel: 1, document: section, generation: 0 }));
  return socket;
}

/** Answered in its turn, after all that was sent before. */
const question = (where: Where) =>
  where === 'bare' ? encodeBare({ type: 'step1', stateVector: raw(0) }) : encodeControl({ type: 'ping' });

/** Sends frames on a connection of its own and gives the answer. */
export async function attack(
  aim: Aim,
  where: Where,
  frames: readonly (Uint8Array | string)[],
): Promise<Answer> {
  const socket = await begin(aim, where);
  for (const frame of frames) socket.socket.send(frame);
  socket.socket.send(question(where));
  const last = where === 'bare' ? 'step2' : 'pong';
  let refusal: string | null = null;
  const answered = socket.next((bytes) => {
    const { type, code, reason } = read(where, bytes);
    if (type === 'refused' || type === 'denied') refusal ??= code ?? reason ?? null;
    return type === last ? 'nothing' : null;
  });
  const closed = socket.closed.then((code) => closeName(code) ?? 'cut off');
  const answer = await Promise.race([answered, closed]);
  if (answer === 'nothing') socket.socket.terminate();
  return refusal ?? answer;
}

/** The head of a request that asks for a socket. */
export const upgradeRequest = ({ client, report }: Pick<Aim, 'client' | 'report'>, origin?: string): string =>
  [
    `GET /sync/${report} HTTP/1.1`,
    `Host: ${new URL(client.url).host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: ${subprotocol}`,
    ...(client.cookie ? [`Cookie: ${client.cookie}`] : []),
    ...(origin ? [`Origin: ${origin}`] : []),
    '',
    '',
  ].join('\r\n');

/** Sends parts on a connection of plain bytes. Gives the status of the answer once the server has ended the connection. */
export function sendRaw(url: string, ...parts: readonly (string | Uint8Array)[]): Promise<number | null> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => {
    heard += data.toString('latin1');
  });
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0) || null));
    for (const part of parts) socket.write(part);
  });
}
