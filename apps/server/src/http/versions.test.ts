import { sectionDigest, sectionId } from '@huigao/report';
import { decodeVersion, readVersion } from '@huigao/report-doc';
import { encodeBare } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LeapingClock } from '../../test/leaping-clock';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { editOf, openSection, typed } from '../../test/socket-client';
import { MemoryStorage } from '../storage/memory-storage';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
});
afterAll(() => server.stop());

const address = (rest = '') => `/reports/${shared.id}/versions${rest}`;
const list = async (client: HttpClient = shared.owner) =>
  (await client.get(address())).body as { id: string; cause: string; [field: string]: unknown }[];

/** What a version holds, as the client reads it. */
async function reportOf(id: string, client: HttpClient = shared.owner) {
  const response = await fetch(`${client.url}/api/v1${address(`/${id}`)}`, {
    headers: { cookie: client.cookie },
  });
  expect(response.status).toBe(200);
  return readVersion(decodeVersion(new Uint8Array(await response.arrayBuffer()))!)!.report;
}

async function type(section: string, text: string) {
  const { socket, doc } = await openSection(shared.owner, shared.id, section);
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed(text)) }));
  await expect.poll(() => shared.text()).toContain(text);
  socket.socket.terminate();
}

test('the first state is kept when a report is first opened, and an owner keeps more by name', async () => {
  expect((await list()).map(({ cause, by }) => [cause, by])).toEqual([['first', null]]);
  await type(shared.sections.functions!, '新增一句职能。');
  const made = await shared.owner.post(address(), { title: ' 初稿 ' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ cause: 'named', name: '初稿', by: shared.owner.id, byName: 'owner' });
  const [newest, first] = await list(shared.viewer);
  expect(newest).toEqual(made.body);
  const before = await reportOf(first!.id, shared.viewer);
  const after = await reportOf(newest!.id, shared.viewer);
  const functions = sectionId(shared.sections.functions!);
  expect(before.bodies.get(functions)!.textContent).not.toContain('新增一句职能。');
  expect(after.bodies.get(functions)!.textContent).toContain('新增一句职能。');
  expect((await reportOf('now')).bodies.get(functions)!.eq(after.bodies.get(functions)!)).toBe(true);
});

test('only owners keep and name versions, and a name is needed', async () => {
  const before = await list();
  for (const client of [shared.viewer, shared.drafter])
    for (const path of [address(), address(`/${before[0]!.id}/name`)])
      expect((await client.post(path, { title: '我的' })).status).toBe(403);
  expect((await shared.stranger.get(address())).status).toBe(404);
  expect((await shared.stranger.get(address(`/${before[0]!.id}`))).status).toBe(404);
  expect((await shared.owner.post(address(), { title: ' ' })).status).toBe(400);
  expect((await shared.owner.post(address('/none/name'), { title: 'x' })).status).toBe(404);
  expect(await list()).toEqual(before);
  expect((await shared.owner.post(address(`/${before[0]!.id}/name`), { title: '送局长前' })).status).toBe(
    200,
  );
  expect((await list())[0]).toEqual({ ...before[0], name: '送局长前' });
});

test('versions of another report cannot be reached through this one', async () => {
  const [version] = await list();
  const other = await shared.stranger.post('/reports', { from: 'sample' });
  const elsewhere = `/reports/${other.body.id}/versions/${version!.id}`;
  expect((await shared.stranger.get(elsewhere)).status).toBe(404);
  expect((await shared.stranger.post(`${elsewhere}/name`, { title: 'x' })).status).toBe(404);
});

test('handing in and agreeing keep versions of the text that was handed in and agreed', async () => {
  const section = shared.sections.plans!;
  const step = (event: string, digest: string | null = null) =>
    shared.command(shared.owner, {
      type: 'advanceSection',
      section,
      event,
      why: '',
      onBehalfOf: null,
      digest,
    });
  expect((await step('submit')).status).toBe(200);
  const room = (await server.rooms.room(shared.id as never))!;
  const digest = sectionDigest(room.exportReport(), sectionId(section));
  expect((await step('agree', digest)).status).toBe(200);
  const [agreed, submitted] = await list();
  expect(agreed).toMatchObject({ cause: 'agreed', section, by: shared.owner.id });
  expect(submitted).toMatchObject({ cause: 'submitted', section });
  const report = await reportOf(agreed!.id);
  expect(report.outline.find(({ id }) => id === section)!.status).toBe('agreed');
  expect(sectionDigest(report, sectionId(section))).toBe(digest);
  const audit = (await shared.owner.get(`/reports/${shared.id}/audit?action=version.made`)).body;
  expect(audit.records[0].detail).toMatchObject({
    cause: 'agreed',
    version: agreed!.id,
    sha256: agreed!.sha256,
  });
});

test('a day that ends with changes keeps a version, one without does not', async () => {
  const clock = new LeapingClock();
  const keeping = await startServer({ clock, graceMs: Number.MAX_SAFE_INTEGER });
  const report = await shareReport(keeping);
  const causes = async () => (await keeping.storage.versions(report.id as never)).map(({ cause }) => cause);
  const day = 24 * 3600_000;
  await report.command(report.owner, { type: 'renameReport', title: '改过的标题' });
  clock.leap(day);
  await expect.poll(causes).toEqual(['daily', 'first']);
  clock.leap(day);
  // Whoever asks for the room now waits for no round; the next one would have been over before this answer.
  await report.text().catch(() => '');
  expect(await causes()).toEqual(['daily', 'first']);
  await keeping.stop();
});

test('a milestone whose version was lost is kept when the report is opened the next time', async () => {
  const storage = new MemoryStorage();
  const keeping = await startServer({ storage });
  const report = await shareReport(keeping);
  const lost = vi.spyOn(storage, 'audited').mockRejectedValue(new Error('no space'));
  const handIn = { type: 'advanceSection', event: 'submit', why: '', onBehalfOf: null, digest: null };
  const section = report.sections.functions;
  expect((await report.command(report.owner, { ...handIn, section })).status).toBe(200);
  expect(keeping.troubles).toHaveLength(1);
  lost.mockRestore();
  await keeping.rooms.close();
  const again = await startServer({ storage });
  await again.rooms.room(report.id as never);
  expect((await storage.versions(report.id as never))[0]).toMatchObject({
    cause: 'submitted',
    section,
    by: null,
  });
  await again.stop();
});

test('a version whose stored bytes changed is not shown', async () => {
  const made = (await shared.owner.post(address(), { title: '完好' })).body.id as string;
  const read = server.storage.version.bind(server.storage);
  const spy = vi.spyOn(server.storage, 'version').mockImplementation(async (report, id) => {
    const version = (await read(report, id))!;
    version.bytes[version.bytes.length >> 1]! ^= 1;
    return version;
  });
  expect((await shared.owner.get(address(`/${made}`))).body.code).toBe('version-damaged');
  spy.mockRestore();
  expect((await shared.owner.get(address(`/${made}`))).status).toBe(200);
});
