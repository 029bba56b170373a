// What comes for one section: each change of a text costs the page its drawing, and with many people in a long report the page would do
// nothing else. What one person writes is taken in as it comes; what many write at the same time, a few times in a blink; and while the
// section is far from what one looks at, a few times a second.

import type { DocumentMessage } from '../protocol';
import type { Clock } from './ports';

/** How long changes of a text that is far away are gathered, and at most those of one that is near. */
const farMs = 250;
const nearMs = 40;
/** What comes so soon after a change is drawn with it: a letter and its caret come one after the other. */
const frameMs = 8;

export class Incoming {
  readonly #clock: Clock;
  readonly #take: (messages: readonly DocumentMessage[]) => void;
  #held: DocumentMessage[] = [];
  #cancel: (() => void) | null = null;
  #isFar = false;
  /** When something was taken in last that had not to wait. */
  #tookAt = Number.NEGATIVE_INFINITY;

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
    if (this.#isFar) return farMs;
    const since = this.#clock.now() - this.#tookAt;
    return since < frameMs ? 0 : nearMs - since;
  }

  /** Takes in what is held: before the document is judged, left, or read for what it has of others. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const held = this.#held;
    this.#held = [];
    if (held.length === 0) return;
    const now = this.#clock.now();
    if (now - this.#tookAt >= frameMs) this.#tookAt = now;
    this.#take(held);
  }
}
