// Someone who types numbered marks through the real client over a real socket, and knows which of them were acknowledged.

import type { SectionId } from '@huigao/report';
import { type ClientSocket, type LocalStore, ReportClient } from '@huigao/sync/client';
import { subprotocol } from '@huigao/sync/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
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

/** Where someone sits. */
interface Seat {
  /** Where they type. */
  readonly section: string;
  /** What else is on their screen. */
  readonly reads?: readonly string[];
  readonly gate: Gate;
}

export class Typist {
  readonly typed: string[] = [];
  readonly #client: ReportClient;
  readonly #section: SectionId;
  readonly #name: string;
  #acknowledged = 0;
  #forgotten = 0;
  #count = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    name: string,
    http: HttpClient & { readonly id: string },
    report: string,
    { section, gate, reads = [] }: Seat,
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
    for (const one of [section, ...reads]) this.#client.section(one as SectionId);
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

  textOf(section: string): string {
    return this.#client
      .section(section as SectionId)
      .doc.getXmlFragment('body')
      .toString();
  }

  /** Whether a section has arrived from the server. */
  hasRead(section: string): boolean {
    return (
      this.#client.state.sections.get(section as SectionId)?.synced === true && this.textOf(section) !== ''
    );
  }

  /** How many marks were typed in all. */
  get count(): number {
    return this.#count;
  }

  /** How many marks were ever acknowledged; those forgotten since, too. */
  get saved(): number {
    return this.#forgotten + this.#acknowledged;
  }

  /** Connects at once, where it waits before it tries again. */
  wake(): void {
    this.#client.wake();
  }

  /**
   * Erases the oldest acknowledged marks, and forgets them: a report in which thousands of kills leave tens of thousands of marks
   * would no longer be one.
   */
  forgetOldMarks(): void {
    const old = this.typed.slice(0, Math.max(0, Math.min(this.#acknowledged, this.typed.length - 60)));
    if (old.length < 20) return;
    const text = this.#marks;
    for (const mark of old) {
      const at = text.toString().indexOf(mark);
      if (at >= 0) text.delete(at, mark.length);
    }
    this.typed.splice(0, old.length);
    this.#acknowledged -= old.length;
    this.#forgotten += old.length;
  }

  get #marks(): Y.XmlText {
    const block = this.#body.get(0) as Y.XmlElement;
    return block.get(0) as Y.XmlText;
  }

  get #body(): Y.XmlFragment {
    return this.#client.section(this.#section).doc.getXmlFragment('body');
  }

  #noteAcknowledged(): void {
    // What was refused is no longer unsaved, and lies in a draft.
    const { unsaved, drafts } = this.#client.state;
    if (drafts.length > 0) return;
    // Edits are acknowledged in their order; a mark is one, and what is erased counts as one more.
    this.#acknowledged = Math.max(this.#acknowledged, this.typed.length - unsaved);
  }

  #type(): void {
    const state = this.#client.state.sections.get(this.#section);
    // As an editor, which takes no key once it knows that it may not.
    if (!state?.synced || state.right !== 'rw' || state.frozen || this.#body.length === 0) return;
    const mark = `‹${this.#name}${this.#count++}›`;
    this.#insert(mark);
    // Afterwards, so that no state from before it is taken for its acknowledgement.
    this.typed.push(mark);
  }

  /** After one's own last mark, as people write. */
  #insert(mark: string): void {
    const last = this.typed.at(-1);
    const text = this.#body.length > 0 && this.#marks instanceof Y.XmlText ? this.#marks : null;
    const at = last && text ? text.toString().indexOf(last) : -1;
    if (text && last && at >= 0) text.insert(at + last.length, mark);
    else typed(mark)(this.#body);
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
