// The checks of an open report, asked of a worker while somebody looks at them: one question at a time, the next when the report has
// changed since, so that typing never waits for them.

import type { Checked } from '@huigao/checks';
import type { Report } from '@huigao/report';
import { whenNotTyping } from '../app/typing-pause';
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
const startWorker: StartWorker = (answer) => {
  const worker = new Worker(workerUrl, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => answer(data));
  return { ask: (request) => worker.postMessage(request), stop: () => worker.terminate() };
};

/** When the worker is asked and its answer taken, and when it is asked for the first time. */
export interface CheckTiming {
  readonly idle: RequestIdle;
  readonly first: RequestIdle;
}

/** Starting a worker and reading a whole report takes a core for a moment, which whoever types at once needs. */
const idleInPause: RequestIdle = (run) => {
  let cancelIdle = () => {};
  const cancelPause = whenNotTyping(() => {
    cancelIdle = requestIdle(run);
  });
  return () => {
    cancelPause();
    cancelIdle();
  };
};

/** A worker at work, and what it was told. */
interface Running {
  /** Null until it is asked for the first time. */
  worker: CheckWorker | null;
  readonly writer: RequestWriter;
  /** The report it was asked about last, and whether it has answered. */
  asked: Report | null;
  isBusy: boolean;
}

/** Findings and relations of a store's report, from a worker that runs as long as somebody listens. */
export function workerChecks(
  store: ReportStore,
  start: StartWorker = startWorker,
  { idle, first }: CheckTiming = { idle: requestIdle, first: idleInPause },
): IdleDerivation<Checked> {
  const listeners = new Set<() => void>();
  let value: Checked | null = null;
  let running: Running | null = null;
  let cancel: (() => void) | null = null;
  let stopStore: (() => void) | null = null;

  const ask = () => {
    const report = store.current();
    if (!running || running.isBusy || !report || report === running.asked) return;
    cancel ??= (running.worker ? idle : first)(() => {
      cancel = null;
      const [own, now] = [running, store.current()];
      if (!own || !now) return;
      own.asked = now;
      own.isBusy = true;
      own.worker ??= start((answer) => void idle(() => answered(own, answer)));
      own.worker.ask(own.writer.requestFor(now));
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
    running = { worker: null, writer: new RequestWriter(), asked: null, isBusy: false };
    stopStore = store.subscribe(ask);
  };

  const end = () => {
    cancel?.();
    cancel = null;
    stopStore?.();
    running?.worker?.stop();
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
