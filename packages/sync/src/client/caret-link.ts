// Carets of one replica over its channel: the own one goes out at most ten times a second, and seldom while one types, as it then
// follows from what is typed; others' come in as the server built them, and follow what they write.

import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { decodeAwareness, encodeAwareness, maxCursorsPerSecond } from '../protocol';
import { type Cursor, cursorAfter, standAlike } from './followed-carets';
import type { Clock } from './ports';
import type { Wire } from './wire';

const remote = 'server';
const periodMs = 1000 / maxCursorsPerSecond;
/** How often a caret that everybody knows to follow is told all the same: to those who came meanwhile, and to stock clients. */
const refreshMs = 1000;

export class CaretLink {
  readonly #awareness: Awareness;
  readonly #clock: Clock;
  readonly #sendText: () => void;
  #wire: Wire | null = null;
  #channel = 0;
  /** Where the others show the own caret; undefined when nothing has been said. */
  #shown: Cursor | null | undefined = undefined;
  #lastSent = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;
  /** It may stand in what the others do not have yet. */
  #isHeld = false;
  /** What is waited for is only to tell again what they show. */
  #isRefresh = false;

  /** @param sendText - sends what was written before a caret that stands behind it */
  constructor(awareness: Awareness, clock: Clock, sendText: () => void) {
    this.#awareness = awareness;
    this.#clock = clock;
    this.#sendText = sendText;
    // Also called every 15 s by the awareness itself, which keeps the caret from being taken for gone.
    awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'local') this.#schedule();
    });
    // Before the editor draws what came.
    awareness.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => this.#follow(transaction));
  }

  connect(wire: Wire, channel: number): void {
    this.#wire = wire;
    this.#channel = channel;
    this.#shown = undefined;
    this.#schedule();
  }

  disconnect(): void {
    this.#wire = null;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, remote);
  }

  /** Says nothing of the own caret until it is let go. */
  hold(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    if (!isHeld) this.#schedule();
  }

  /** Takes the body of an awareness message; nothing in it can change the own caret. */
  receive(states: Uint8Array): void {
    const decoded = decodeAwareness(states);
    if (!decoded.ok) return;
    const others = decoded.states.filter(({ client }) => client !== this.#awareness.clientID);
    if (others.length > 0) applyAwarenessUpdate(this.#awareness, encodeAwareness(others), remote);
  }

  /** Moves carets behind what their owners wrote. Nobody is told: who draws the words draws the carets, too. */
  #follow(transaction: Y.Transaction): void {
    const { clientID, states } = this.#awareness;
    for (const [client, state] of states) {
      if (client === clientID || state.cursor == null) continue;
      const cursor = cursorAfter(transaction, client);
      if (cursor) states.set(client, { ...state, cursor });
    }
    const own = this.#shown && cursorAfter(transaction, clientID);
    if (!own) return;
    this.#shown = own;
    // It may stand elsewhere, as when one replaces all.
    this.#schedule();
  }

  #schedule(): void {
    if (!this.#wire) return;
    if (this.#isRefresh) this.#cancelTimer?.();
    else if (this.#cancelTimer) return;
    const wait = Math.min(periodMs, Math.max(0, this.#lastSent + periodMs - this.#clock.now()));
    this.#isRefresh = false;
    this.#sendAfter(wait);
  }

  #sendAfter(ms: number): void {
    this.#cancelTimer = this.#clock.after(ms, () => {
      this.#cancelTimer = null;
      if (this.#isHeld) return;
      const refreshIn = this.#lastSent + refreshMs - this.#clock.now();
      this.#isRefresh = refreshIn > 0 && this.#isShown();
      if (this.#isRefresh) this.#sendAfter(refreshIn);
      else this.#send();
    });
  }

  get #cursor(): Cursor | null {
    const state = this.#awareness.getLocalState() as { readonly cursor?: Cursor | null } | null;
    return state?.cursor ?? null;
  }

  #isShown(): boolean {
    return this.#shown !== undefined && standAlike(this.#awareness.doc, this.#shown, this.#cursor);
  }

  #send(): void {
    const { clientID } = this.#awareness;
    const cursor = this.#cursor;
    // One who has not been in this section says nothing about it.
    if (cursor === null && this.#shown === undefined) return;
    this.#sendText();
    this.#shown = cursor;
    this.#lastSent = this.#clock.now();
    const clock = this.#awareness.meta.get(clientID)?.clock ?? 0;
    const json = JSON.stringify(this.#awareness.getLocalState() && { cursor });
    const states = encodeAwareness([{ client: clientID, clock, json }]);
    this.#wire?.sendOn(this.#channel, { type: 'awareness', states });
  }
}
