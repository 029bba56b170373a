// Histories of sections over HTTP, of texts that real sockets wrote.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bodyAtMoment, type SectionHistory, sectionDigest, sectionId } from '@huigao/report';
import { encodeBare } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { historyThread } from '../../test/built-threads';
import { LeapingClock } from '../../test/leaping-clock';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { editOf, openSection, typed } from '../../test/socket-client';
import { HistoryDesk } from '../histories/history-desk';
import { HistoryWorker } from '../histories/history-worker';

// Real sockets and a real thread, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const patience = { timeout: 30_000 };

const folder = mkdtempSync(path.join(tmpdir(), 'huigao-history-'));
const clock = new LeapingClock();
let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  const historyReader = new HistoryWorker({ thread: await historyThread(), folder });
  server = await startServer({ historyReader, clock });
  shared = await shareReport(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const address = (section: string) => `/reports/${shared.id}/sections/${section}/history`;

async function write(client: HttpClient, section: string, ...edits: Parameters<typeof editOf>[1][]) {
  const { socket, doc } = await openSection(client, shared.id, section);
  const room = (await server.rooms.room(shared.id as never))!;
  const before = room.state().seq;
  for (const edit of edits) socket.send(encodeBare({ type: 'update', update: editOf(doc, edit) }));
  await expect.poll(() => room.state().seq).toBe(before + edits.length);
  socket.socket.terminate();
}

/** Takes away the first words of a section. */
const erased = (length: number) => (body: Y.XmlFragment) =>
  ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, length);

interface Read {
  readonly names: Readonly<Record<string, string>>;
  readonly history: SectionHistory;
}

const read = async (section: string) => (await shared.owner.get(address(section))).body as Read;

/** Who wrote a text, by name; null: nobody did. */
function writerOf({ names, history }: Read, text: string): string | null {
  const { body, written } = bodyAtMoment(history, history.moments.length - 1)!;
  const found = written.find(({ from, to }) => body.textBetween(from, to).includes(text));
  const person = found && history.moments[found.moment]!.person;
  return person ? names[person]! : null;
}

test('who wrote what, and every text there was, is told to those who work on the report', async () => {
  const section = shared.sections.budget!;
  await write(shared.owner, section, typed('统稿人写的'));
  await write(shared.drafter, section, typed('起草人写的'), erased(2));
  const found = await read(section);
  expect(writerOf(found, '统稿人写的')).toBe('owner');
  expect(writerOf(found, '人写的')).toBe('drafter');
  const texts = found.history.moments.map((_, at) => bodyAtMoment(found.history, at)!.body.textContent);
  expect(texts[0]).not.toContain('写的');
  expect(texts.at(-1)).toMatch(/^人写的统稿人写的/);
  const room = (await server.rooms.room(shared.id as never))!;
  const now = room.exportReport().bodies.get(sectionId(section))!;
  expect(bodyAtMoment(found.history, found.history.moments.length - 1)!.body.eq(now)).toBe(true);
  expect((await shared.drafter.get(address(section))).status).toBe(200);
  expect((await shared.viewer.get(address(section))).status).toBe(403);
  expect((await shared.viewer.get(`/reports/${shared.id}/versions/at.3.${section}`)).status).toBe(403);
  expect((await shared.stranger.get(address(section))).status).toBe(404);
  expect((await shared.owner.get(address('nothing'))).status).toBe(403);
});

test('a section is put back as it was at any moment, and its words stay those of who wrote them', async () => {
  const section = shared.sections.budget!;
  const { history } = await read(section);
  await write(shared.owner, section, erased(9));
  const moment = history.moments.length - 1;
  const id = `at.${history.moments[moment]!.seq}.${section}`;
  const restore = (client: HttpClient, body: unknown) =>
    client.post(`/reports/${shared.id}/versions/${id}/restore`, body);
  expect((await restore(shared.drafter, { what: 'report' })).status).toBe(403);
  expect((await restore(shared.owner, { what: 'section', section })).status).toBe(200);
  const after = await read(section);
  expect(after.history.generations).toHaveLength(2);
  const { body } = bodyAtMoment(after.history, after.history.moments.length - 1)!;
  expect(body.eq(bodyAtMoment(history, moment)!.body)).toBe(true);
  expect(writerOf(after, '人写的')).toBe('drafter');
  expect(writerOf(after, '统稿人写的')).toBe('owner');
  expect((await restore(shared.owner, { what: 'section', section })).body).toMatchObject({
    code: 'nothing-to-restore',
  });
  expect((await shared.owner.get(`/reports/${shared.id}/versions/at.0.${section}`)).status).toBe(404);
});

