import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calmSchedule, type Schedule } from './frame-schedule';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A frame is painted 10 ms after it was asked for. */
const painted: Schedule = (run) => {
  const timer = setTimeout(run, 10);
  return () => clearTimeout(timer);
};

/** Runs at these moments, in ms, when it is asked for every `every` ms until `until`. */
function runsWhile(every: number, until: number): number[] {
  const calm = calmSchedule(() => Date.now(), painted);
  const start = Date.now();
  const runs: number[] = [];
  for (let at = 0; at < until; at += every) {
    calm(() => runs.push(Date.now() - start));
    vi.advanceTimersByTime(every);
  }
  vi.runAllTimers();
  return runs;
}

test('nothing runs between the keys of somebody who types, and once when they pause', () => {
  expect(runsWhile(60, 600)).toEqual([740]);
});

test('whoever types without a pause waits for the paint of a key, no longer than a second', () => {
  expect(runsWhile(50, 2100)).toEqual([810, 1660, 2250]);
});

test('keys that come faster than they are painted hold nothing up for ever', () => {
  expect(runsWhile(5, 900)).toEqual([810, 1095]);
});

test('each pause is used', () => {
  expect(runsWhile(300, 900)).toEqual([200, 500, 800]);
});

test('what was called off does not run, and the next waits as long as any', () => {
  const calm = calmSchedule(() => Date.now());
  const start = Date.now();
  const runs: number[] = [];
  calm(() => runs.push(-1))();
  vi.advanceTimersByTime(5000);
  calm(() => runs.push(Date.now() - start));
  vi.runAllTimers();
  expect(runs).toEqual([5200]);
});
