// Who must notice nothing of an attack: somebody who writes all the time, and whoever opens the report afterwards.

import { decodeFrame, encodeOnChannel } from '@huigao/sync/protocol';
import type * as Y from 'yjs';
import { editOf, openChannels, openSection, type SocketClient, typed } from '../socket-client';
import type { Person, Scene } from './people';

/** Writes in a section that is not attacked, over one connection from begin to end. */
export class Writer {
  readonly #socket: SocketClient;
  readonly #doc: Y.Doc;
  #sent = 0;
  /** One after the other, also when a test is over its time and the next one has begun. */
  #written: Promise<void> = Promise.resolve();

  private constructor(socket: SocketClient, doc: Y.Doc) {
    this.#socket = socket;
    this.#doc = doc;
  }

  static async join({ honest, report, sections }: Scene): Promise<Writer> {
    const { doc, socket } = await openSection(honest, report, sections.functions!);
    socket.socket.terminate();
    const channels = await openChannels(honest, report, [sections.functions!]);
    return new Writer(channels.socket, doc);
  }

  /** Types a character; resolves when the server says that it is durable. */
  write(): Promise<void> {
    const next = () => this.#writeOne();
    this.#written = this.#written.then(next, next);
    return this.#written;
  }

  async #writeOne(): Promise<void> {
    this.#socket.received.length = 0;
    const number = ++this.#sent;
    this.#socket.send(encodeOnChannel(1, { type: 'update', update: editOf(this.#doc, typed('字')) }));
    const acknowledged = this.#socket.next((bytes) => {
      const frame = decodeFrame(bytes);
      if (!frame.ok || !('control' in frame)) return null;
      const { control } = frame;
      if (control.type === 'refused') throw new Error(`An honest edit was refused: ${control.code}.`);
      return control.type === 'acknowledged' && control.count >= number ? true : null;
    });
    const closed = this.#socket.closed.then((code) => {
      throw new Error(`The honest connection was closed with ${code}.`);
    });
    await Promise.race([acknowledged, closed]);
  }

  leave(): void {
    this.#socket.socket.terminate();
  }
}

/** What somebody who has never seen the report gets to see of a section. */
export async function textFor(newcomer: Person, { report, sections }: Scene, kind: string): Promise<string> {
  const { doc, socket } = await openSection(newcomer, report, sections[kind]!);
  socket.socket.terminate();
  return doc.getXmlFragment('body').toString();
}
