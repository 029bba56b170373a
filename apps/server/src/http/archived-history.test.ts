// How texts came about, out of one report into an archive, and with it into another, over HTTP.

import { bodyAtMoment, type SectionHistory, sectionDigest, sectionId } from '@huigao/report';
import { encodeBare } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, type SharedReport, shareReport, startServer } from '../../test/running-server';
import { editOf, openSection, typed } from '../../test/socket-client';

// Real sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  await write(shared.owner, shared.id, shared.sections.budget!, '统稿人写的');
  await write(shared.drafter, shared.id, shared.sections.budget!, '起草人写的');
});
afterAll(() => server.stop());

async function write(client: SharedReport['owner'], report: string, section: string, words: string) {
  const { socket, doc } = await openSection(client, report, section);
  const room = (await server.rooms.room(report as never))!;
  const before = room.state().seq;
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed(words)) }));
  await vi.waitFor(() => expect(room.state().seq).toBe(before + 1), { timeout: 30_000 });
  socket.socket.terminate();
}

interface Read {
  readonly names: Readonly<Record<string, string>>;
  readonly history: SectionHistory;
}

const read = async (report: string, section: string) =>
  (await shared.owner.get(`/reports/${report}/sections/${section}/history`)).body as Read;

/** Every moment as people see it. */
const rowsOf = ({ history, names }: Read) =>
  history.moments.map(({ person, from, at }, moment) => {
    const { body, written } = bodyAtMoment(history, moment)!;
    const writer = (of: number) => history.moments[of]!.person && names[history.moments[of]!.person!];
    const parts = written.map((one) => [body.textBetween(one.from, one.to), writer(one.moment)]);
    return { who: person && names[person], from, at, text: body.textContent, parts };
  });

const archiveOf = async (client: SharedReport['owner'], report: string, query = '&history=1') =>
  client.get(`/reports/${report}/export?to=json${query}`);

async function brought(archive: unknown): Promise<{ id: string; budget: string }> {
  const made = await shared.owner.upload('/reports/import?filename=x.huigao.json', JSON.stringify(archive));
  expect(made.status).toBe(201);
  const { id } = made.body as { id: string };
  const room = (await server.rooms.room(id as never))!;
  return { id, budget: room.record.outline.find(({ kind }) => kind === 'budget')!.id };
}

test('a report that is brought in an archive has the history that it had, and goes on with it', async () => {
  const then = rowsOf(await read(shared.id, shared.sections.budget!));
  expect(then).toHaveLength(3);
  const { body, headers } = await archiveOf(shared.owner, shared.id);
  expect(headers.get('content-type')).toContain('json');
  for (const { id } of [shared.owner, shared.drafter])
    expect(JSON.stringify(body.histories)).not.toContain(id);
  const here = await brought(body);
  const found = await read(here.id, here.budget);
  expect(rowsOf(found)).toEqual(then);
  await write(shared.owner, here.id, here.budget, '后来写的');
  const after = rowsOf(await read(here.id, here.budget));
  expect(after.slice(0, 3)).toEqual(then);
  expect(after).toHaveLength(4);
  expect(after[3]!.parts.slice(0, 3)).toEqual([
    ['后来写的', 'owner'],
    ['起草人写的', 'drafter'],
    ['统稿人写的', 'owner'],
  ]);
  // Any moment of before can be put back here, and its words stay those of who wrote them.
  const { history } = found;
  const version = `at.${history.moments[1]!.seq}.${here.budget}`;
  const address = `/reports/${here.id}/versions/${version}`;
  expect((await shared.owner.get(address)).status).toBe(200);
  const room = (await server.rooms.room(here.id as never))!;
  const wanted = { what: 'section', section: here.budget };
  expect((await shared.owner.post(`${address}/restore`, wanted)).status).toBe(200);
  expect(sectionDigest(room.exportReport(), sectionId(here.budget))).toEqual(expect.any(String));
  const restored = rowsOf(await read(here.id, here.budget)).at(-1)!;
  expect(restored.text).toBe(then[1]!.text);
  expect(restored.parts[0]).toEqual(['统稿人写的', 'owner']);
  // And out again, with all of it.
  const again = await brought((await archiveOf(shared.owner, here.id)).body);
  expect(rowsOf(await read(again.id, again.budget))).toEqual(rowsOf(await read(here.id, here.budget)));
  expect(server.troubles).toEqual([]);
});

test('whoever may not read a history may not take it away, and only an archive carries it', async () => {
  expect((await archiveOf(shared.viewer, shared.id)).status).toBe(403);
  expect((await archiveOf(shared.viewer, shared.id, '')).status).toBe(200);
  expect((await archiveOf(shared.stranger, shared.id)).status).toBe(404);
  expect((await archiveOf(shared.drafter, shared.id)).status).toBe(200);
  expect((await archiveOf(shared.owner, shared.id, '')).body.histories).toBeUndefined();
  for (const query of ['to=docx&history=1', 'to=json&history=1&copy=outsider', 'to=json&history=yes']) {
    const refused = await shared.owner.get(`/reports/${shared.id}/export?${query}`);
    expect([refused.status, refused.body.detail]).toEqual([400, 'history']);
  }
  const [newest, ...earlier] = (await shared.owner.get(`/reports/${shared.id}/exports`)).body;
  expect([newest.history, earlier[0].history]).toEqual([false, true]);
});

test('a history that was tampered with is refused, and nothing is made of the file', async () => {
  const { body } = await archiveOf(shared.owner, shared.id);
  const reports = async () => (await shared.owner.get('/reports')).body.length as number;
  const before = await reports();
  const section = body.histories.sections.find((one: { moments: unknown[] }) => one.moments.length === 3);
  section.generations[0].items[0][6][0][4] = '别的话';
  const refused = await shared.owner.upload('/reports/import?filename=x.json', JSON.stringify(body));
  expect([refused.status, refused.body.code]).toEqual([422, 'broken-archive']);
  expect(await reports()).toBe(before);
});
