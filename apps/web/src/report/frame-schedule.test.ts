import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calmSchedule } from './frame-schedule';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs at these moments, in ms, when it is asked for every `every` ms until `until`. */
function runsWhile(every: number, until: number): number[] {
  const calm = calmSchedule(() => Date.now());
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

test('whoever types without a pause waits no longer than a second', () => {
  expect(runsWhile(50, 2100)).toEqual([1000, 2000, 2250]);
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
