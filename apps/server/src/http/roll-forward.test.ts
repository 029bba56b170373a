// Next year's report, made over HTTP from this year's.

import { type FigureId, personId } from '@huigao/report';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
});
afterAll(() => server.stop());

const roll = (client: HttpClient, change: object = {}) =>
  client.post('/reports', {
    from: 'report',
    report: shared.id,
    title: '2024年度报告',
    year: 2024,
    ...change,
  });
const roomOf = async (id: string) => (await server.rooms.room(id as never))!;

test('an owner rolls a report forward: people and sections go on, values are emptied and kept to compare with', async () => {
  const before = (await roomOf(shared.id)).exportReport();
  const made = await roll(shared.owner);
  expect(made.status).toBe(201);
  const next = (await roomOf(made.body.id)).exportReport();
  expect(next).toMatchObject({
    title: '2024年度报告',
    year: 2024,
    rolledFrom: { report: shared.id, year: before.year },
  });
  expect([...next.people.keys()].sort()).toEqual([...before.people.keys()].sort());
  const budget = next.outline.find(({ kind }) => kind === 'budget')!;
  expect(budget.drafters).toEqual([personId(shared.drafter.id)]);
  const executed = 'total.executed' as FigureId;
  expect(next.figures.get(executed)).toMatchObject({
    value: null,
    previous: before.figures.get(executed)!.value,
  });
  // Whoever was in it is in it, and nobody else.
  expect((await shared.drafter.get('/reports')).body.map(({ id }: { id: string }) => id)).toContain(
    made.body.id,
  );
  expect((await shared.viewer.get(`/reports/${made.body.id}/versions`)).status).toBe(200);
  expect((await shared.stranger.get(`/reports/${made.body.id}/versions`)).status).toBe(404);
  // The report it came from is as it was.
  const after = (await roomOf(shared.id)).exportReport();
  expect([...after.figures]).toEqual([...before.figures]);
  const audit = (await shared.owner.get(`/reports/${made.body.id}/audit?action=report.created`)).body;
  expect(audit.records[0].detail).toEqual({ source: shared.id });
});

test('only owners may, of a report that they have, and with a title and a year', async () => {
  expect((await roll(shared.drafter)).status).toBe(403);
  expect((await roll(shared.stranger)).status).toBe(404);
  expect((await roll(shared.owner, { report: 'none' })).status).toBe(404);
  expect((await roll(shared.owner, { title: ' ' })).body).toMatchObject({
    code: 'bad-request',
    detail: 'title',
  });
  expect((await roll(shared.owner, { year: 24 })).body).toMatchObject({
    code: 'bad-request',
    detail: 'year',
  });
});
