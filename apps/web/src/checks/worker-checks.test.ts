import { checkAll, checkReport } from '@huigao/checks';
import { bodyFromNotation, type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { AnswerWriter } from './answer-mirror';
import type { RequestIdle } from './idle-derivation';
import { type CheckRequest, ReportMirror, RequestWriter } from './report-mirror';
import { type StartWorker, workerChecks } from './worker-checks';

function sample(): Report {
  let next = 0;
  return reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

function withText(report: Report, kind: string, line: string): Report {
  const { id } = report.outline.find((entry) => entry.kind === kind)!;
  return { ...report, bodies: new Map(report.bodies).set(id, bodyFromNotation([line])) };
}

/** A store, idle time that comes when the test rests, and a worker on this thread that answers when the test says so. */
function bench(first: Report) {
  let report = first;
  const listeners = new Set<() => void>();
  const asked: CheckRequest[] = [];
  const waiting: (() => void)[] = [];
  const start: StartWorker = (answer) => {
    const mirror = new ReportMirror();
    const writer = new AnswerWriter();
    return {
      ask: (request) => {
        const copy = structuredClone(request);
        asked.push(copy);
        waiting.push(() => answer(structuredClone(writer.answerFor(checkAll(mirror.apply(copy))))));
      },
      stop: () => waiting.splice(0),
    };
  };
  const store = {
    current: () => report,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const idles: (() => void)[] = [];
  const idle: RequestIdle = (run) => {
    idles.push(() => run(() => 10));
    return () => idles.splice(0);
  };
  const checks = workerChecks(store, start, { idle, first: idle });
  const rest = () => {
    for (const run of idles.splice(0)) run();
  };
  return {
    checks,
    asked,
    show: (next: Report) => {
      report = next;
      for (const listener of [...listeners]) listener();
    },
    rest,
    /** The worker answers, and there is time for what follows: taking it, and asking anew. */
    answer: () => {
      rest();
      waiting.shift()?.();
      rest();
      rest();
    },
    listeners,
  };
}

test('the worker says what the checks say on the page', () => {
  const report = sample();
  const { checks, answer } = bench(report);
  checks.subscribe(() => {});
  expect(checks.current()).toBeNull();
  answer();
  expect(checks.current()?.findings).toEqual(checkReport(report));
  expect(checks.current()?.findings.length).toBeGreaterThan(5);
});

test('one question at a time, and then about the newest report only, with what changed', () => {
  const report = sample();
  const { checks, asked, show, answer, rest } = bench(report);
  checks.subscribe(() => {});
  rest();
  const newest = withText(report, 'plans', '执行数2,118.91万元。');
  show(withText(report, 'plans', '一。'));
  show(newest);
  rest();
  expect(asked).toHaveLength(1);
  answer();
  expect(asked).toHaveLength(2);
  expect(asked[1]!.bodies).toHaveLength(1);
  expect(asked[1]!.figures).toBeNull();
  answer();
  expect(checks.current()?.findings).toEqual(checkReport(newest));
});

test('findings that say the same are the same objects', () => {
  const report = sample();
  const { checks, show, answer } = bench(report);
  let told = 0;
  checks.subscribe(() => told++);
  answer();
  const before = checks.current();
  show({ ...report });
  answer();
  expect(checks.current()).toBe(before);
  expect(told).toBe(1);
});

test('without a reader the worker stops; a later one starts another', () => {
  const { checks, listeners, answer } = bench(sample());
  checks.subscribe(() => {})();
  answer();
  expect(listeners.size).toBe(0);
  expect(checks.current()).toBeNull();
  checks.subscribe(() => {});
  answer();
  expect(checks.current()).not.toBeNull();
});

test('the mirror keeps what did not change, and forgets what is gone', () => {
  const report = sample();
  const writer = new RequestWriter();
  const mirror = new ReportMirror();
  const first = mirror.apply(writer.requestFor(report));
  const changed = withText(report, 'plans', '新。');
  const second = mirror.apply(writer.requestFor({ ...changed, outline: changed.outline.slice(0, -1) }));
  const budget = report.outline.find(({ kind }) => kind === 'budget')!.id;
  expect(second.bodies.get(budget)).toBe(first.bodies.get(budget));
  expect(second.figures).toBe(first.figures);
  expect(second.scheme).toBe(first.scheme);
  expect(second.bodies.size).toBe(first.bodies.size - 1);
});
