import { reportId } from '@huigao/report';
import { firstUpdates } from '@huigao/report-doc';
import { type Append, MemoryLog, RoomEnded } from '@huigao/sync/room';
import { people, SimulatedClock, smallReport } from '@huigao/testing';
import { expect, test } from 'vitest';
import { RoomHost } from './rooms';

class CountingLog extends MemoryLog {
  loads = 0;
  failing = false;

  override load(report: Parameters<MemoryLog['load']>[0]) {
    this.loads++;
    return super.load(report);
  }

  override append(report: Parameters<MemoryLog['append']>[0], group: Append) {
    return this.failing ? Promise.reject(new Error('disk full')) : super.append(report, group);
  }
}

const report = smallReport();

async function host() {
  const log = new CountingLog();
  const entries = [...firstUpdates(report)].map(([document, bytes], index) => ({
    seq: index + 1,
    document,
    bytes,
    person: null,
    at: 0,
  }));
  const index = { title: report.title, people: [...report.people.values()], groups: [] };
  await log.create(report.id, { expectedHead: 0, entries, bindings: [], index });
  const clock = new SimulatedClock();
  const troubles: string[] = [];
  const rooms = new RoomHost({ log, clock, trouble: (what) => troubles.push(what), graceMs: 1000 });
  return { log, clock, rooms, troubles };
}

const rename = (title: string) => ({ type: 'renameReport', title }) as const;

test('a report has one room, opened once however many ask', async () => {
  const { log, rooms } = await host();
  const [a, b] = await Promise.all([rooms.room(report.id), rooms.room(report.id)]);
  expect(a).toBe(b);
  expect(await rooms.room(report.id)).toBe(a);
  expect(log.loads).toBe(1);
});

test('a report that does not exist is null, and not remembered', async () => {
  const { rooms } = await host();
  expect(await rooms.room(reportId('none'))).toBeNull();
  expect(rooms.size).toBe(0);
});

test('a room that nobody uses is closed after its grace, one in use is not', async () => {
  const { log, clock, rooms } = await host();
  const room = (await rooms.room(report.id))!;
  const inside = room.connect({
    person: people.owner,
    name: 'owner',
    tab: 't',
    connection: { send: () => {}, bufferedBytes: 0, close: () => {} },
  });
  await clock.run(5000);
  expect(rooms.size).toBe(1);
  inside.closed();
  await clock.run(900);
  expect(rooms.size).toBe(1);
  await clock.run(2000);
  expect(rooms.size).toBe(0);
  expect(await rooms.room(report.id)).not.toBe(room);
  expect(log.loads).toBe(2);
});

test('one who asks while a room is being closed waits, and gets a new one', async () => {
  const { log, clock, rooms } = await host();
  const room = (await rooms.room(report.id))!;
  for (let count = 0; count < 20; count++) {
    const renamed = room.command(people.owner, rename(`标题${count}`));
    await clock.run(20);
    await renamed;
  }
  let kept = () => {};
  // A room with a long tail keeps a checkpoint as it closes; this one takes its time.
  log.checkpoint = () =>
    new Promise((resolve) => {
      kept = resolve;
    });
  await clock.run(3000);
  let next: unknown = null;
  const asked = rooms.room(report.id).then((found) => {
    next = found;
  });
  await clock.run(100);
  expect(next).toBeNull();
  kept();
  await asked;
  expect(next).not.toBe(room);
  expect(await rooms.room(report.id)).toBe(next);
});

test('an append that fails drops the room; the next one has what the log has', async () => {
  const { log, clock, rooms, troubles } = await host();
  const room = (await rooms.room(report.id))!;
  log.failing = true;
  const lost = expect(room.command(people.owner, rename('没有存下'))).rejects.toThrow(RoomEnded);
  await clock.run(50);
  await lost;
  expect(rooms.size).toBe(0);
  expect(troubles).toEqual([expect.stringContaining('storage failed')]);
  log.failing = false;
  expect((await rooms.room(report.id))!.record.title).toBe(report.title);
});

test('closing keeps what was gathered, and opens nothing any more', async () => {
  const { log, clock, rooms } = await host();
  const room = (await rooms.room(report.id))!;
  const renamed = room.command(people.owner, rename('新标题'));
  const closed = rooms.close();
  await clock.run(50);
  expect(await renamed).toEqual({ ok: true });
  await closed;
  expect(log.indexOf(report.id)?.title).toBe('新标题');
  await expect(rooms.room(report.id)).rejects.toThrow();
});

test('rooms that are at work at once write at the same moments', async () => {
  const { log, clock, rooms } = await host();
  const first = (await log.load(report.id))!;
  const ids = Array.from({ length: 10 }, (_, index) => reportId(`report${index}`));
  const index = { title: report.title, people: [...report.people.values()], groups: [] };
  for (const id of ids) await log.create(id, { ...first, expectedHead: 0, index });
  const moments: number[] = [];
  const append = log.append.bind(log);
  log.append = (...group) => {
    moments.push(clock.now());
    return append(...group);
  };
  for (let change = 0; change < 200; change++) {
    const room = (await rooms.room(ids[change % 10]!))!;
    void room.command(people.owner, rename(`题${change}`));
    await clock.run(7);
  }
  const late = moments.slice(-100);
  expect(new Set(late).size).toBeLessThan(60);
  expect(late.filter((at) => at % 16 !== 0)).toEqual([]);
});
