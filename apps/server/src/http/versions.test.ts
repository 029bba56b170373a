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
  const keeping = await startServer({ clock, graceMs: 2_000_000_000 });
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

test('a section goes back while others type elsewhere, what went is a version, and that can be taken back', async () => {
  const section = shared.sections.goals!;
  const made = (await shared.owner.post(address(), { title: '恢复前' })).body.id as string;
  const before = (await reportOf(made)).bodies.get(sectionId(section))!;
  await type(section, '后来写的一句。');
  await type(shared.sections.tasks!, '别处写的一句。');
  const wrong = (await reportOf('now')).bodies.get(sectionId(section))!;
  const answer = await shared.owner.post(address(`/${made}/restore`), { what: 'section', section });
  expect(answer.body).toEqual({ restored: [section], locked: [], kept: expect.any(String) });
  const now = await reportOf('now');
  expect(now.bodies.get(sectionId(section))!.eq(before)).toBe(true);
  expect(now.bodies.get(sectionId(shared.sections.tasks!))!.textContent).toContain('别处写的一句。');
  const [kept] = await list();
  expect(kept).toMatchObject({ id: answer.body.kept, cause: 'replaced', section });
  expect((await reportOf(kept!.id)).bodies.get(sectionId(section))!.eq(wrong)).toBe(true);
  const audit = (await shared.owner.get(`/reports/${shared.id}/audit?action=version.restored`)).body;
  expect(audit.records[0]).toMatchObject({ section, actor: shared.owner.id, detail: { version: made } });
  const again = await shared.owner.post(address(`/${made}/restore`), { what: 'section', section });
  expect(again.body.code).toBe('nothing-to-restore');
  expect(
    (await shared.owner.post(address(`/${kept!.id}/restore`), { what: 'section', section })).status,
  ).toBe(200);
  expect((await reportOf('now')).bodies.get(sectionId(section))!.eq(wrong)).toBe(true);
});

test('one paragraph comes back when its section still reads as it was compared', async () => {
  const section = shared.sections.goals!;
  const made = (await shared.owner.post(address(), { title: '段落' })).body.id as string;
  const then = (await reportOf(made)).bodies.get(sectionId(section))!;
  await type(section, '新写在段首。');
  const now = await reportOf('now');
  const paragraph = { what: 'paragraph', section, restored: 0, replaced: 0, behind: null };
  const stale = { ...paragraph, digest: '0'.repeat(64) };
  expect((await shared.owner.post(address(`/${made}/restore`), stale)).body.code).toBe('section-changed');
  const digest = sectionDigest(now, sectionId(section));
  const misplaced = { ...paragraph, digest, replaced: 1 };
  expect((await shared.owner.post(address(`/${made}/restore`), misplaced)).body.code).toBe('section-changed');
  expect(
    (await reportOf('now')).bodies.get(sectionId(section))!.eq(now.bodies.get(sectionId(section))!),
  ).toBe(true);
  expect((await shared.owner.post(address(`/${made}/restore`), { ...paragraph, digest })).status).toBe(200);
  expect((await reportOf('now')).bodies.get(sectionId(section))!.child(0).eq(then.child(0))).toBe(true);
});

test('a whole report goes back but for what is locked, and only its owner may do that', async () => {
  const [budget, plans] = [shared.sections.budget!, shared.sections.plans!];
  const first = (await list()).at(-1)!.id;
  await type(budget, '全文恢复前的一句。');
  const bodyOf = async (id: string, section: string) => (await reportOf(id)).bodies.get(sectionId(section))!;
  for (const client of [shared.viewer, shared.drafter])
    expect((await client.post(address(`/${first}/restore`), { what: 'report' })).status).toBe(403);
  expect((await shared.owner.post(address('/none/restore'), { what: 'report' })).status).toBe(404);
  expect((await shared.owner.post(address(`/${first}/restore`), { what: 'all' })).body.detail).toBe('what');
  const locked = await shared.owner.post(address(`/${first}/restore`), { what: 'section', section: plans });
  expect(['section-locked', 'nothing-to-restore']).toContain(locked.body.code);
  const answer = await shared.owner.post(address(`/${first}/restore`), { what: 'report' });
  expect(answer.body.restored).toContain(budget);
  expect(answer.body.restored).not.toContain(plans);
  expect((await bodyOf('now', budget)).eq(await bodyOf(first, budget))).toBe(true);
});

test('the text of a section that was handed in is never put back over', async () => {
  const section = shared.sections.problems!;
  const made = (await shared.owner.post(address(), { title: '送审前' })).body.id as string;
  await type(section, '送审的文字。');
  const submit = {
    type: 'advanceSection',
    section,
    event: 'submit',
    why: '',
    onBehalfOf: null,
    digest: null,
  };
  expect((await shared.command(shared.owner, submit)).status).toBe(200);
  const before = (await reportOf('now')).bodies.get(sectionId(section))!;
  const refused = await shared.owner.post(address(`/${made}/restore`), { what: 'section', section });
  expect(refused).toMatchObject({ status: 409, body: { code: 'section-locked' } });
  expect((await reportOf('now')).bodies.get(sectionId(section))!.eq(before)).toBe(true);
});
