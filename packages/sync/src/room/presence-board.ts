// Who has the report open, and where. Changes are gathered and sent at most once a period: one frame of people to each
// connection, one frame of carets to each document that has changed. The first after a pause goes at once.

import { encodeAwareness, encodeControl, type Presence } from '../protocol';
import type { ChangedCaret } from './carets';
import { presenceMs, presenceWithEditsMs } from './pace';
import type { Peer } from './peer';
import type { Clock, DocumentName } from './ports';
import { type Channel, type RoomDocument, sendOn } from './room-document';

interface Options {
  readonly clock: Clock;
  readonly peers: ReadonlySet<Peer>;
  readonly documents: ReadonlyMap<DocumentName, RoomDocument>;
  /** Whether edits are on their way out. */
  readonly ridesSoon: () => boolean;
}

export class PresenceBoard {
  readonly #options: Options;
  readonly #sections = new Map<Peer, DocumentName>();
  #moved = new Set<Peer>();
  #left: { readonly person: string; readonly tab: string }[] = [];
  #lastSent = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;
  #ended = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** A connection is ready: it is told of all, all are told of it. */
  came(peer: Peer): void {
    const others = [...this.#options.peers].filter((other) => other.greeted && other !== peer);
    const people = [...others, peer].map((other) => this.#presenceOf(other));
    peer.tell({ type: 'presence', people, left: [] });
    this.#moved.add(peer);
    this.#schedule();
  }

  left(peer: Peer): void {
    this.#sections.delete(peer);
    this.#moved.delete(peer);
    if (peer.greeted) this.#left.push({ person: peer.person, tab: peer.tab });
    this.#schedule();
  }

  /** Where a caret of theirs stands. */
  sectionOf(peer: Peer): DocumentName | null {
    return this.#sections.get(peer) ?? null;
  }

  /** A caret stands in this section now. */
  stands(peer: Peer, section: DocumentName): void {
    if (this.#sections.get(peer) === section) return;
    this.#sections.set(peer, section);
    this.#moved.add(peer);
    this.#schedule();
  }

  /** The document is no longer open there, so nobody stands in it. */
  closed({ peer, document }: Channel): void {
    if (this.#sections.get(peer) !== document.name) return;
    this.#sections.delete(peer);
    this.#moved.add(peer);
    this.#schedule();
  }

  /** Carets of some document changed. */
  caretsChanged(): void {
    this.#schedule();
  }

  /** Edits are being sent: what is gathered goes out with them, in the same write to each connection. */
  ride(): void {
    if (!this.#cancelTimer) return;
    const { clock, peers } = this.#options;
    if (clock.now() < this.#lastSent + presenceWithEditsMs(peers.size)) return;
    this.#cancelTimer();
    this.#cancelTimer = null;
    this.#send();
  }

  end(): void {
    this.#ended = true;
    this.#cancelTimer?.();
  }

  #presenceOf(peer: Peer): Presence {
    const { tab, person, name, colour } = peer;
    return { tab, person, name, colour, section: this.#sections.get(peer) ?? null };
  }

  #schedule(): void {
    if (this.#cancelTimer || this.#ended) return;
    const { clock, peers, ridesSoon } = this.#options;
    const periodMs = presenceMs(peers.size);
    const wait = Math.min(periodMs, Math.max(0, this.#lastSent + periodMs - clock.now()));
    this.#sendAfter(wait, () => {
      // Edits on their way take it along, unless the disk takes long.
      if (ridesSoon()) this.#sendAfter(periodMs, () => this.#send());
      else this.#send();
    });
  }

  #sendAfter(ms: number, send: () => void): void {
    this.#cancelTimer = this.#options.clock.after(ms, () => {
      this.#cancelTimer = null;
      send();
    });
  }

  #send(): void {
    this.#lastSent = this.#options.clock.now();
    for (const document of this.#options.documents.values())
      if (document.carets.hasChanges) sendCarets(document);
    if (this.#moved.size === 0 && this.#left.length === 0) return;
    const people = [...this.#moved].map((peer) => this.#presenceOf(peer));
    const frame = encodeControl({ type: 'presence', people, left: this.#left });
    this.#moved = new Set();
    this.#left = [];
    for (const peer of this.#options.peers) if (peer.greeted && peer.carries === 'channels') peer.send(frame);
  }
}

/**
 * One frame for all. On channels those who moved are sent it too, their own caret in it, which their client passes over; a stock
 * client would take it for its own state, and gets a frame without (an empty one too: it wants to hear something now and then).
 */
function sendCarets(document: RoomDocument): void {
  const changes = document.carets.takeChanges();
  const encode = (whose: readonly ChangedCaret[]) => encodeAwareness(whose.map(({ state }) => state));
  const apart = new Set(changes.map(({ channel }) => channel).filter(({ number }) => number === null));
  document.broadcast({ type: 'awareness', states: encode(changes) }, apart);
  for (const mover of apart) {
    if (!document.channels.has(mover)) continue;
    sendOn(mover, { type: 'awareness', states: encode(changes.filter(({ channel }) => channel !== mover)) });
  }
}
