// Costly updates are judged in a thread of their own, so that they cost their sender time and the room none. One at a time, people in
// turn; one that takes too long is refused, and the thread with it is replaced.

import { Worker } from 'node:worker_threads';
import type { Acceptance, Author, CostlyTask, Refusal } from '@huigao/authority';
import type { CostlyJudge } from '@huigao/sync/room';
import type { JudgeMessage } from './judge-thread';

export interface JudgingOptions {
  /** The built judge thread. */
  readonly thread: URL;
  /** How long one update may take, in ms. The worst that is admissible takes a fifth of this on a slow machine. */
  readonly limitMs?: number;
  /** Told when the thread died of itself, for the operator. */
  readonly trouble: (what: string, reason: unknown) => void;
}

interface Waiting {
  readonly task: CostlyTask;
  readonly answer: (verdict: Acceptance | Refusal) => void;
}

const defaultLimitMs = 5000;
/** Memory of the thread; far more than the largest section takes. */
const heapMegabytes = 512;

const tooCostly = (detail: string): Refusal => ({ ok: false, code: 'too-costly', detail });

export class Judging {
  readonly #options: JudgingOptions;
  /** By person, so that none holds up another for longer than one update. */
  readonly #waiting = new Map<Author, Waiting[]>();
  #running: Waiting | null = null;
  #worker: Worker | null = null;
  #isReady = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: JudgingOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  readonly judge: CostlyJudge = (task) =>
    new Promise((answer) => {
      const before = this.#waiting.get(task.person) ?? [];
      this.#waiting.set(task.person, [...before, { task, answer }]);
      this.#next();
    });

  /** Ends the thread; what it has not answered is refused. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#lose('closed');
    this.#refuseAll('closed');
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.thread, {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    worker.unref();
    worker.on('message', (message: JudgeMessage) => this.#take(worker, message));
    worker.on('error', (reason) => this.#died(worker, reason));
    worker.on('exit', (code) => this.#died(worker, `exit ${code}`));
    return worker;
  }

  #take(worker: Worker, message: JudgeMessage): void {
    if (worker !== this.#worker) return;
    if (message === 'ready') this.#isReady = true;
    else this.#answer(message);
    this.#next();
  }

  #next(): void {
    if (this.#running || this.#waiting.size === 0) return;
    this.#worker ??= this.#start();
    if (!this.#isReady) return;
    const [[person, [first, ...rest]]] = this.#waiting as unknown as [[Author, [Waiting, ...Waiting[]]]];
    this.#waiting.delete(person);
    // Behind the others.
    if (rest.length > 0) this.#waiting.set(person, rest);
    this.#running = first;
    this.#worker.postMessage(first.task);
    const { limitMs = defaultLimitMs } = this.#options;
    this.#timer = setTimeout(() => this.#expire(limitMs), limitMs);
  }

  #answer(verdict: Acceptance | Refusal): void {
    if (this.#timer) clearTimeout(this.#timer);
    const running = this.#running;
    this.#running = null;
    running?.answer(verdict);
  }

  #expire(limitMs: number): void {
    void this.#worker?.terminate();
    this.#lose(`longer than ${limitMs} ms`);
    this.#next();
  }

  #died(worker: Worker, reason: unknown): void {
    if (worker !== this.#worker) return;
    this.#options.trouble('the judge thread died', reason);
    const wasReady = this.#isReady;
    this.#lose(String(reason));
    // One that cannot even begin would not the next time either: wait for the next task.
    if (wasReady) this.#next();
    else this.#refuseAll(String(reason));
  }

  #lose(why: string): void {
    this.#worker = null;
    this.#isReady = false;
    this.#answer(tooCostly(why));
  }

  #refuseAll(why: string): void {
    for (const waiting of this.#waiting.values()) for (const { answer } of waiting) answer(tooCostly(why));
    this.#waiting.clear();
  }
}
