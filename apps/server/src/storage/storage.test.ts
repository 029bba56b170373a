import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { personId, type ReportId, reportId } from '@huigao/report';
import type { Append, ClientBinding, LogEntry } from '@huigao/sync/room';
import { reportLogSuite } from '@huigao/testing';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { freshDirectory as fresh, openStorage as open } from '../../test/open-storage';
import { MemoryStorage } from './memory-storage';
import { noticesSuite } from './notices.suite';
import { sharingSuite } from './sharing.suite';
import { openDurable, openToRead } from './sqlite/database';
import { ReportTables } from './sqlite/report-tables';
import { migrations } from './sqlite/tables';
import { storageSuite } from './storage.suite';
import { versionsSuite } from './versions.suite';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

storageSuite('memory', async () => new MemoryStorage());
storageSuite('sqlite', () => open(fresh()));
sharingSuite('memory', async () => new MemoryStorage());
sharingSuite('sqlite', () => open(fresh()));
noticesSuite('memory', async () => new MemoryStorage());
noticesSuite('sqlite', () => open(fresh()));
versionsSuite('memory', async () => new MemoryStorage());
versionsSuite('sqlite', () => open(fresh()));

reportLogSuite('sqlite', { describe, test, expect }, async () => {
  const directory = fresh();
  let log = await open(directory);
  return {
    log,
    reopen: async () => {
      await log.close();
      log = await open(directory);
      return log;
    },
    close: () => log.close(),
  };
});

const report = reportId('r');
const wang = personId('wang');
const index = { title: '标题', people: [{ person: wang, roles: ['owner' as const] }], groups: [] };
const entry = (seq: number, document: string, text = `${seq}`): LogEntry => ({
  seq,
  document,
  bytes: new TextEncoder().encode(text),
  person: wang,
  at: seq,
});
const binding = (document: string, client: number): ClientBinding => ({ document, client, person: null });
const first: Append & { index: typeof index } = {
  expectedHead: 0,
  entries: [entry(1, 'record'), entry(2, 's')],
  bindings: [binding('record', 1), binding('s', 2 ** 32 - 1)],
  index,
};

test('what was answered is there after the thread and the file are opened anew', async () => {
  const directory = fresh();
  const storage = await open(directory);
  await storage.create(report, first);
  await storage.append(report, { expectedHead: 2, entries: [entry(3, 's')], bindings: [] });
  await storage.close();
  const again = await open(directory);
  expect(await again.load(report)).toEqual({
    head: 3,
    generation: 1,
    generations: new Map(),
    checkpoints: [],
    entries: [entry(1, 'record'), entry(2, 's'), entry(3, 's')],
    bindings: [binding('record', 1), binding('s', 2 ** 32 - 1)],
  });
  await again.close();
});

test('a data directory has one owner at a time', async () => {
  const directory = fresh();
  const storage = await open(directory);
  await expect(open(directory)).rejects.toMatchObject({ code: 'data-in-use' });
  await storage.close();
  await (await open(directory)).close();
});

test('a directory that cannot be made, and a file that is no database, are refused by name', async () => {
  const file = path.join(fresh(), 'file');
  writeFileSync(file, '');
  await expect(open(path.join(file, 'data'))).rejects.toMatchObject({ code: 'data-unwritable' });
  const directory = fresh();
  writeFileSync(path.join(directory, 'huigao.db'), 'not a database '.repeat(100));
  await expect(open(directory)).rejects.toMatchObject({ code: 'data-broken' });
});

test('data of a newer version is refused and left alone', async () => {
  const directory = fresh();
  await (await open(directory)).close();
  const database = await openDurable(path.join(directory, 'huigao.db'));
  database.exec('pragma user_version = 99');
  database.close();
  await expect(open(directory)).rejects.toMatchObject({ code: 'data-newer' });
});

test('a database of the first version opens, with its accounts and sign-ins', async () => {
  const directory = fresh();
  const database = await openDurable(path.join(directory, 'huigao.db'));
  database.exec(`begin; ${migrations[0]}; pragma user_version = 1;
    insert into account values ('wang', 'Wang', 'wang', '王五', '办公室', 1, 'hash', 7);
    insert into session values ('abc', 'wang', 2592000500);
    commit`);
  database.close();
  const storage = await open(directory);
  expect(await storage.session('abc', 1000)).toMatchObject({
    session: { person: 'wang', createdAt: 500, expiresAt: 2_592_000_500, endedWhy: null },
    account: { displayName: '王五', admin: true, mail: '', groups: [], identity: null, disabledAt: null },
  });
  const [only] = await storage.sessionsOf(wang, 1000);
  expect(only?.lastSeenAt).toBeGreaterThan(1_700_000_000_000);
  expect(only?.id).toMatch(/^[0-9a-f]{32}$/);
  await storage.close();
});

test('a connection commits to the disk, in WAL', async () => {
  const database = await openDurable(path.join(fresh(), 'x.db'));
  expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
  expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  database.close();
});

