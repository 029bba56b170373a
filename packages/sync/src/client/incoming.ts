// What comes for one section: each change of a text costs the page its drawing, and with many people in a long report the page would do
// nothing else. What one person writes is taken in as it comes; what many write at the same time, a few times in a blink; and while the
// section is far from what one looks at, a few times a second.

import type { DocumentMessage } from '../protocol';
import type { Clock } from './ports';

/** A beat, at which changes of all texts that are far away are taken in: one drawing for all of them. */
const farMs = 250;
/** How long changes of a text that is near are gathered at most. */
const nearMs = 40;
/** The same while one writes there oneself: the next key is not to wait for what others wrote, and so long after a key is a pause. */
const busyMs = 120;
const writingMs = 300;
/** What comes so soon after a change is drawn with it: a letter and its caret come one after the other. */
const frameMs = 8;

export class Incoming {
  readonly #clock: Clock;
  readonly #take: (messages: readonly DocumentMessage[]) => void;
  #held: DocumentMessage[] = [];
  #cancel: (() => void) | null = null;
  #isFar = false;
  /** When text was taken in last. */
  #tookAt = Number.NEGATIVE_INFINITY;
  #wroteAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, take: (messages: readonly DocumentMessage[]) => void) {
    this.#clock = clock;
    this.#take = take;
  }

  setFar(isFar: boolean): void {
    this.#isFar = isFar;
    if (!isFar) this.flush();
  }

  /** Whatever else comes (a state, a question) comes after what was held. */
  receive(message: DocumentMessage): void {
    this.#held.push(message);
    const mayWait = message.type === 'update' || message.type === 'awareness';
    const wait = mayWait ? this.#wait() : 0;
    if (wait > 0) this.#cancel ??= this.#clock.after(wait, () => this.flush());
    else this.flush();
  }

  #wait(): number {
    const now = this.#clock.now();
    if (this.#isFar) return farMs - (now % farMs);
    const since = now - this.#tookAt;
    if (since < frameMs) return 0;
    return (now - this.#wroteAt < writingMs ? busyMs : nearMs) - since;
  }

  /** Something was written here on this page. */
  written(): void {
    this.#wroteAt = this.#clock.now();
  }

  /** Takes in what is held: before the document is judged, left, or read for what it has of others. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const held = this.#held;
    this.#held = [];
    if (held.length === 0) return;
    const now = this.#clock.now();
    // No letter waits for a caret.
    const isText = held.some(({ type }) => type === 'update');
    if (isText && now - this.#tookAt >= frameMs) this.#tookAt = now;
    this.#take(held);
  }
}
