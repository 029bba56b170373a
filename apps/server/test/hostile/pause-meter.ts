// How long the server kept an honest caller waiting: asked from a thread of its own, so that what the test does meanwhile is not
// counted.

import { Worker } from 'node:worker_threads';

/** Runs in the thread: one request after the other, each timed from its sending to its answer. */
function ask(): void {
  const { parentPort, workerData } = require('node:worker_threads');
  const http = require('node:http');
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let waits: number[] = [];
  const next = () => {
    const asked = process.hrtime.bigint();
    const request = http.get(workerData, { agent }, (response: NodeJS.ReadableStream) => {
      response.on('end', () => {
        waits.push(Number(process.hrtime.bigint() - asked) / 1e6);
        setTimeout(next, 2);
      });
      response.resume();
    });
    request.on('error', () => setTimeout(next, 2));
  };
  parentPort.on('message', () => {
    parentPort.postMessage(waits);
    waits = [];
  });
  next();
}

export interface Pauses {
  readonly count: number;
  /** Milliseconds that an answer took. */
  readonly middle: number;
  readonly longest: number;
}

export class PauseMeter {
  readonly #worker: Worker;

  /** @param url - of the server, whose answer to `/healthz` needs nothing but its event loop */
  constructor(url: string) {
    this.#worker = new Worker(`(${ask})()`, { eval: true, workerData: `${url}/healthz` });
  }

  /** What was measured since the last call. */
  async take(): Promise<Pauses> {
    const waits = await new Promise<number[]>((resolve) => {
      this.#worker.once('message', resolve);
      this.#worker.postMessage('take');
    });
    waits.sort((a, b) => a - b);
    const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? 0;
    return { count: waits.length, middle: at(0.5), longest: at(1) };
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
