import type { ClientSocket } from '@huigao/sync/client';
import type { Connection, RoomConnection } from '@huigao/sync/room';
import type { SimulatedClock } from './simulated-clock';

/** Takes a connection on the server's side; null: there is no server now. */
export type Accept = (connection: Connection) => Promise<RoomConnection | null>;

/** Ordered messages with delay between one client and the server, until cut. */
export class SimulatedSocket implements ClientSocket {
  onOpen: () => void = () => {};
  onMessage: (message: Uint8Array) => void = () => {};
  onClose: (code: number, reason: string) => void = () => {};
  /** Sees every message at the moment it is judged (to the server) or sent (to the client). */
  watch: (to: 'server' | 'client', message: Uint8Array) => void = () => {};
  /** Sees every message that arrives at the client, as the same bytes that `watch` saw. */
  arrived: (message: Uint8Array) => void = () => {};
  /** Sees every message that never arrives. */
  dropped: (to: 'server' | 'client') => void = () => {};
  bufferedBytes = 0;
  readonly #clock: SimulatedClock;
  readonly #delayMs: () => number;
  #server: RoomConnection | null = null;
  #state: 'opening' | 'open' | 'lingering' | 'closed' = 'opening';
  /** What is lost from now on, though both ends take the connection for good. */
  #lost: 'server' | 'client' | null = null;
  #lateMs = 0;
  #nextToServer = 0;
  #nextToClient = 0;

  constructor(clock: SimulatedClock, delayMs: () => number, accept: Accept) {
    this.#clock = clock;
    this.#delayMs = delayMs;
    clock.after(delayMs(), () => void this.#open(accept));
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  send(message: Uint8Array): void {
    if (this.#state !== 'open') return;
    const bytes = message.slice();
    this.#nextToServer = this.#deliver('server', this.#nextToServer, () => {
      this.watch('server', bytes);
      this.#server?.receive(bytes);
    });
  }

  /** The client closes. */
  close(): void {
    this.#end();
  }

  /** The network breaks: what is on its way is lost, both ends learn of it. */
  cut(): void {
    if (this.#state === 'closed') return;
    this.#end();
    this.#clock.after(this.#delayMs(), () => this.onClose(1006, ''));
  }

  /** The network breaks and the client is not told. */
  cutSilently(): void {
    this.#end();
  }

  /** What goes to one end is lost from now on, and neither is told. */
  lose(to: 'server' | 'client'): void {
    this.#lost = to;
  }

  /** The client's end breaks; what it had sent goes on arriving, late, and the server learns of the end after that. */
  linger(ms: number): void {
    if (this.#state !== 'open') {
      this.cut();
      return;
    }
    this.#state = 'lingering';
    this.#lateMs = ms;
    this.#clock.after(this.#delayMs(), () => this.onClose(1006, ''));
    this.#clock.after(ms + 1000, () => this.#end());
  }

  async #open(accept: Accept): Promise<void> {
    if (this.#state === 'closed') return;
    const server = await accept({
      send: (message) => this.#toClient(message),
      bufferedBytes: 0,
      close: (code, reason) => this.#closeByServer(code, reason),
    });
    if ((this.#state as string) === 'closed') {
      server?.closed();
      return;
    }
    if (!server) {
      this.cut();
      return;
    }
    this.#server = server;
    this.#state = 'open';
    this.onOpen();
  }

  #toClient(message: Uint8Array): void {
    if (this.#state === 'closed' || this.#state === 'lingering') return;
    const bytes = message.slice();
    this.watch('client', bytes);
    this.#nextToClient = this.#deliver('client', this.#nextToClient, () => {
      this.arrived(bytes);
      this.onMessage(bytes);
    });
  }

  #deliver(to: 'server' | 'client', earliest: number, arrive: () => void): number {
    const at = Math.max(earliest, this.#clock.now() + this.#delayMs());
    const arriveIf = (state: 'open' | 'lingering') => () => {
      if (this.#state === state && this.#lost !== to) arrive();
      else if (state === 'open' && this.#state === 'lingering' && to === 'server')
        this.#clock.after(this.#lateMs, arriveIf('lingering'));
      else this.dropped(to);
    };
    this.#clock.after(at - this.#clock.now(), arriveIf('open'));
    return at;
  }

  /** What was sent before the close still arrives. */
  #closeByServer(code: number, reason: string): void {
    if (this.#state === 'closed') return;
    this.#server = null;
    const at = Math.max(this.#nextToClient, this.#clock.now() + this.#delayMs());
    this.#clock.after(at - this.#clock.now(), () => {
      if (this.#state === 'closed') return;
      this.#state = 'closed';
      this.onClose(code, reason);
    });
  }

  #end(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#server?.closed();
    this.#server = null;
  }
}
