// A welcomed connection: which channel is which document, and what was sent and not yet acknowledged. When the connection breaks
// this is thrown away whole; the exchange of states on the next one covers what was in flight.

import { type ControlMessage, type DocumentMessage, encodeControl, encodeOnChannel } from '../protocol';

/** What becomes of a data message. */
export interface Sent {
  /** It is durable. */
  settled(): void;
  refused(code: string, detail: string): void;
}

type DataMessage = Extract<DocumentMessage, { type: 'update' | 'step2' }>;

/** Beyond this many unacknowledged messages, edits are gathered here instead: the server or the network is slow. */
const crowd = 32;

export class Wire {
  readonly #receivers = new Map<number, (message: DocumentMessage) => void>();
  readonly #outbox: { readonly number: number; readonly at: number; readonly sent: Sent }[] = [];
  #nextChannel = 1;
  #sent = 0;

  /** @param messageBytes - largest message the server takes */
  constructor(
    readonly messageBytes: number,
    readonly send: (bytes: Uint8Array) => void,
    readonly now: () => number,
  ) {}

  /** When the oldest message that is not acknowledged was sent, epoch ms; null: all are. */
  get oldestSentAt(): number | null {
    return this.#outbox[0]?.at ?? null;
  }

  get isCrowded(): boolean {
    return this.#outbox.length >= crowd;
  }

  /** @param generation - of the copy that will be brought in line over this channel */
  open(document: string, generation: number, receiver: (message: DocumentMessage) => void): number {
    const channel = this.#nextChannel++;
    this.#receivers.set(channel, receiver);
    this.tell({ type: 'open', channel, document, generation });
    return channel;
  }

  close(channel: number): void {
    if (this.#receivers.delete(channel)) this.tell({ type: 'close', channel });
  }

  sendOn(channel: number, message: DocumentMessage): void {
    this.send(encodeOnChannel(channel, message));
  }

  /** Sends a message that will be acknowledged or refused; false when it is larger than the server takes. */
  sendData(channel: number, message: DataMessage, sent: Sent): boolean {
    const bytes = encodeOnChannel(channel, message);
    if (bytes.length > this.messageBytes) return false;
    this.#outbox.push({ number: ++this.#sent, at: this.now(), sent });
    this.send(bytes);
    return true;
  }

  receive(channel: number, message: DocumentMessage): void {
    this.#receivers.get(channel)?.(message);
  }

  acknowledged(count: number): void {
    while (this.#outbox.length > 0 && this.#outbox[0]!.number <= count) this.#outbox.shift()!.sent.settled();
  }

  refused(number: number, code: string, detail: string): void {
    const index = this.#outbox.findIndex((message) => message.number === number);
    if (index >= 0) this.#outbox.splice(index, 1)[0]!.sent.refused(code, detail);
  }

  tell(message: ControlMessage): void {
    this.send(encodeControl(message));
  }
}
