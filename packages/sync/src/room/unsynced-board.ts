// Whose edits may be missing here 未同步: those who say that edits of theirs wait to be saved, and those who were cut off where they write.
// Edits made while there is no connection cannot be counted here; that somebody may be making some is all there is to know.

import { encodeControl, type Unsynced } from '../protocol';
import type { Peer } from './peer';
import type { Clock, DocumentName } from './ports';

interface Options {
  readonly clock: Clock;
  readonly peers: ReadonlySet<Peer>;
}

/** How a connection ended: its client went, or it broke and the client may not know of it. */
export type Departure = 'left' | 'cut-off';

/** What changes is told this much later, with all that changed meanwhile: nobody waits for it, and nobody can flood others with it. */
const gatheringMs = 300;

/** Whoever was cut off first is forgotten when there are more. */
const mostCutOff = 200;

export class UnsyncedBoard {
  readonly #options: Options;
  readonly #waiting = new Map<Peer, readonly Unsynced[]>();
  #cutOff: readonly Unsynced[] = [];
  #cancelTelling: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** A client says in which sections its edits wait. @param sections - such as it may write in */
  reported(peer: Peer, sections: readonly DocumentName[]): void {
    const before = this.#waiting.get(peer) ?? [];
    if (sections.length === 0 && before.length === 0) return;
    const since = this.#options.clock.now();
    const now = [...new Set(sections)].map(
      (section) => before.find((one) => one.section === section) ?? entry(peer, section, 'waiting', since),
    );
    if (now.length > 0) this.#waiting.set(peer, now);
    else this.#waiting.delete(peer);
    this.#tellAll();
  }

  /** Someone is here: what they had not saved is being sent, if this is where they wrote it. */
  came(peer: Peer): void {
    const left = this.#cutOff.filter(({ person }) => person !== peer.person);
    const isNews = left.length < this.#cutOff.length;
    this.#cutOff = left;
    if (isNews) this.#tellAll();
    if (this.#all.length > 0) tell(peer, this.#frame());
  }

  /** @param section - where the caret stood, if they may write there */
  left(peer: Peer, departure: Departure, section: DocumentName | null): void {
    const waited = this.#waiting.delete(peer);
    const isHere = [...this.#options.peers].some((one) => one !== peer && one.person === peer.person);
    const isCutOff = departure === 'cut-off' && section !== null && !isHere;
    if (isCutOff) {
      const others = this.#cutOff.filter(({ person }) => person !== peer.person);
      const own = entry(peer, section, 'cut-off', this.#options.clock.now());
      this.#cutOff = [...others, own].slice(-mostCutOff);
    }
    if (waited || isCutOff) this.#tellAll();
  }

  get #all(): Unsynced[] {
    return [...[...this.#waiting.values()].flat(), ...this.#cutOff];
  }

  end(): void {
    this.#cancelTelling?.();
  }

  #frame(): Uint8Array {
    return encodeControl({ type: 'unsynced', people: this.#all });
  }

  #tellAll(): void {
    this.#cancelTelling ??= this.#options.clock.after(gatheringMs, () => {
      this.#cancelTelling = null;
      const frame = this.#frame();
      for (const peer of this.#options.peers) tell(peer, frame);
    });
  }
}

/** Those who speak an older version would not understand it. */
function tell(peer: Peer, frame: Uint8Array): void {
  if (peer.greeted && peer.carries === 'channels' && peer.protocol >= 4) peer.send(frame);
}

const entry = (
  { person, name }: Peer,
  section: DocumentName,
  why: Unsynced['why'],
  since: number,
): Unsynced => ({ person, name, section, why, since });
