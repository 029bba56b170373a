// Someone who types numbered marks through the real client over a real socket, and knows which of them were acknowledged.

import type { SectionId } from '@huigao/report';
import { type ClientSocket, type LocalStore, ReportClient } from '@huigao/sync/client';
import { subprotocol } from '@huigao/sync/protocol';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { systemClock } from '../src/clock';
import type { HttpClient } from './running-server';
import { typed } from './socket-client';

/** Whether clients reach the server: closed while it is looked at alone. */
export interface Gate {
  open: boolean;
}

function connect(client: HttpClient, report: string, gate: Gate): ClientSocket {
  const socket = new WebSocket(`${client.url.replace('http', 'ws')}/sync/${report}`, [subprotocol], {
    headers: { cookie: client.cookie },
    perMessageDeflate: false,
  });
  const end: ClientSocket = {
    onOpen: () => {},
    onMessage: () => {},
    onClose: () => {},
    send: (message) => socket.send(message),
    close: () => socket.close(),
  };
  if (!gate.open) socket.terminate();
  socket.on('open', () => end.onOpen());
  socket.on('message', (data: Buffer) => end.onMessage(new Uint8Array(data)));
  socket.on('close', (code, reason) => end.onClose(code, reason.toString()));
  socket.on('error', () => {});
  return end;
}

/** The tab stays open, so that nothing need be kept on the machine. */
const noStore: LocalStore = {
  open: () => ({ loaded: Promise.resolve(), close: async () => {}, clear: async () => {} }),
};

export class Typist {
  readonly typed: string[] = [];
  readonly #client: ReportClient;
  readonly #section: SectionId;
  readonly #name: string;
  #acknowledged = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    name: string,
    http: HttpClient & { readonly id: string },
    report: string,
    { section, gate }: { readonly section: string; readonly gate: Gate },
  ) {
    this.#name = name;
    this.#section = section as SectionId;
    this.#client = new ReportClient({
      report: report as never,
      person: http.id as never,
      connect: () => connect(http, report, gate),
      clock: systemClock,
      store: noStore,
      random: Math.random,
    });
    this.#client.subscribe(() => this.#noteAcknowledged());
    this.#client.section(this.#section);
    this.#client.start();
  }

  /** The marks that are durable by the client's own word. */
  get acknowledged(): readonly string[] {
    return this.typed.slice(0, this.#acknowledged);
  }

  get isSaved(): boolean {
    return this.#client.state.unsaved === 0 && this.#client.state.connection === 'online';
  }

  get state() {
    return this.#client.state;
  }

  get text(): string {
    return this.#body.toString();
  }

  get #body(): Y.XmlFragment {
    return this.#client.section(this.#section).doc.getXmlFragment('body');
  }

  #noteAcknowledged(): void {
    if (this.#client.state.unsaved === 0) this.#acknowledged = this.typed.length;
  }

  #type(): void {
    if (!this.#client.state.sections.get(this.#section)?.synced || this.#body.length === 0) return;
    const mark = `‹${this.#name}${this.typed.length}›`;
    typed(mark)(this.#body);
    // Afterwards, so that no state from before it is taken for its acknowledgement.
    this.typed.push(mark);
  }

  /** Types a mark every `everyMs`. */
  start(everyMs: number): void {
    this.#timer = setInterval(() => this.#type(), everyMs);
  }

  rest(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async stop(): Promise<void> {
    this.rest();
    await this.#client.stop();
  }
}
