import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sectionDigest, sectionId } from '@huigao/report';
import { beforeAll, expect, test, vi } from 'vitest';
import { storageThread } from '../../test/built-threads';
import { shareReport, startServer } from '../../test/running-server';
import { verifyDirectory } from '../audit/verify-directory';
import { type Database, openDurable } from '../storage/sqlite/database';
import { entryCrc } from '../storage/sqlite/proofs';
import { SqliteStorage } from '../storage/sqlite/sqlite-storage';
import { digestOfPacked } from '../versions/packing';
import { noteVersion, type ToldVersions, verifyReports } from './verify-reports';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fresh = () => mkdtempSync(path.join(tmpdir(), 'huigao-verify-'));
const whole = fresh();
let title: string;
let agreed: string;

/** A report with an agreed section, a version by name, and a checkpoint. */
beforeAll(async () => {
  const storage = await SqliteStorage.open({
    directory: whole,
    thread: await storageThread(),
    damaged: () => {},
    lost: () => {},
  });
  const server = await startServer({ storage });
  const shared = await shareReport(server);
  const section = shared.sections.plans!;
  const room = (await server.rooms.room(shared.id as never))!;
  agreed = room.record.outline.find(({ id }) => id === section)!.title;
  ({ title } = room.record);
  const step = (event: string) =>
    shared.command(shared.owner, {
      type: 'advanceSection',
      section,
      event,
      why: '',
      onBehalfOf: null,
      digest: sectionDigest(room.exportReport(), sectionId(section)),
    });
  await step('submit');
  expect((await step('agree')).status).toBe(200);
  await shared.owner.post(`/reports/${shared.id}/versions`, { title: '初稿' });
  for (let count = 0; count < 20; count++)
    await shared.command(shared.owner, { type: 'renameReport', title: `${title}${count % 2}` });
  title = `${title}1`;
  // A second report, that came with how its texts came about.
  const { body } = await shared.owner.get(`/reports/${shared.id}/export?to=json&history=1`);
  await shared.owner.upload('/reports/import?filename=x.json', JSON.stringify(body));
  await server.stop();
});

async function verify(directory: string) {
  const told: ToldVersions = new Map();
  const { result, more } = await verifyDirectory(directory, null, {
    record: (record) => noteVersion(told, record),
    end: (database) => verifyReports(database, told),
  });
  expect(result.ok).toBe(true);
  return more;
}

/** A copy of the data in which something was done to the database. */
async function tampered(act: (database: Database) => void): Promise<string> {
  const directory = fresh();
  cpSync(whole, directory, { recursive: true });
  const database = await openDurable(path.join(directory, 'huigao.db'));
  act(database);
  database.close();
  return directory;
}

test('what was written is whole, and counted', async () => {
  expect(await verify(whole)).toEqual({ ok: true, reports: 2, versions: 4, sections: 1 });
});

/** The bytes of a row with one bit changed. */
const flipped = (bytes: Uint8Array) =>
  bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte));

interface Row {
  readonly rowid: number;
  readonly seq: number;
  readonly id: string;
  readonly bytes: Uint8Array;
}

test.each(['log', 'checkpoint', 'version'])('one bit of a row of %s is named', async (table) => {
  let at = '';
  const directory = await tampered((database) => {
    const key = table === 'log' ? 'seq' : 'rowid';
    const row = database.prepare(`select *, ${key} as key from ${table} limit 1`).get() as unknown as Row & {
      key: number;
    };
    database.prepare(`update ${table} set bytes = ? where ${key} = ?`).run(flipped(row.bytes), row.key);
    at = table === 'version' ? row.id : String(row.seq);
  });
  const result = await verify(directory);
  expect(result).toMatchObject({
    ok: false,
    title,
    fault: table === 'log' ? 'entry' : table,
    what: expect.stringContaining(at),
  });
});

test('one bit of a history that came with an archive is named, and a backup without such is whole', async () => {
  const directory = await tampered((database) => {
    const row = database.prepare('select rowid, bytes from earlier_history limit 1').get() as unknown as Row;
    database
      .prepare('update earlier_history set bytes = ? where rowid = ?')
      .run(flipped(row.bytes), row.rowid);
  });
  expect(await verify(directory)).toMatchObject({ ok: false, title, fault: 'earlier-history' });
  const older = await tampered((database) => database.exec('drop table earlier_history'));
  expect(await verify(older)).toMatchObject({ ok: true });
});

test('a version whose row was rewritten with a new hash, or taken out, is named by the audit log', async () => {
  const rewritten = await tampered((database) => {
    const row = database
      .prepare(`select id, bytes from version where cause = 'named'`)
      .get() as unknown as Row;
    const bytes = flipped(row.bytes);
    database
      .prepare('update version set bytes = ?, sha256 = ? where id = ?')
      .run(bytes, digestOfPacked(bytes), row.id);
  });
  const named = { name: '初稿', cause: 'named', number: null };
  expect(await verify(rewritten)).toMatchObject({ ok: false, fault: 'version', version: named });
  const removed = await tampered((database) => database.exec(`delete from version where cause = 'named'`));
  expect(await verify(removed)).toMatchObject({ ok: false, fault: 'version-missing' });
});

test('an agreed text that was rewritten with all its check sums is named by its digest', async () => {
  const directory = await tampered((database) => {
    const rows = database
      .prepare('select report, document, seq, bytes, person, at from log order by seq')
      .all() as unknown as (Row & { report: string; document: string; person: never; at: number })[];
    for (const one of rows) {
      const text = Buffer.from(one.bytes);
      const at = text.indexOf('。');
      if (one.document === 'record' || at < 0) continue;
      // Another mark of the same length: the text reads on, and its entry is whole.
      const bytes = new Uint8Array(
        Buffer.concat([text.subarray(0, at), Buffer.from('！'), text.subarray(at + 3)]),
      );
      const { report, ...entry } = { ...one, bytes };
      database
        .prepare('update log set bytes = ?, crc = ? where report = ? and document = ? and seq = ?')
        .run(bytes, entryCrc(report, entry), report, one.document, one.seq);
    }
  });
  expect(await verify(directory)).toMatchObject({ ok: false, fault: 'section', title, what: agreed });
});
