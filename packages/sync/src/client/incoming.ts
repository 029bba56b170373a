// What comes for one section. While it is far from what one looks at, what others write there is taken in a few times a second, in one
// piece: each change of a text costs the page its drawing, and with many people in a long report the page would do nothing else.

import type { DocumentMessage } from '../protocol';
import type { Clock } from './ports';

/** How long changes of a text that is far away are gathered. */
const farMs = 250;

export class Incoming {
  readonly #clock: Clock;
  readonly #take: (messages: readonly DocumentMessage[]) => void;
  #held: DocumentMessage[] = [];
  #cancel: (() => void) | null = null;
  #isFar = false;

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
    if (this.#isFar && mayWait) this.#cancel ??= this.#clock.after(farMs, () => this.flush());
    else this.flush();
  }

  /** Takes in what is held: before the document is judged, left, or read for what it has of others. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const held = this.#held;
    this.#held = [];
    if (held.length > 0) this.#take(held);
  }
}
