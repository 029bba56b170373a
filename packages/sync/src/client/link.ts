// The one socket of a client: opens it, opens it again when it breaks, and notices when it only seems to be open.

import {
  type ControlMessage,
  closeCodes,
  decodeFrame,
  encodeControl,
  type Frame,
  isFinal,
} from '../protocol';
import type { ClientSocket, Clock } from './ports';

interface LinkOptions {
  readonly connect: () => ClientSocket;
  readonly clock: Clock;
  /** [0, 1), spreads the reconnecting of many clients over time. */
  readonly random: () => number;
  readonly opened: () => void;
  readonly received: (frame: Frame) => void;
  /** It broke and will be tried again, or it was closed for good. */
  readonly down: (how: 'broken' | 'final', code: number, reason: string) => void;
}

const firstDelayMs = 300;
const longestDelayMs = 5000;
/** Time for opening and being welcomed. */
const openingMs = 15_000;
const pingMs = 15_000;
/** Time for an answer when one has reason to doubt the connection. */
const answerMs = 4000;

export class Link {
  readonly #options: LinkOptions;
  #socket: ClientSocket | null = null;
  #isOpen = false;
  #attempts = 0;
  #stopped = true;
  #heardAt = 0;
  #cancelRetry: (() => void) | null = null;
  #cancelCheck: (() => void) | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#abandon();
  }

  /** The network may be back, or the page is shown again: try now, or make sure that the connection lives. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#cancelRetry) {
      this.#cancelRetry();
      this.#cancelRetry = null;
      this.#connect();
    } else if (this.#isOpen) this.#checkIn(answerMs);
  }

  /** The connection has proved good: the next break is tried again soon. */
  proved(): void {
    this.#attempts = 0;
    this.#watch();
  }

  send(message: Uint8Array): void {
    if (this.#isOpen) this.#socket?.send(message);
  }

  tell(message: ControlMessage): void {
    this.send(encodeControl(message));
  }

  #connect(): void {
    const socket = this.#options.connect();
    this.#socket = socket;
    socket.onOpen = () => {
      if (this.#socket !== socket) return;
      this.#isOpen = true;
      this.#options.opened();
    };
    socket.onMessage = (message) => {
      if (this.#socket === socket) this.#receive(message);
    };
    socket.onClose = (code, reason) => {
      if (this.#socket === socket) this.#closed(code, reason);
    };
    this.#cancelCheck = this.#options.clock.after(openingMs, () => this.#break());
  }

  #receive(message: Uint8Array): void {
    this.#heardAt = this.#options.clock.now();
    const frame = decodeFrame(message);
    if (!frame.ok) this.#break();
    else if ('control' in frame && frame.control.type === 'ping') this.tell({ type: 'pong' });
    else this.#options.received(frame);
  }

  /** Pings now and then; silence in between means that the connection is dead. */
  #watch(): void {
    this.#cancelCheck?.();
    this.#cancelCheck = this.#options.clock.after(pingMs, () => this.#checkIn(pingMs));
  }

  #checkIn(ms: number): void {
    const { clock } = this.#options;
    const asked = clock.now();
    this.tell({ type: 'ping' });
    this.#cancelCheck?.();
    this.#cancelCheck = clock.after(ms, () => {
      if (this.#heardAt >= asked) this.#watch();
      else this.#break();
    });
  }

  #break(): void {
    this.#closed(1006, '');
  }

  #closed(code: number, reason: string): void {
    this.#abandon();
    if (isFinal(code)) {
      this.#stopped = true;
      this.#options.down('final', code, reason);
      return;
    }
    this.#options.down('broken', code, reason);
    if (this.#stopped) return;
    const { clock, random } = this.#options;
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#attempts++);
    // An own newer connection was put in the place of this one: nothing is broken, but never go in circles.
    const wait = code === closeCodes.replaced ? longestDelayMs : delay * (0.5 + random() / 2);
    this.#cancelRetry = clock.after(wait, () => {
      this.#cancelRetry = null;
      this.#connect();
    });
  }

  #abandon(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    this.#cancelCheck?.();
    this.#cancelCheck = null;
    socket?.close();
  }
}
