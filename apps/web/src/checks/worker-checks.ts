// The checks of an open report, asked of a worker while somebody looks at them: one question at a time, the next when the report has
// changed since and the processor has rested, so that typing never waits for them.

import type { Checked } from '@huigao/checks';
import type { Report } from '@huigao/report';
import type { Clock } from '@huigao/sync/client';
import { browserClock } from '../app/browser-clock';
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
  readonly clock: Clock;
}

/** So many times as long as an answer took the worker rests: a long report that many write in takes a tenth of a core. */
const restFor = 9;

/** Texts come one after the other when a report is opened. One that cannot be read never comes, so they are not waited for longer. */
const waitForTextsMs = 2000;

/** Whether the text of every section is there: without it a section would be found empty, and sums wrong. */
const hasAllTexts = ({ outline, bodies }: Report) =>
  outline.every(({ id, kind }) => kind === 'part' || bodies.has(id));

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
  /** The report it was asked about last, whether with its numbers, and when. */
  asked: Report | null;
  withNumbers: boolean;
  at: number;
  isBusy: boolean;
  endRest: (() => void) | null;
  /** Ends waiting for texts that have not come yet; null once that is over. */
  endWaiting: (() => void) | null;
}

/** What the checks say, as long as somebody listens, and every number of the text, as long as somebody wants them. */
export interface WorkerChecks extends IdleDerivation<Checked> {
  /** As `subscribe`; numbers are told until it is ended. */
  readonly subscribeToNumbers: (listener: () => void) => () => void;
}

class Checks implements WorkerChecks {
  readonly #store: ReportStore;
  readonly #start: StartWorker;
  readonly #timing: CheckTiming;
  readonly #listeners = new Set<() => void>();
  #wantingNumbers = 0;
  #value: Checked | null = null;
  #running: Running | null = null;
  #cancel: (() => void) | null = null;
  #stopStore: (() => void) | null = null;

  constructor(store: ReportStore, start: StartWorker, timing: CheckTiming) {
    this.#store = store;
    this.#start = start;
    this.#timing = timing;
  }

  readonly current = () => this.#value;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    if (!this.#running) this.#begin();
    this.#ask();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#end();
    };
  };

  readonly subscribeToNumbers = (listener: () => void) => {
    this.#wantingNumbers++;
    const stop = this.subscribe(listener);
    return () => {
      this.#wantingNumbers--;
      stop();
    };
  };

  #begin(): void {
    this.#running = {
      worker: null,
      writer: new RequestWriter(),
      asked: null,
      withNumbers: false,
      at: 0,
      isBusy: false,
      endRest: null,
      endWaiting: this.#timing.clock.after(waitForTextsMs, () => {
        if (this.#running) this.#running.endWaiting = null;
        this.#ask();
      }),
    };
    this.#stopStore = this.#store.subscribe(this.#ask);
  }

  #end(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#stopStore?.();
    this.#running?.endRest?.();
    this.#running?.endWaiting?.();
    this.#running?.worker?.stop();
    this.#running = null;
  }

  readonly #ask = () => {
    const own = this.#running;
    const report = this.#store.current();
    if (!own || own.isBusy || !report) return;
    if (own.endWaiting && !hasAllTexts(report)) return;
    // Who wants numbers waits for them.
    const isUrgent = this.#wantingNumbers > 0 && !own.withNumbers;
    if (!isUrgent && (own.endRest || report === own.asked)) return;
    const { idle, first } = this.#timing;
    this.#cancel ??= (own.worker ? idle : first)(() => {
      this.#cancel = null;
      if (own === this.#running) this.#send(own);
    });
  };

  #send(own: Running): void {
    const report = this.#store.current();
    if (!report) return;
    const { idle, clock } = this.#timing;
    own.asked = report;
    own.withNumbers = this.#wantingNumbers > 0;
    own.at = clock.now();
    own.isBusy = true;
    own.worker ??= this.#start((answer) => {
      const took = clock.now() - own.at;
      idle(() => this.#answered(own, answer, took));
    });
    own.worker.ask(own.writer.requestFor(report, own.withNumbers));
  }

  #answered(own: Running, answer: CheckAnswer, took: number): void {
    if (own !== this.#running) return;
    own.isBusy = false;
    own.endRest?.();
    own.endRest = this.#timing.clock.after(took * restFor, () => {
      own.endRest = null;
      this.#ask();
    });
    const next = checkedAfter(this.#value, answer);
    if (next !== this.#value) {
      this.#value = next;
      for (const listener of [...this.#listeners]) listener();
    }
    this.#ask();
  }
}

/** Findings and relations of a store's report, from a worker that runs as long as somebody listens. */
export const workerChecks = (
  store: ReportStore,
  start: StartWorker = startWorker,
  timing: CheckTiming = { idle: requestIdle, first: idleInPause, clock: browserClock },
): WorkerChecks => new Checks(store, start, timing);
