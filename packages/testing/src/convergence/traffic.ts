import { decodeFrame } from '@huigao/sync/protocol';
import * as Y from 'yjs';
import type { SimulatedSocket } from '../simulation/simulated-network';

/** What can be seen to have happened on the network. */
type Mishap = 'loss' | 'reorder' | 'duplicate';

/** Follows the edits of one tab over all of its connections. */
export class Traffic {
  readonly #count: (what: Mishap) => void;
  readonly #arrived = new Set<string>();
  #newest = 0;
  #sockets = 0;

  constructor(count: (what: Mishap) => void) {
    this.#count = count;
  }

  /** Goes on beside what watches the socket already. */
  watch(socket: SimulatedSocket): void {
    const { watch, dropped } = socket;
    const number = ++this.#sockets;
    socket.watch = (to, bytes) => {
      watch(to, bytes);
      if (to === 'server') this.#take(number, bytes);
    };
    socket.dropped = (to) => {
      dropped(to);
      // Late on a connection that a newer one has taken the place of: it must do nothing.
      this.#count(to === 'server' && number < this.#newest ? 'reorder' : 'loss');
    };
  }

  #take(socket: number, bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (!frame.ok) return;
    if (socket < this.#newest) this.#count('reorder');
    this.#newest = Math.max(this.#newest, socket);
    if (!('message' in frame) || !('update' in frame.message)) return;
    const last = Y.decodeUpdate(frame.message.update).structs.at(-1);
    if (!last) return;
    const key = `${last.id.client} ${last.id.clock + last.length}`;
    if (this.#arrived.has(key)) this.#count('duplicate');
    this.#arrived.add(key);
  }
}
