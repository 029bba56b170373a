import { type PersonId, schemaVersion } from '@huigao/report';
import {
  type Control,
  type ControlMessage,
  type DocumentMessage,
  decodeBare,
  decodeFrame,
  encodeBare,
  encodeControl,
  encodeOnChannel,
  protocolVersion,
} from '@huigao/sync/protocol';
import type { DocumentName, ReportRoom, RoomConnection } from '@huigao/sync/room';
import * as Y from 'yjs';

type Heard = ControlMessage | DocumentMessage;
type HeardAs<T> = Heard extends infer One
  ? One extends { type: infer U }
    ? T extends U
      ? One
      : never
    : never
  : never;

/** A connection to a room without a client: says exactly what it is told to, and keeps all it hears. */
export class RawPeer {
  readonly heard: Heard[] = [];
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  bufferedBytes = 0;
  readonly #room: RoomConnection;
  readonly #document: DocumentName | undefined;

  /** @param document - carries this one document, as stock clients do */
  constructor(room: ReportRoom, person: PersonId, document?: DocumentName) {
    this.#document = document;
    const peer = this;
    this.#room = room.connect({
      person,
      name: person,
      tab: `raw ${person}`,
      ...(document === undefined ? {} : { document }),
      connection: {
        send: (message) => this.#hear(message),
        get bufferedBytes() {
          return peer.bufferedBytes;
        },
        close: (code, reason) => void this.closes.push({ code, reason }),
      },
    });
  }

  #hear(bytes: Uint8Array): void {
    if (this.#document !== undefined) {
      const decoded = decodeBare(bytes);
      if (!decoded.ok) throw new Error(decoded.detail);
      this.heard.push(decoded.message);
      return;
    }
    const frame = decodeFrame(bytes);
    if (!frame.ok) throw new Error(frame.detail);
    this.heard.push('control' in frame ? frame.control : frame.message);
  }

  /** What was heard of one type, in order. */
  of<T extends Heard['type']>(type: T): readonly HeardAs<T>[] {
    return this.heard.filter((one): one is HeardAs<T> => one.type === type);
  }

  send(bytes: Uint8Array): void {
    this.#room.receive(bytes);
  }

  tell(message: ControlMessage): void {
    this.send(encodeControl(message));
  }

  say(message: DocumentMessage, channel = 1): void {
    this.send(this.#document === undefined ? encodeOnChannel(channel, message) : encodeBare(message));
  }

  hello(change: Partial<Control<'hello'>> = {}): this {
    this.tell({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab: 'raw', ...change });
    return this;
  }

  /** Opens a document and gives a copy of what is shown of it. */
  open(document: DocumentName, channel = 1, generation = 0): Y.Doc {
    if (this.#document === undefined) this.tell({ type: 'open', channel, document, generation });
    return this.fetch(channel);
  }

  /** What the room shows of an open document, now. */
  fetch(channel = 1): Y.Doc {
    this.say({ type: 'step1', stateVector: Y.encodeStateVector(new Y.Doc()) }, channel);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.of('step2').at(-1)!.update);
    return doc;
  }

  hangUp(departure?: 'left' | 'cut-off'): void {
    this.#room.closed(departure);
  }
}
