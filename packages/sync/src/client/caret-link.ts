// Carets of one replica over its channel: the own one goes out at most ten times a second, others' come in as the server built
// them.

import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { decodeAwareness, encodeAwareness, maxCursorsPerSecond } from '../protocol';
import type { Clock } from './ports';
import type { Wire } from './wire';

const remote = 'server';
const periodMs = 1000 / maxCursorsPerSecond;

export class CaretLink {
  readonly #awareness: Awareness;
  readonly #clock: Clock;
  #wire: Wire | null = null;
  #channel = 0;
  #hasSent = false;
  #lastSent = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;

  constructor(awareness: Awareness, clock: Clock) {
    this.#awareness = awareness;
    this.#clock = clock;
    // Also called every 15 s by the awareness itself, which keeps the caret from being taken for gone.
    awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'local') this.#schedule();
    });
  }

  connect(wire: Wire, channel: number): void {
    this.#wire = wire;
    this.#channel = channel;
    this.#hasSent = false;
    this.#schedule();
  }

  disconnect(): void {
    this.#wire = null;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, remote);
  }

  /** Takes the body of an awareness message; nothing in it can change the own caret. */
  receive(states: Uint8Array): void {
    const decoded = decodeAwareness(states);
    if (!decoded.ok) return;
    const others = decoded.states.filter(({ client }) => client !== this.#awareness.clientID);
    if (others.length > 0) applyAwarenessUpdate(this.#awareness, encodeAwareness(others), remote);
  }

  #schedule(): void {
    if (!this.#wire || this.#cancelTimer) return;
    const wait = Math.min(periodMs, Math.max(0, this.#lastSent + periodMs - this.#clock.now()));
    this.#cancelTimer = this.#clock.after(wait, () => {
      this.#cancelTimer = null;
      this.#send();
    });
  }

  #send(): void {
    const { clientID } = this.#awareness;
    const state = this.#awareness.getLocalState() as { readonly cursor?: unknown } | null;
    const cursor = state?.cursor ?? null;
    // One who has not been in this section says nothing about it.
    if (cursor === null && !this.#hasSent) return;
    this.#hasSent = true;
    this.#lastSent = this.#clock.now();
    const clock = this.#awareness.meta.get(clientID)?.clock ?? 0;
    const json = JSON.stringify(state && { cursor });
    const states = encodeAwareness([{ client: clientID, clock, json }]);
    this.#wire?.sendOn(this.#channel, { type: 'awareness', states });
  }
}
