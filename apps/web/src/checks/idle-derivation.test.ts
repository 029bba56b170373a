import { type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import type { ReportStore } from '../report/report-session';
import { type DerivationSteps, deriveWhenIdle } from './idle-derivation';

const first = reportFromSeed(sampleSeed(), {
  id: reportId('r'),
  owner: null,
  newId: () => crypto.randomUUID(),
});

/** A store that holds what it is told, and idle time that comes when the test says so. */
function bench(steps: DerivationSteps<string>) {
  const listeners = new Set<() => void>();
  const waiting: ((leftMs: () => number) => void)[] = [];
  let report: Report | null = null;
  const store: ReportStore = {
    current: () => report,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const derivation = deriveWhenIdle(store, steps, (run) => {
    waiting.push(run);
    return () => waiting.splice(waiting.indexOf(run), 1);
  });
  return {
    derivation,
    show: (next: Report) => {
      report = next;
      for (const listener of listeners) listener();
    },
    /** Idle for so many steps. */
    idle: (steps: number) => {
      let left = steps;
      for (const run of waiting.splice(0)) run(() => (--left > 0 ? 10 : 0));
    },
    waiting,
    listeners,
  };
}

function* titleInThree(report: Report): Generator<void, string, void> {
  yield;
  yield;
  return report.title;
}

test('nothing is derived before there is time, and only once for two readers', () => {
  const { derivation, show, idle, waiting } = bench(titleInThree);
  let told = 0;
  derivation.subscribe(() => told++);
  derivation.subscribe(() => told++);
  show(first);
  expect(waiting).toHaveLength(1);
  expect(derivation.current()).toBeNull();
  idle(9);
  expect(derivation.current()).toBe(first.title);
  expect(told).toBe(2);
  show(first);
  expect(waiting).toHaveLength(0);
});

test('little time is enough, a step at a time', () => {
  const { derivation, show, idle } = bench(titleInThree);
  derivation.subscribe(() => {});
  show(first);
  idle(1);
  idle(1);
  expect(derivation.current()).toBeNull();
  idle(1);
  expect(derivation.current()).toBe(first.title);
});

test('a report that changes meanwhile is derived anew, never the old one', () => {
  const { derivation, show, idle } = bench(titleInThree);
  derivation.subscribe(() => {});
  show(first);
  idle(2);
  show({ ...first, title: '新标题' });
  idle(9);
  expect(derivation.current()).toBe('新标题');
});

test('a value that says the same tells nobody', () => {
  const { derivation, show, idle } = bench(titleInThree);
  let told = 0;
  derivation.subscribe(() => told++);
  show(first);
  idle(9);
  show({ ...first });
  idle(9);
  expect(told).toBe(1);
});

test('without a reader nothing is done, and a later one starts it again', () => {
  const { derivation, show, idle, waiting, listeners } = bench(titleInThree);
  derivation.subscribe(() => {})();
  show(first);
  expect(waiting).toHaveLength(0);
  expect(listeners.size).toBe(0);
  derivation.subscribe(() => {});
  idle(9);
  expect(derivation.current()).toBe(first.title);
});
