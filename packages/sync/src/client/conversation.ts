// What a tab and the server say to each other beside the documents, over one connection after the other: the greeting, and all that
// control messages tell.

import { type SectionId, schemaVersion } from '@huigao/report';
import { recordName } from '@huigao/report-doc';
import { type Control, type ControlMessage, type Frame, protocolVersion } from '../protocol';
import type { StateHolder } from './client-state';
import { Link } from './link';
import type { LocalReport } from './local-report';
import { People } from './people';
import type { ClientSocket, Clock } from './ports';
import { Unsynced, unsyncedPeople } from './unsynced';
import { Wire } from './wire';

/** How often the text of each section that changed is compared with the server's. */
const comparingMs = 30_000;

interface Options {
  readonly tab: string;
  readonly connect: () => ClientSocket;
  readonly clock: Clock;
  /** [0, 1) */
  readonly random: () => number;
  readonly local: LocalReport;
  readonly state: StateHolder;
  /** The connection is gone; called before anything else is told so. */
  readonly gone: () => void;
}

export class Conversation {
  readonly #options: Options;
  readonly #link: Link;
  readonly #people = new People();
  readonly #unsynced = new Unsynced();
  #wire: Wire | null = null;
  #isReady = false;
  #isOpen = false;
  #cancelComparing: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
    const { connect, clock, random } = options;
    this.#link = new Link({
      connect,
      clock,
      random,
      opened: () => {
        this.#isOpen = true;
        this.#hello();
      },
      received: (frame) => this.#receive(frame),
      down: (how, code, reason) => this.#down(how, { code, reason }),
    });
  }

  /** The connection, once the server has answered. */
  get wire(): Wire | null {
    return this.#wire;
  }

  /** Connects; nothing is said before it `canGreet`. */
  start(): void {
    this.#link.start();
  }

  /** What is kept on this machine is known: the server can be told of it. */
  canGreet(): void {
    this.#isReady = true;
    this.#hello();
  }

  /** See `ReportClient.wake`. */
  wake(): void {
    this.#link.wake();
  }

  /** Connects no more. A connection that there is ends with `disconnect`. */
  stop(): void {
    this.#link.stop();
  }

  /** Tells which sections hold edits that have waited too long, where the server does not know. */
  tellUnsaved(sections: readonly SectionId[]): void {
    if (!this.#options.local.hasJoined) return;
    const news = this.#unsynced.news(sections);
    if (news) this.#link.tell(news);
  }

  disconnect(): void {
    const { gone, local, state } = this.#options;
    this.#cancelComparing?.();
    this.#cancelComparing = null;
    gone();
    this.#isOpen = false;
    this.#wire = null;
    local.disconnect();
    this.#people.clear();
    this.#unsynced.forget();
    // Not known any more; offline, edits are kept here anyway.
    state.change({ storing: 'works', unsynced: [] });
  }

  #down(how: 'broken' | 'final', closeReason: { readonly code: number; readonly reason: string }): void {
    this.disconnect();
    const { state } = this.#options;
    const people = this.#people.all;
    if (how === 'final') state.change({ connection: 'refused', closeReason, people });
    else state.change({ connection: 'offline', people });
  }

  /** Greets when both the socket is open and the notes are read. */
  #hello(): void {
    if (!this.#isReady || !this.#isOpen) return;
    const { tab } = this.#options;
    this.#link.tell({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab });
  }

  #receive(frame: Frame): void {
    if ('control' in frame) this.#control(frame.control);
    else this.#wire?.receive(frame.channel, frame.message);
  }

  #control(message: ControlMessage): void {
    const { local, state } = this.#options;
    const { sections } = local;
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'acknowledged':
        this.#wire?.acknowledged(message.count);
        sections.flush();
        break;
      case 'refused':
        this.#wire?.refused(message.message, message.code, message.detail);
        break;
      case 'rights':
        sections.setStanding(message);
        if (message.document === recordName) state.change({ recordHealth: message.health });
        break;
      case 'storing':
        state.change({ storing: message.state });
        for (const section of sections.all) section.exchangeAnew();
        break;
      case 'digest':
        for (const section of sections.all) section.takeDigest(message.channel, message.digest);
        break;
      case 'replaced':
        local.replaced(message);
        break;
      case 'presence':
        this.#people.take(message);
        state.change({ people: this.#people.all });
        break;
      case 'unsynced':
        state.change({ unsynced: unsyncedPeople(message) });
        break;
      case 'ping':
      case 'pong':
      case 'goaway':
      case 'unsaved':
      case 'hello':
      case 'open':
      case 'close':
      case 'compare':
      case 'mismatch':
        break;
    }
  }

  #welcome(message: Control<'welcome'>): void {
    const { clock, local, state } = this.#options;
    this.#link.proved();
    local.sections.setStandings(message.documents);
    const wire = new Wire(
      message.messageBytes,
      (bytes) => this.#link.send(bytes),
      () => clock.now(),
    );
    this.#wire = wire;
    const { health: recordHealth } = local.sections.standingOf(recordName);
    const { storing } = message;
    state.change({ connection: 'online', closeReason: null, storing, recordHealth });
    this.#compareLater();
    local.join(wire, message);
  }

  #compareLater(): void {
    const { clock, local } = this.#options;
    this.#cancelComparing?.();
    this.#cancelComparing = clock.after(comparingMs, () => {
      for (const section of local.sections.all) section.compare();
      this.#compareLater();
    });
  }
}
