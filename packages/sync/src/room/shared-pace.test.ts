import { expect, test } from 'vitest';
import { SharedPace } from './shared-pace';

function makePace() {
  let now = 10_000;
  const pace = new SharedPace({ now: () => now, after: () => () => {} });
  const rooms = Array.from({ length: 100 }, () => ({}));
  /** Lets so many rooms write within half a second, and gives how long the last of them has to wait. */
  const work = (count: number, ms: number) => {
    let wait = 0;
    for (const room of rooms.slice(0, count)) wait = pace.align(room, 5, 0);
    now += ms;
    return wait;
  };
  return { pace, work, at: (time: number) => (now = time) };
}

test('[SY64] few rooms go by their own time', () => {
  const { pace, work } = makePace();
  for (let window = 0; window < 3; window++) expect(work(5, 500)).toBe(0);
  expect(pace.beatMs).toBe(0);
});

test('[SY64] many rooms begin their ticks at the same moments, and only while they are many', () => {
  const { pace, work, at } = makePace();
  for (let window = 0; window < 3; window++) work(100, 500);
  expect(pace.beatMs).toBe(50);
  at(11_513);
  expect(pace.align({}, 5, 0)).toBe(37);
  expect(pace.align({}, 5, 40)).toBe(87);
  at(11_550);
  expect(pace.align({}, 5, 0)).toBe(0);
  work(2, 500);
  work(2, 500);
  expect(work(1, 0)).toBe(0);
  expect(pace.beatMs).toBe(0);
});

test('[SY64] after a pause nobody waits for a beat of before it', () => {
  const { pace, work, at } = makePace();
  for (let window = 0; window < 3; window++) work(100, 500);
  at(100_003);
  expect(pace.align({}, 5, 0)).toBe(0);
});
