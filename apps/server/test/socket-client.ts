// A websocket to the server under test, its messages and its end as promises.

import { once } from 'node:events';
import { schemaVersion } from '@huigao/report';
import {
  decodeBare,
  decodeFrame,
  encodeBare,
  encodeControl,
  type Frame,
  protocolVersion,
  subprotocol,
} from '@huigao/sync/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { HttpClient } from './running-server';

const socketUrl = (client: HttpClient, address: string) => client.url.replace('http', 'ws') + address;

const headersOf = ({ cookie }: HttpClient) => (cookie ? { cookie } : {});

/** Tries to open a socket; the HTTP status with which the server refused it, or 101. */
export function upgradeStatus(
  client: HttpClient,
  address: string,
  options: { readonly protocols?: readonly string[]; readonly origin?: string } = {},
): Promise<number> {
  const { protocols = [subprotocol], origin } = options;
  const socket = new WebSocket(socketUrl(client, address), [...protocols], {
    headers: { ...headersOf(client), ...(origin === undefined ? {} : { origin }) },
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', (error) => reject(error));
  });
}

export class SocketClient {
  readonly received: Uint8Array[] = [];
  /** The code with which the socket was closed. */
  readonly closed: Promise<number>;
  /** The reason that was given with it. */
  readonly reason: Promise<string>;
  #wake: () => void = () => {};

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.received.push(new Uint8Array(data));
      this.#wake();
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    this.reason = new Promise((resolve) => socket.once('close', (_code, reason) => resolve(`${reason}`)));
  }

  static async open(client: HttpClient, address: string, protocols: readonly string[] = [subprotocol]) {
    const socket = new WebSocket(socketUrl(client, address), [...protocols], {
      headers: headersOf(client),
      perMessageDeflate: false,
    });
    const opened = new SocketClient(socket);
    await once(socket, 'open');
    return opened;
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  /** The first message, of those that came and those to come, for which `find` gives something. */
  async next<T>(find: (message: Uint8Array) => T | null): Promise<T> {
    for (let at = 0; ; at++) {
      while (at >= this.received.length)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      const found = find(this.received[at]!);
      if (found !== null) return found;
    }
  }
}

/** The state of a section over a socket of its own, in a document to edit, with the socket. */
export async function openSection(client: HttpClient, report: string, section: string) {
  const socket = await SocketClient.open(client, `/sync/${report}/${section}`, []);
  const doc = new Y.Doc();
  socket.send(encodeBare({ type: 'step1', stateVector: Y.encodeStateVector(doc) }));
  const update = await socket.next((bytes) => {
    const decoded = decodeBare(bytes);
    return decoded.ok && decoded.message.type === 'step2' ? decoded.message.update : null;
  });
  Y.applyUpdate(doc, update);
  return { socket, doc };
}

/** What an edit changes, as one update. */
export function editOf(doc: Y.Doc, edit: (body: Y.XmlFragment) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  doc.on('update', keep);
  doc.transact(() => edit(doc.getXmlFragment('body')));
  doc.off('update', keep);
  return Y.mergeUpdates(updates);
}

/** Types at the begin of the first paragraph. */
export const typed = (text: string) => (body: Y.XmlFragment) => {
  const block = body.get(0) as Y.XmlElement;
  const first = block.get(0);
  if (first instanceof Y.XmlText) first.insert(0, text);
  else block.insert(0, [new Y.XmlText(text)]);
};

/** A connection with channels that has said hello, with documents open from channel 1 on. */
export async function openChannels(client: HttpClient, report: string, documents: readonly string[]) {
  const socket = await SocketClient.open(client, `/sync/${report}`);
  socket.send(encodeControl({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab: 'tab' }));
  documents.forEach((document, index) => {
    socket.send(encodeControl({ type: 'open', channel: index + 1, document, generation: 0 }));
  });
  const control = <Type extends string>(type: Type) =>
    socket.next((bytes) => {
      const frame = decodeFrame(bytes) as Frame;
      return frame.ok && 'control' in frame && frame.control.type === type ? frame.control : null;
    });
  await control('welcome');
  return { socket, control };
}
