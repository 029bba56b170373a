import { type ReportId, reportId } from '@huigao/report';
import { firstUpdates } from '@huigao/report-doc';
import { SimulatedClock, smallReport } from '@huigao/testing';
import { expect, test } from 'vitest';
import { RoomHost } from './rooms';
import { Standings } from './standings';
import { MemoryStorage } from './storage/memory-storage';

/** Reports as an earlier version stored them. */
async function stored(ids: readonly ReportId[]) {
  const storage = new MemoryStorage();
  const report = smallReport();
  const members = [...report.people.values()];
  for (const id of ids) {
    const entries = [...firstUpdates({ ...report, id })].map(([document, bytes], place) => ({
      seq: place + 1,
      document,
      bytes: id === 'broken' && document === 'record' ? new Uint8Array([255]) : bytes,
      person: null,
      at: 0,
    }));
    const index = { title: report.title, people: members, groups: [] };
    await storage.create(id, { expectedHead: 0, entries, bindings: [], index });
  }
  const troubles: string[] = [];
  const rooms = new RoomHost({ log: storage, clock: new SimulatedClock(), trouble: () => {} });
  const standings = new Standings({ storage, rooms, trouble: (what) => troubles.push(what) });
  await standings.done;
  return { storage, troubles, person: members[0]!.person };
}

test('reports of an earlier version are looked at once, a broken one keeps no other from it', async () => {
  const { storage, troubles, person } = await stored(['a', 'broken', 'b'].map(reportId));
  const known = new Map((await storage.reportsOf(person, [])).map(({ id, standing }) => [id, standing]));
  expect(known.get(reportId('a'))?.sections).toMatchObject({ drafting: expect.any(Number) });
  expect(known.get(reportId('b'))).toEqual(known.get(reportId('a')));
  expect(troubles.every((what) => what.includes('broken'))).toBe(true);
});
