// Keys and movements of cursors wait here for the room's next tick, which they would wait for anyway before anybody sees them. Taken one
// behind the other they cost about half of what they cost when each is taken as it comes: code and data of the guard are still in
// the processor's caches. Whatever else happens in a room comes after what was said before it, so that it empties this first.

import type { Peer } from './peer';

interface Waiting {
  readonly peer: Peer;
  readonly bytes: Uint8Array;
}

interface Options {
  /** Takes one message. */
  readonly take: (peer: Peer, bytes: Uint8Array) => void;
  /** Sees to it that `empty` is called at the next tick. */
  readonly tickSoon: () => void;
}

/** Larger messages are rare, and would keep much in memory. */
const maxBytes = 1024;
/** Most messages that wait. */
const maxWaiting = 2000;

const [sync, update, awareness] = [0, 2, 1];

export class Inbox {
  readonly #options: Options;
  #waiting: Waiting[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Takes a message with the others at the next tick, or at once, after those that wait. */
  receive(peer: Peer, bytes: Uint8Array): void {
    if (canWait(peer, bytes)) {
      if (this.#waiting.push({ peer, bytes }) === 1) this.#options.tickSoon();
      if (this.#waiting.length < maxWaiting) return;
      this.empty();
    } else {
      this.empty();
      this.#options.take(peer, bytes);
    }
  }

  /** Takes all that waits, in the order in which it came. */
  empty(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const { peer, bytes } of waiting) {
      if (peer.closed) continue;
      try {
        this.#options.take(peer, bytes);
      } catch (error) {
        peer.broken(error);
      }
    }
  }
}

/** Whether a message is a key or a cursor; its first bytes tell. A channel of more than one byte is rare enough. */
function canWait({ carries }: Peer, bytes: Uint8Array): boolean {
  if (bytes.length > maxBytes) return false;
  if (carries === 'channels' && (bytes[0] === 0 || bytes[0]! > 127)) return false;
  const at = carries === 'channels' ? 1 : 0;
  return bytes[at] === awareness || (bytes[at] === sync && bytes[at + 1] === update);
}
