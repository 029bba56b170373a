// The awareness states of one document, built by the server: who is from the session, only the cursor from the client. Clocks are
// the server's own and always rise, so that a client id that comes back is seen again at once.

import { type AwarenessState, encodeAwareness, maxCursorBytes } from '../protocol';
import type { Channel } from './room-document';

interface Caret {
  readonly channel: Channel;
  readonly json: string;
  readonly clock: number;
}

/** A caret that moved, came or went, and whose it is. */
export interface ChangedCaret {
  readonly channel: Channel;
  readonly state: AwarenessState;
}

const gone = 'null';

export class Carets {
  /** Null: none. Most documents of an open report never have any. */
  #carets: Map<number, Caret> | null = null;
  #changed: Map<number, ChangedCaret> | null = null;
  #clock = 0;

  /**
   * Takes what a client says about itself. Others' states in the message are passed over: stock clients echo them. A channel has
   * one client id, the first it names that no other has.
   * @returns whether a cursor now stands in this document
   */
  receive(channel: Channel, states: readonly AwarenessState[], now: number): boolean {
    let standsHere = false;
    for (const { client, json } of states) {
      if (!this.#isOwn(channel, client)) continue;
      const cursor = readCursor(json);
      if (cursor === undefined) this.#remove(client, now);
      else
        this.#set(
          client,
          channel,
          `{"user":${channel.peer.userJson},"cursor":${JSON.stringify(cursor)}}`,
          now,
        );
      standsHere ||= cursor !== undefined && cursor !== null;
    }
    return standsHere;
  }

  leave(channel: Channel, now: number): void {
    for (const [client, caret] of this.#carets ?? [])
      if (caret.channel === channel) this.#remove(client, now);
  }

  /** Whether there is something for `takeChanges`. */
  get hasChanges(): boolean {
    return this.#changed !== null;
  }

  /** What changed since the last call. */
  takeChanges(): readonly ChangedCaret[] {
    const changes = [...(this.#changed?.values() ?? [])];
    this.#changed = null;
    return changes;
  }

  /** All states, as the body of an awareness message; null when there are none. */
  encodeAll(): Uint8Array | null {
    if (!this.#carets) return null;
    return encodeAwareness([...this.#carets].map(([client, { clock, json }]) => ({ client, clock, json })));
  }

  #isOwn(channel: Channel, client: number): boolean {
    const known = this.#carets?.get(client);
    if (known) return known.channel === channel;
    for (const caret of this.#carets?.values() ?? []) if (caret.channel === channel) return false;
    return true;
  }

  #set(client: number, channel: Channel, json: string, now: number): void {
    const clock = this.#nextClock(now);
    this.#carets ??= new Map();
    this.#carets.set(client, { channel, json, clock });
    this.#tell(channel, { client, clock, json });
  }

  #remove(client: number, now: number): void {
    const caret = this.#carets?.get(client);
    if (!caret) return;
    this.#carets?.delete(client);
    if (this.#carets?.size === 0) this.#carets = null;
    this.#tell(caret.channel, { client, clock: this.#nextClock(now), json: gone });
  }

  #tell(channel: Channel, state: AwarenessState): void {
    this.#changed ??= new Map();
    this.#changed.set(state.client, { channel, state });
  }

  /** Epoch ms, so that it goes on rising after a restart; only ever compared for one client id. */
  #nextClock(now: number): number {
    this.#clock = Math.max(this.#clock + 1, now);
    return this.#clock;
  }
}

/** The cursor of a client's state, null when it has none or a bad one, undefined when the client says it left. */
function readCursor(json: string): unknown {
  try {
    const state: unknown = JSON.parse(json);
    if (state === null || typeof state !== 'object') return undefined;
    const cursor = (state as { cursor?: unknown }).cursor;
    if (cursor === null || typeof cursor !== 'object') return null;
    return JSON.stringify(cursor).length <= maxCursorBytes ? cursor : null;
  } catch {
    return null;
  }
}
