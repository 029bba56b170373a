import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, type SharedReport, shareReport, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let address: string;

beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  address = `/reports/${shared.id}/readings`;
  const add = { type: 'addThread', comment: 'c', section: shared.sections.budget, anchor: null, text: '看' };
  await shared.command(shared.owner, { ...add, thread: 't1' });
  await shared.command(shared.owner, { ...add, thread: 't2' });
});
afterAll(() => server.stop());

const empty = { threads: {}, sections: {} };

test('what one has read is told to oneself only; a time never goes back, nor runs ahead', async () => {
  const { viewer, owner } = shared;
  expect((await viewer.get(address)).body).toEqual(empty);
  const future = Date.now() + 1e9;
  expect((await viewer.post(address, { threads: { t1: 500, t2: future } })).status).toBe(200);
  await viewer.post(address, { threads: { t1: 400 } });
  const { threads } = (await viewer.get(address)).body;
  expect(threads.t1).toBe(500);
  expect(threads.t2).toBeLessThan(future);
  expect((await owner.get(address)).body).toEqual(empty);
});

test('how a section read is kept as it was sent, the newest only', async () => {
  const { drafter, sections } = shared;
  const budget = sections.budget!;
  await drafter.post(address, { sections: { [budget]: 'AAEC' } });
  await drafter.post(address, { sections: { [budget]: 'AAED' } });
  expect((await drafter.get(address)).body.sections).toEqual({
    [budget]: { snapshot: 'AAED', at: expect.any(Number) },
  });
});

test('what does not belong to the report is not kept, and what is no reading is refused', async () => {
  const { owner, stranger } = shared;
  const kept = (await owner.get(address)).body;
  expect(
    (await owner.post(address, { threads: { none: 5, __proto__x: 5 }, sections: { none: 'AAEC' } })).status,
  ).toBe(200);
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`t${index}`, 1]));
  for (const [what, body] of [
    ['no time', { threads: { t1: 'x' } }],
    ['a time before all', { threads: { t1: -1 } }],
    ['too many', { threads: many }],
    ['no snapshot', { sections: { [shared.sections.budget!]: '<b>' } }],
    ['a huge one', { sections: { [shared.sections.budget!]: 'AAAA'.repeat(60_000) } }],
    ['more', { threads: {}, person: 'x' }],
  ] as const)
    expect((await owner.post(address, body)).status, what).toBe(400);
  expect((await owner.get(address)).body).toEqual(kept);
  expect((await stranger.get(address)).status).toBe(404);
});
