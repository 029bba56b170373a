// Calls of the storage thread and their answers. What is called in one turn of the event loop goes over in one message: with hundreds of
// rooms at work, waking the thread costs more than most of what it is told.

import { Worker } from 'node:worker_threads';
import { StorageDamaged, StorageRefused, StorageUnwritable } from '../storage';
import type { Reply, Request } from './group-commit';
import type { Method, Operations } from './operations';
import { type PackedAppend, packAppend } from './packed-append';
import type { ThreadMessage, ThreadOrder } from './storage-thread';

interface CallsOptions {
  /** Told of what was read and is not what was written. */
  readonly damaged: (what: string) => void;
  /** Called when the thread died: nothing can be stored any more. */
  readonly lost: (reason: unknown) => void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

const errorsByKind = { damaged: StorageDamaged, unwritable: StorageUnwritable, failed: Error } as const;

export class ThreadCalls {
  readonly #thread: Worker;
  readonly #options: CallsOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #closed: Promise<void>;
  #gathered: Request[] = [];
  #lastId = 0;
  #lostBy: unknown = null;
  #closing = false;

  /** Starts the thread; rejects with `StorageRefused`. */
  static async open(thread: URL, workerData: object, options: CallsOptions): Promise<ThreadCalls> {
    const worker = new Worker(thread, { workerData });
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (message: ThreadMessage) => {
        worker.off('error', reject);
        if (message.type === 'refused') reject(new StorageRefused(message.code, message.detail));
        else resolve();
      });
    });
    return new ThreadCalls(worker, options);
  }

  private constructor(thread: Worker, options: CallsOptions) {
    this.#thread = thread;
    this.#options = options;
    this.#closed = new Promise((resolve) => {
      thread.on('exit', (code) => {
        resolve();
        this.#lose(new Error(`The storage thread ended with ${code}.`));
      });
    });
    thread.on('error', (error) => this.#lose(error));
    thread.on('message', (message: ThreadMessage) => this.#take(message));
  }

  #take(message: ThreadMessage): void {
    if (message.type === 'replies') for (const reply of message.replies) this.#settle(reply);
    if (message.type === 'damaged') this.#options.damaged(message.what);
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new errorsByKind[reply.kind](reply.message));
  }

  #lose(reason: unknown): void {
    if (this.#lostBy) return;
    this.#lostBy = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    if (!this.#closing) this.#options.lost(reason);
  }

  call<Name extends Method>(
    method: Name,
    ...parameters: Parameters<Operations[Name]>
  ): Promise<ReturnType<Operations[Name]>> {
    if (this.#lostBy || this.#closing) return Promise.reject(new Error('The storage is closed.'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      if (this.#gathered.push({ id, method, parameters: postable(method, parameters) }) === 1)
        setImmediate(() => this.#post());
    });
  }

  #post(): void {
    const orders = this.#gathered;
    this.#gathered = [];
    if (orders.length > 0) this.#postAll(orders);
  }

  #postAll(orders: readonly Request[]): void {
    try {
      this.#thread.postMessage(orders, orders.flatMap(handedOver));
    } catch (error) {
      // What cannot be posted is a fault of ours in one call, for which the others are not to suffer.
      const [only, ...others] = orders;
      if (only && others.length === 0) this.#refuse(only, error);
      else for (const order of orders) this.#postAll([order]);
    }
  }

  #refuse({ id }: Request, reason: unknown): void {
    this.#waiting.get(id)?.reject(reason);
    this.#waiting.delete(id);
  }

  /** Has done all that was called, and ends the thread. */
  async close(): Promise<void> {
    if (this.#closing) return this.#closed;
    this.#closing = true;
    this.#post();
    this.#thread.postMessage('close' satisfies ThreadOrder);
    await this.#closed;
  }
}

const postable = <Name extends Method>(method: Name, parameters: Parameters<Operations[Name]>) => {
  if (method !== 'append') return parameters;
  const [report, group] = parameters as Parameters<Operations['append']>;
  return [report, packAppend(group)];
};

const handedOver = ({ method, parameters }: Request) =>
  method === 'append' ? [(parameters[1] as PackedAppend).bytes.buffer] : [];
