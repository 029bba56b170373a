import { checkAll, checkReport } from '@huigao/checks';
import { bodyFromNotation, type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import type { Clock } from '@huigao/sync/client';
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
        waiting.push(() => {
          const checked = checkAll(mirror.apply(copy), copy.wantsNumbers);
          answer(structuredClone(writer.answerFor(checked)));
        });
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
  let now = 0;
  let ends: { readonly at: number; readonly call: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (ms, call) => {
      const end = { at: now + ms, call };
      ends.push(end);
      return () => {
        ends = ends.filter((one) => one !== end);
      };
    },
  };
  const pass = (ms: number) => {
    now += ms;
    const due = ends.filter(({ at }) => at <= now);
    ends = ends.filter(({ at }) => at > now);
    for (const { call } of due) call();
  };
  const checks = workerChecks(store, start, { idle, first: idle, clock });
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
    pass,
    /** The worker answers, and there is time for what follows: taking it, and asking anew. */
    answer: () => {
      rest();
      waiting.shift()?.();
      rest();
      pass(0);
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

test('a report whose texts are still coming is not checked until they are there, nor is one waited for that never comes', () => {
  const report = sample();
  const [[missing] = []] = report.bodies;
  const without = { ...report, bodies: new Map([...report.bodies].filter(([id]) => id !== missing)) };
  const opened = bench(without);
  opened.checks.subscribe(() => {});
  opened.rest();
  expect(opened.asked).toHaveLength(0);
  opened.show(report);
  opened.answer();
  expect(opened.checks.current()?.findings).toEqual(checkReport(report));

  const damaged = bench(without);
  damaged.checks.subscribe(() => {});
  damaged.pass(2000);
  damaged.rest();
  expect(damaged.asked).toHaveLength(1);
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
  expect(asked[1]!.bodies[0]![1]).toHaveLength(1);
  expect(asked[1]!.parts).toEqual({});
  answer();
  expect(checks.current()?.findings).toEqual(checkReport(newest));
});

test('a worker that took long rests for nine times as long, and then hears of the newest report', () => {
  const report = sample();
  const { checks, asked, show, answer, rest, pass } = bench(report);
  checks.subscribe(() => {});
  rest();
  pass(100);
  answer();
  const newest = withText(report, 'plans', '二。');
  show(withText(report, 'plans', '一。'));
  pass(899);
  show(newest);
  rest();
  expect(asked).toHaveLength(1);
  pass(1);
  answer();
  expect(asked).toHaveLength(2);
  expect(checks.current()?.findings).toEqual(checkReport(newest));
});

test('numbers are told as long as somebody wants them, and at once when somebody begins to', () => {
  const report = sample();
  const { checks, asked, show, answer, rest, pass } = bench(report);
  checks.subscribe(() => {});
  rest();
  pass(100);
  answer();
  expect(checks.current()?.numbers).toBeNull();
  const stop = checks.subscribeToNumbers(() => {});
  answer();
  expect(checks.current()?.numbers).toEqual(checkAll(report, true).numbers);
  stop();
  pass(2000);
  show(withText(report, 'plans', '一。'));
  rest();
  expect(asked.map(({ wantsNumbers }) => wantsNumbers)).toEqual([false, true, false]);
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
  const first = mirror.apply(writer.requestFor(report, false));
  const changed = withText(report, 'plans', '新。');
  const second = mirror.apply(
    writer.requestFor({ ...changed, outline: changed.outline.slice(0, -1) }, false),
  );
  const budget = report.outline.find(({ kind }) => kind === 'budget')!.id;
  expect(second.bodies.get(budget)).toBe(first.bodies.get(budget));
  expect(second.figures).toBe(first.figures);
  expect(second.scheme).toBe(first.scheme);
  expect(second.bodies.size).toBe(first.bodies.size - 1);
});
