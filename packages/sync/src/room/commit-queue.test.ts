import { reportId } from '@huigao/report';
import { expect, test } from 'vitest';
import { type Accepted, CommitQueue, type Committed } from './commit-queue';
import type { Append } from './ports';

const report = reportId('r');

/** A queue over a log whose appends are answered by hand, and a clock that fires by hand. */
function makeQueue() {
  const appends: { readonly group: Append; answer(taken: boolean): void; fail(): void }[] = [];
  const committed: Committed<Accepted>[] = [];
  const failures: unknown[] = [];
  let timers: (() => void)[] = [];
  let now = 0;
  const queue = new CommitQueue<Accepted>({
    report,
    log: {
      create: () => Promise.reject(new Error('not here')),
      load: () => Promise.reject(new Error('not here')),
      checkpoint: () => Promise.reject(new Error('not here')),
      append: (_report, group) =>
        new Promise((resolve, reject) => {
          appends.push({ group, answer: resolve, fail: () => reject(new Error('full')) });
        }),
    },
    clock: {
      now: () => now,
      after: (_ms, callback) => {
        timers.push(callback);
        return () => {
          timers = timers.filter((other) => other !== callback);
        };
      },
    },
    head: 5,
    tickMs: () => 16,
    committed: (group) => committed.push(group),
    failed: (reason) => failures.push(reason),
  });
  const tick = async () => {
    now += 10;
    for (const callback of timers.splice(0)) callback();
    for (let round = 0; round < 5; round++) await null;
  };
  return { queue, appends, committed, failures, tick };
}

const accepted = (bytes = 1): Accepted => ({
  entry: { document: 'd', bytes: new Uint8Array(bytes), person: null, at: 0 },
  bindings: [],
});

test('[SY11] one append is in flight at a time, numbered on from the head', async () => {
  const { queue, appends, committed, tick } = makeQueue();
  queue.add(accepted());
  await tick();
  queue.add(accepted());
  queue.add(accepted());
  await tick();
  expect(appends).toHaveLength(1);
  appends[0]!.answer(true);
  await tick();
  await tick();
  expect(appends.map(({ group }) => [group.expectedHead, group.entries.map(({ seq }) => seq)])).toEqual([
    [5, [6]],
    [6, [7, 8]],
  ]);
  expect(committed.map(({ head }) => head)).toEqual([6]);
  expect(queue.head).toBe(6);
});

test('[SY11] a group is bounded in bytes, but one thing always goes', async () => {
  const { queue, appends, tick } = makeQueue();
  for (const mebibytes of [5, 3, 1, 1]) queue.add(accepted(mebibytes * 1024 * 1024));
  for (let n = 0; n < 3; n++) {
    await tick();
    appends[n]!.answer(true);
    await tick();
  }
  expect(appends.map(({ group }) => group.entries.length)).toEqual([1, 2, 1]);
});

test('[SY13] what changes nothing is acknowledged after all before it, without an append', async () => {
  const { queue, appends, committed, tick } = makeQueue();
  queue.add(accepted());
  await tick();
  queue.add({ entry: null, bindings: [] });
  await tick();
  expect(committed).toEqual([]);
  appends[0]!.answer(true);
  await tick();
  await tick();
  expect(appends).toHaveLength(1);
  expect(committed.map(({ entries }) => entries.map((entry) => entry?.seq))).toEqual([[6], [undefined]]);
});

test.each(['fail', 'answer'] as const)(
  '[SY14] after an append that ends with %s nothing is taken',
  async (how) => {
    const { queue, appends, committed, failures, tick } = makeQueue();
    queue.add(accepted());
    await tick();
    queue.add(accepted());
    const drained = queue.drained();
    appends[0]![how](false);
    await tick();
    await drained;
    queue.add(accepted());
    await tick();
    expect(failures).toHaveLength(1);
    expect(appends).toHaveLength(1);
    expect(committed).toEqual([]);
  },
);

test('[SY18] notes are in the same append as what they are of', async () => {
  const { queue, appends, tick } = makeQueue();
  queue.add({ ...accepted(), note: { n: 1 } });
  queue.add(accepted());
  queue.add({ ...accepted(), note: { n: 2 } });
  await tick();
  expect(appends[0]!.group).toMatchObject({ entries: [{ seq: 6 }, { seq: 7 }, { seq: 8 }] });
  expect(appends[0]!.group.notes).toEqual([{ n: 1 }, { n: 2 }]);
  appends[0]!.answer(true);
  await tick();
  queue.add(accepted());
  await tick();
  expect(appends[1]!.group).not.toHaveProperty('notes');
});

test('[SY61] what is joined is never in another append than what it is joined to', async () => {
  const { queue, appends, tick } = makeQueue();
  queue.add(accepted(3 * 1024 * 1024));
  queue.add(accepted(3 * 1024 * 1024));
  queue.add({ ...accepted(3 * 1024 * 1024), isJoined: true });
  queue.add(accepted());
  for (let n = 0; n < 4; n++) {
    await tick();
    appends.at(-1)!.answer(true);
    await tick();
  }
  expect(appends.map(({ group }) => group.entries.map(({ seq }) => seq))).toEqual([[6], [7, 8], [9]]);
});
