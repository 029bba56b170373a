// Values derived from the report while the browser has nothing better to do: never in the way of a key press, once for all who
// look at them, and the same object for as long as they say the same.

import type { Report } from '@huigao/report';
import type { ReportStore } from '../report/report-session';

/** Work in steps, each a few milliseconds; gives the value at its end. `last` is the value before, to keep what is the same. */
export type DerivationSteps<Value> = (report: Report, last: Value | null) => Generator<void, Value, void>;

/** Asks for time; `run` is told how many milliseconds are left of it. The returned function calls it off. */
export type RequestIdle = (run: (leftMs: () => number) => void) => () => void;

/** Readable as an external store. */
export interface IdleDerivation<Value> {
  /** Null until it was derived for the first time. */
  readonly current: () => Value | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** After this long a value is derived even if the page is never idle. */
const patienceMs = 300;
/** What is taken at a time in browsers that cannot tell when they are idle. */
const sliceMs = 6;
const pauseMs = 60;

/** `requestIdleCallback`, or a timer in Safari. */
export const requestIdle: RequestIdle = (run) => {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback((deadline) => run(() => deadline.timeRemaining()), {
      timeout: patienceMs,
    });
    return () => cancelIdleCallback(id);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + sliceMs;
    run(() => end - performance.now());
  }, pauseMs);
  return () => clearTimeout(timer);
};

class Derivation<Value> implements IdleDerivation<Value> {
  readonly #store: ReportStore;
  readonly #steps: DerivationSteps<Value>;
  readonly #idle: RequestIdle;
  readonly #listeners = new Set<() => void>();
  #value: Value | null = null;
  /** The report whose value it is. */
  #derivedFrom: Report | null = null;
  #running: { readonly report: Report; readonly steps: Generator<void, Value, void> } | null = null;
  #cancel: (() => void) | null = null;
  #stopStore: (() => void) | null = null;

  constructor(store: ReportStore, steps: DerivationSteps<Value>, idle: RequestIdle) {
    this.#store = store;
    this.#steps = steps;
    this.#idle = idle;
  }

  readonly current = () => this.#value;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    this.#stopStore ??= this.#store.subscribe(this.#ask);
    this.#ask();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopStore?.();
      this.#stopStore = null;
      this.#cancel?.();
      this.#cancel = null;
    };
  };

  readonly #ask = () => {
    const report = this.#store.current();
    if (!report || report === this.#derivedFrom) return;
    this.#cancel ??= this.#idle((leftMs) => {
      this.#cancel = null;
      this.#work(leftMs);
    });
  };

  #work(leftMs: () => number): void {
    const report = this.#store.current();
    if (!report) return;
    if (this.#running?.report !== report) this.#running = { report, steps: this.#steps(report, this.#value) };
    // At least one step, or a busy page would never get to the end.
    do {
      const step = this.#running.steps.next();
      if (!step.done) continue;
      this.#running = null;
      this.#derivedFrom = report;
      this.#set(step.value);
      return;
    } while (leftMs() > 1);
    this.#ask();
  }

  #set(value: Value): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A derivation of one store; {@link derivationOf} gives the one that is shared. */
export function deriveWhenIdle<Value>(
  store: ReportStore,
  steps: DerivationSteps<Value>,
  idle: RequestIdle = requestIdle,
): IdleDerivation<Value> {
  return new Derivation(store, steps, idle);
}

/** One derivation for each open report, shared by all its readers. */
export function derivationOf<Value>(
  steps: DerivationSteps<Value>,
): (store: ReportStore) => IdleDerivation<Value> {
  const known = new WeakMap<ReportStore, IdleDerivation<Value>>();
  return (store) => {
    const derivation = known.get(store) ?? deriveWhenIdle(store, steps);
    known.set(store, derivation);
    return derivation;
  };
}