test('a paragraph comes back from a moment, beside what was written since', async () => {
  const section = shared.sections.budget!;
  await write(shared.drafter, section, typed('起草人的旧话，'));
  const { history } = await read(section);
  const { seq } = history.moments.at(-1)!;
  await write(shared.owner, section, (body) => body.delete(0, 1));
  const room = (await server.rooms.room(shared.id as never))!;
  const digest = sectionDigest(room.exportReport(), sectionId(section));
  const wanted = { what: 'paragraph', section, digest, restored: 0, replaced: null, behind: null };
  const { status } = await shared.owner.post(
    `/reports/${shared.id}/versions/at.${seq}.${section}/restore`,
    wanted,
  );
  expect(status).toBe(200);
  expect(writerOf(await read(section), '起草人的旧话，')).toBe('drafter');
});

test('what was read is kept, found again, and worked out anew when it is damaged or of another log', async () => {
  const section = shared.sections.functions!;
  const words = Array.from({ length: 520 }, (_, at) => typed(String(at % 10)));
  await write(shared.owner, section, ...words);
  const first = await read(section);
  // Kept after it was answered.
  await expect
    .poll(() => readdirSync(folder), patience)
    .toEqual([expect.stringMatching(/^[0-9a-f]{64}\.history$/)]);
  const [file] = readdirSync(folder);
  const again = async () => {
    const other = new HistoryWorker({ thread: await historyThread(), folder });
    const key = `${shared.id} ${section}`;
    const known = await other.answer({ key, breaks: [], wanted: { what: 'begin' } });
    await other.close();
    return known;
  };
  expect(await again()).toEqual({ is: 'known', seq: first.history.moments.at(-1)!.seq });
  // Kept with it is the answer: nothing of the log is read for it again, and what came since is in the next one.
  const folderOnly = new HistoryDesk(folder);
  const key = `${shared.id} ${section}`;
  const kept = await folderOnly.answer({ key, breaks: [], wanted: { what: 'history' } });
  expect(kept.is === 'history' && JSON.parse(new TextDecoder().decode(kept.json))).toEqual(first.history);
  await write(shared.owner, section, typed('后来'));
  const later = await read(section);
  expect(writerOf(later, '后来')).toBe('owner');
  writeFileSync(path.join(folder, file!), 'damaged');
  expect(await again()).toEqual({ is: 'known', seq: 0 });
  expect(await read(section)).toEqual(later);
});

test('a section is read ahead some minutes after its checkpoint, so that nobody waits for the first reading', async () => {
  const section = shared.sections.goals!;
  const kept = readdirSync(folder);
  await write(shared.owner, section, ...Array.from({ length: 520 }, (_, at) => typed(String(at % 10))));
  // The room rests, keeps a checkpoint, and is closed.
  await expect
    .poll(() => {
      clock.leap(60_000);
      return readdirSync(folder).filter((file) => !kept.includes(file) && file.endsWith('.history'));
    }, patience)
    .toHaveLength(1);
  // Without a thread, and without the log: all there is to say is in the file.
  const fromFile = await new HistoryDesk(folder).answer({
    key: `${shared.id} ${section}`,
    breaks: [],
    wanted: { what: 'history' },
  });
  const told = fromFile.is === 'history' && JSON.parse(new TextDecoder().decode(fromFile.json));
  const now = await read(section);
  expect(told).toEqual(now.history);
  expect(writerOf(now, '9876543210')).toBe('owner');
  expect(server.troubles).toEqual([]);
});