test('requests that share a transaction do not share a failure', async () => {
  const storage = await open(fresh());
  const [a, b, c] = await Promise.allSettled([
    storage.create(report, first),
    storage.create(report, first),
    storage.create(reportId('other'), first),
  ]);
  expect([a.status, b.status, c.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await storage.load(report))?.head).toBe(2);
  await storage.close();
});

test('a call that cannot be handed to the thread fails alone', async () => {
  const storage = await open(fresh());
  const bad = { mail: () => {} } as never;
  const calls = [storage.reportIds(), storage.setNoticeSettings(personId('p'), bad), storage.reportIds()];
  expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  await storage.close();
});

test('appends that arrive together follow each other, and one on a stale head is not written', async () => {
  const storage = await open(fresh());
  await storage.create(report, first);
  const append = (expectedHead: number) =>
    storage.append(report, { expectedHead, entries: [entry(expectedHead + 1, 's')], bindings: [] });
  expect(await Promise.all([append(2), append(3), append(3), append(4)])).toEqual([true, true, false, true]);
  await storage.close();
});

test('a clock that tells fractions of a millisecond is no reason to lose a write', async () => {
  const storage = await open(fresh());
  await storage.create(report, first);
  const fraction = { ...entry(3, 's'), at: 1_700_000_000_000.6 };
  expect(await storage.append(report, { expectedHead: 2, entries: [fraction], bindings: [] })).toBe(true);
  expect((await storage.load(report))?.entries[2]).toEqual({ ...fraction, at: 1_700_000_000_001 });
  await storage.close();
});

/** Changes bytes in the closed database file, as a bad disk would. */
function flip(directory: string, from: string, to: string): void {
  const file = path.join(directory, 'huigao.db');
  const bytes = readFileSync(file);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
  writeFileSync(file, bytes);
}

async function closedWith(append: Append): Promise<string> {
  const directory = fresh();
  const storage = await open(directory);
  await storage.create(report, first);
  await storage.append(report, append);
  await storage.close();
  return directory;
}

test('a changed entry is found, and stands as bytes that are no update', async () => {
  const directory = await closedWith({ expectedHead: 2, entries: [entry(3, 's', 'SECRET')], bindings: [] });
  flip(directory, 'SECRET', 'SECRES');
  const found: string[] = [];
  const storage = await open(directory, found);
  const loaded = await storage.load(report);
  expect(loaded?.entries.map(({ bytes }) => bytes.length)).toEqual([1, 1, 0]);
  expect(found).toEqual(['Report r: entry 3 of s']);
  await storage.close();
});

test('a lost entry, and one whose document cannot be told, make every document of the report suspect', async () => {
  const directory = await closedWith({ expectedHead: 2, entries: [entry(3, 's')], bindings: [] });
  const change = async (sql: string) => {
    const database = await openDurable(path.join(directory, 'huigao.db'));
    database.exec(sql);
    database.close();
  };
  const suspects = async () => {
    const found: string[] = [];
    const storage = await open(directory, found);
    const { entries } = (await storage.load(report))!;
    await storage.close();
    expect(found).toHaveLength(1);
    return entries.filter(({ bytes }) => bytes.length === 0).map(({ document }) => document);
  };
  await change("update log set document = 't' where seq = 3");
  expect(await suspects()).toEqual(['record', 's']);
  await change("update log set document = 's' where seq = 3; delete from log where seq = 2");
  expect(await suspects()).toEqual(['record', 's']);
});

