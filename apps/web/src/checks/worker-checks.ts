// The checks of an open report, asked of a worker while somebody looks at them: one question at a time, the next when the report has
// changed since, so that typing never waits for them.

import type { Checked } from '@huigao/checks';
import type { Report } from '@huigao/report';
import type { ReportStore } from '../report/report-session';
import { type CheckAnswer, checkedAfter } from './answer-mirror';
import workerUrl from './check-worker.ts?shared-worker';
import { type IdleDerivation, type RequestIdle, requestIdle } from './idle-derivation';
import { type CheckRequest, RequestWriter } from './report-mirror';

/** What the page needs of the worker. */
export interface CheckWorker {
  readonly ask: (request: CheckRequest) => void;
  readonly stop: () => void;
}

export type StartWorker = (answer: (answer: CheckAnswer) => void) => CheckWorker;

/** The worker of the build. */
export const startWorker: StartWorker = (answer) => {
  const worker = new Worker(workerUrl, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => answer(data));
  return { ask: (request) => worker.postMessage(request), stop: () => worker.terminate() };
};

/** A worker at work, and what it was told. */
interface Running {
  readonly worker: CheckWorker;
  readonly writer: RequestWriter;
  /** The report it was asked about last, and whether it has answered. */
  asked: Report | null;
  isBusy: boolean;
}

/** Findings and relations of a store's report, from a worker that runs as long as somebody listens. */
export function workerChecks(
  store: ReportStore,
  start: StartWorker = startWorker,
  idle: RequestIdle = requestIdle,
): IdleDerivation<Checked> {
  const listeners = new Set<() => void>();
  let value: Checked | null = null;
  let running: Running | null = null;
  let cancel: (() => void) | null = null;
  let stopStore: (() => void) | null = null;

  const ask = () => {
    const report = store.current();
    if (!running || running.isBusy || !report || report === running.asked) return;
    cancel ??= idle(() => {
      cancel = null;
      const now = store.current();
      if (!running || !now) return;
      running.asked = now;
      running.isBusy = true;
      running.worker.ask(running.writer.requestFor(now));
    });
  };

  const answered = (own: Running, answer: CheckAnswer) => {
    if (own !== running) return;
    own.isBusy = false;
    const next = checkedAfter(value, answer);
    if (next !== value) {
      value = next;
      for (const listener of [...listeners]) listener();
    }
    ask();
  };

  const begin = () => {
    const own: Running = {
      worker: start((answer) => answered(own, answer)),
      writer: new RequestWriter(),
      asked: null,
      isBusy: false,
    };
    running = own;
    stopStore = store.subscribe(ask);
  };

  const end = () => {
    cancel?.();
    cancel = null;
    stopStore?.();
    running?.worker.stop();
    running = null;
  };

  return {
    current: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      if (!running) begin();
      ask();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) end();
      };
    },
  };
}
