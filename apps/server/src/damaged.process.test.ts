// A section whose newest entry on the disk is damaged, under the real server: it is shown as its last good checkpoint has it and
// cannot be written, the others can, and who has more of it keeps that.

import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltServer, buildServer } from '../test/built-server';
import { sectionsOf, signIn, until, world } from '../test/torture-world';
import { Typist } from '../test/typist';
import { openDurable } from './storage/sqlite/database';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

test('a damaged section is shown from its last good checkpoint and not written, and all else goes on', async () => {
  const { url, data, start } = await world(built);
  let server = await start();
  const owner = await signIn(url, 'owner');
  const report = (await owner.post('/reports', { from: 'sample' })).body.id as string;
  const [section, other] = (await sectionsOf(owner, report)) as [string, string];
  const gate = { open: true };
  const author = new Typist('a', owner, report, { section, gate, reads: [other] });
  author.start(10);
  // Enough for a checkpoint when the room closes.
  await until('some is saved', () => author.saved > 120);
  author.rest();
  await until('all is saved', () => author.isSaved);
  const kept = [...author.typed];
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  server = await start();
  author.wake();
  await until('it is back', () => author.isSaved);
  author.start(10);
  await until('more is saved', () => author.saved > kept.length + 5);
  author.rest();
  await until('all is saved', () => author.isSaved);
  server.child.kill('SIGKILL');
  await server.ended;

  const database = await openDurable(path.join(data, 'huigao.db'));
  const place = database
    .prepare(
      'select max(seq) as last, (select max(seq) from checkpoint where document = log.document) as kept from log where document = ?',
    )
    .get(section) as { last: number; kept: number };
  expect(place.last).toBeGreaterThan(place.kept);
  database
    .prepare('update log set bytes = zeroblob(length(bytes)) where document = ? and seq = ?')
    .run(section, place.kept + 1);
  database.close();

  server = await start();
  author.wake();
  await until('who has more keeps it', () => author.state.drafts.length > 0);
  expect(author.state.drafts).toMatchObject([{ section, code: 'damaged' }]);
  expect(author.state.drafts[0]!.text).toContain(author.typed.at(-1));
  const reader = new Typist('b', owner, report, { section, gate, reads: [other] });
  await until('it is read', () => reader.hasRead(section) && reader.hasRead(other));
  expect(reader.state.sections.get(section as never)).toMatchObject({ right: 'r', health: 'damaged' });
  expect(reader.state.sections.get(other as never)).toMatchObject({ right: 'rw', health: 'sound' });
  const shown = reader.textOf(section);
  for (const mark of kept) expect(shown).toContain(mark);
  expect(shown).not.toContain(author.typed.at(-1));

  const writer = new Typist('c', owner, report, { section: other, gate });
  writer.start(10);
  await until('the other section is written', () => writer.saved > 3);
  writer.rest();
  await until('all is saved', () => writer.isSaved);
  for (const one of [author, reader, writer]) await one.stop();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.printed()).toContain('存储中有损坏的内容');
});