test('a checkpoint that stands at another place than it was made for is not read', async () => {
  const directory = await closedWith({ expectedHead: 2, entries: [entry(3, 's')], bindings: [] });
  const storage = await open(directory);
  await storage.checkpoint(report, { document: 's', seq: 2, bytes: new TextEncoder().encode('STATE') });
  await storage.close();
  const database = await openDurable(path.join(directory, 'huigao.db'));
  database.exec('update checkpoint set seq = 3');
  database.close();
  const again = await open(directory);
  const loaded = (await again.load(report))!;
  expect(loaded.checkpoints).toEqual([]);
  expect(loaded.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await again.close();
});

test('of checkpoints the newest undamaged one is read, with the entries after it', async () => {
  const entries = [3, 4, 5, 6].map((seq) => entry(seq, 's'));
  const directory = await closedWith({ expectedHead: 2, entries, bindings: [] });
  const storage = await open(directory);
  for (const seq of [2, 3, 4, 5])
    await storage.checkpoint(report, { document: 's', seq, bytes: new TextEncoder().encode(`STATE-${seq}`) });
  expect((await storage.load(report))?.entries.map(({ seq }) => seq)).toEqual([1, 6]);
  await storage.close();
  flip(directory, 'STATE-5', 'STATE-9');
  const found: string[] = [];
  const again = await open(directory, found);
  const loaded = await again.load(report);
  expect(loaded?.checkpoints.map(({ seq }) => seq)).toEqual([4]);
  expect(loaded?.entries.map(({ seq }) => seq)).toEqual([1, 5, 6]);
  expect(found).toEqual(['Report r: checkpoint 5 of s']);
  await again.close();
});

/** A log that grew as logs do: edits of several documents, texts replaced, checkpoints kept. */
const steps = fc.array(
  fc.record({
    document: fc.constantFrom('record', 's', 't'),
    does: fc.constantFrom('edit', 'edit', 'edit', 'replace', 'checkpoint', 'checkpoint before the last edit'),
  }),
  { maxLength: 25 },
);

test('a log that was counted at its checkpoints is read as one that is counted anew', async () => {
  const directory = fresh();
  let storage = await open(directory);
  const reports: ReportId[] = [];
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const id = reportId(`r${reports.length}`);
      reports.push(id);
      await storage.create(id, first);
      let head = 2;
      const written = new Set(['record', 's']);
      for (const { document, does } of script)
        if (does === 'edit' || does === 'replace') {
          written.add(document);
          const own = { ...entry(++head, document), ...(does === 'replace' ? { whole: true as const } : {}) };
          await storage.append(id, { expectedHead: head - 1, entries: [own], bindings: [] });
        } else if (written.has(document)) {
          const seq = does === 'checkpoint' ? head : head - 1;
          const bytes = new TextEncoder().encode(`STATE ${seq}`);
          await storage.checkpoint(id, { document, seq, bytes });
        }
    }),
    { numRuns: 40, seed: Number(process.env.FUZZ_SEED ?? 7) },
  );
  const load = () => Promise.all(reports.map((id) => storage.load(id)));
  const counted = await load();
  await storage.close();
  expect((await changed(directory, 'select report from log_count')).length).toBeGreaterThan(20);
  await changed(directory, 'delete from log_count');
  const found: string[] = [];
  storage = await open(directory, found);
  expect(counted).toEqual(await load());
  expect(found).toEqual([]);
  await storage.close();
});

/** Runs a statement on a closed storage; gives the rows. */
async function changed(directory: string, sql: string): Promise<readonly unknown[]> {
  const database = await openDurable(path.join(directory, 'huigao.db'));
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

test('what is lost after a log was counted is found, and so are counts that changed', async () => {
  const entries = [3, 4, 5, 6].map((seq) => entry(seq, 's'));
  const directory = await closedWith({ expectedHead: 2, entries, bindings: [binding('t', 7)] });
  let storage = await open(directory);
  await storage.checkpoint(report, { document: 's', seq: 4, bytes: new TextEncoder().encode('STATE') });
  await storage.append(report, { expectedHead: 6, entries: [entry(7, 's'), entry(8, 't')], bindings: [] });
  await storage.close();
  const loaded = async (sql: string) => {
    await changed(directory, sql);
    const found: string[] = [];
    storage = await open(directory, found);
    const { entries } = (await storage.load(report))!;
    await storage.close();
    return { found, suspect: entries.filter(({ bytes }) => bytes.length === 0).map((one) => one.document) };
  };
  expect(await loaded('select 1')).toEqual({ found: [], suspect: [] });
  // Needed by nobody: `verify` finds it, opening does not look.
  expect(await loaded('delete from log where seq = 3')).toEqual({ found: [], suspect: [] });
  expect(await loaded('delete from log where seq = 5')).toEqual({
    found: ['Report r: 2 of 3 entries of s after 4'],
    suspect: ['s'],
  });
  const afterAnother = await loaded('delete from log where seq = 8');
  expect(new Set(afterAnother.suspect)).toEqual(new Set(['record', 's']));
  const { found } = await loaded("update log_count set documents = replace(documents, '5', '4')");
  expect(found[0]).toBe('Report r: counts up to 6');
});

test('a database of the tables before counting opens, and is counted at its next checkpoint', async () => {
  const directory = fresh();
  const before = migrations.findIndex((sql) => sql.includes('create table log_count'));
  await (await open(directory)).close();
  // With what was made after it.
  for (const table of ['log_count', 'snippet_list', 'earlier_history'])
    await changed(directory, `drop table ${table}`);
  await changed(directory, `pragma user_version = ${before}`);
  const unchanged = await openToRead(path.join(directory, 'huigao.db'));
  expect(new ReportTables(unchanged, () => {}).load(report)).toBe(null);
  unchanged.close();
  const storage = await open(directory);
  await storage.create(report, first);
  await storage.append(report, { expectedHead: 2, entries: [entry(3, 's')], bindings: [] });
  await storage.checkpoint(report, { document: 's', seq: 3, bytes: new TextEncoder().encode('STATE') });
  expect((await storage.load(report))?.entries.map(({ seq }) => seq)).toEqual([1]);
  await storage.close();
  expect(await changed(directory, 'select seq from log_count')).toEqual([{ seq: 3 }]);
});
