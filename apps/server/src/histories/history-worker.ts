// The thread that reads histories, from outside: started when the first is asked for, and replaced when it takes too long or dies.

import { Worker } from 'node:worker_threads';
import type { HistoryReader } from './histories';
import type { HistoryAnswer, HistoryRequest } from './history-desk';
import type { HistoryMessage, HistoryThreadData } from './history-thread';

interface HistoryWorkerOptions {
  /** The built thread. */
  readonly thread: URL;
  /** Where it keeps what it has read. */
  readonly folder: string;
  /** How long one answer may take, in ms: a page of the log, or all that is known of a section. */
  readonly limitMs?: number;
}

const defaultLimitMs = 20_000;
/** Memory of the thread; a section with a million edits takes a half of it. */
const heapMegabytes = 1024;
/** Of those for what is new: nearly all that is read stays, and is moved about less when there is more room. */
const newMegabytes = 96;

interface Waiting {
  readonly resolve: (answer: HistoryAnswer) => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

export class HistoryWorker implements HistoryReader {
  readonly #options: HistoryWorkerOptions;
  #worker: Worker | null = null;
  #waiting: Waiting | null = null;

  constructor(options: HistoryWorkerOptions) {
    this.#options = options;
  }

  /** Called for one request after the other. */
  answer(request: HistoryRequest): Promise<HistoryAnswer> {
    this.#worker ??= this.#start();
    const { limitMs = defaultLimitMs } = this.#options;
    const answer = new Promise<HistoryAnswer>((resolve, reject) => {
      const timer = setTimeout(() => this.#lose(new Error(`longer than ${limitMs} ms`)), limitMs);
      this.#waiting = { resolve, reject, timer };
    });
    this.#worker.postMessage(request);
    return answer;
  }

  #start(): Worker {
    const data: HistoryThreadData = { folder: this.#options.folder };
    const worker = new Worker(this.#options.thread, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: newMegabytes },
    });
    worker.unref();
    const died = (reason: unknown) => {
      if (worker === this.#worker) this.#lose(reason);
    };
    worker.on('error', died);
    worker.on('exit', (code) => died(new Error(`exit ${code}`)));
    worker.on('message', (message: HistoryMessage) => {
      if (message.ok) this.#take()?.resolve(message.answer);
      else this.#take()?.reject(new Error(message.reason));
    });
    return worker;
  }

  #take(): Waiting | null {
    const waiting = this.#waiting;
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting = null;
    return waiting;
  }

  #lose(reason: unknown): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#take()?.reject(reason);
  }

  async close(): Promise<void> {
    this.#lose(new Error('closed'));
  }
}
