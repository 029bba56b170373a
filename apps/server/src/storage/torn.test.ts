// What a power cut or a bad disk leaves of the files: a log cut off at any byte, and bits that turned. Nothing is ever taken for whole
// that is not, and what is left of a log is always its begin.

import { copyFileSync, cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { personId, reportId } from '@huigao/report';
import type { Append, LoadedReport, LogEntry } from '@huigao/sync/room';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { freshDirectory as fresh, openStorage as open } from '../../test/open-storage';
import { StorageDamaged, StorageRefused } from './storage';

const runs = Number(process.env.TORN_RUNS ?? 60);
vi.setConfig({ testTimeout: 60_000 + 500 * runs });

const report = reportId('r');
const person = personId('wang');
const text = (seq: number) => `第${seq}条改动，长短不一。`.repeat(1 + (seq % 7));
const entry = (seq: number, document = seq % 3 === 0 ? 's' : 'record'): LogEntry => ({
  seq,
  document,
  bytes: new TextEncoder().encode(text(seq)),
  person,
  at: seq,
});
const bindings = ['record', 's'].map((document, client) => ({ document, client, person: null }));
const index = { title: '标题', people: [{ person, roles: ['owner' as const] }], groups: [] };
const first: Append & { readonly index: typeof index } = {
  expectedHead: 0,
  entries: [entry(1), entry(2, 's')],
  bindings,
  index,
};
const head = 42;

/** A log of single appends, and the storage that still has it open. */
async function written() {
  const directory = fresh();
  const storage = await open(directory);
  await storage.create(report, first);
  for (let seq = 3; seq <= head; seq++)
    await storage.append(report, { expectedHead: seq - 1, entries: [entry(seq)], bindings: [] });
  return { directory, storage };
}

/** The begin of what was written, up to a place, as a log gives it. */
const begin = (upTo: number) => [...first.entries, ...numbers(3, upTo).map((seq) => entry(seq))];
const numbers = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

test('a log that was cut off at any byte opens as its begin, and goes on from there', async () => {
  const { directory, storage } = await written();
  const whole = readFileSync(path.join(directory, 'huigao.db-wal')).length;
  const lengths = new Set<number>();
  for (const cut of [
    0,
    7,
    31,
    33,
    ...numbers(1, 22).map((part) => Math.floor((whole * part) / 23) + part),
    whole,
  ]) {
    const left = fresh();
    for (const file of ['huigao.db', 'huigao.db-wal'])
      copyFileSync(path.join(directory, file), path.join(left, file));
    truncateSync(path.join(left, 'huigao.db-wal'), cut);
    const found: string[] = [];
    const opened = await open(left, found);
    const loaded = await opened.load(report);
    if (loaded) {
      expect(loaded.entries).toEqual(begin(loaded.head));
      const next = { ...entry(loaded.head + 1), bytes: new Uint8Array([1]) };
      const group = { expectedHead: loaded.head, entries: [next], bindings: [] };
      expect(await opened.append(report, group)).toBe(true);
    }
    lengths.add(loaded?.head ?? 0);
    expect(found).toEqual([]);
    await opened.close();
  }
  expect(lengths).toContain(head);
  expect(lengths.size).toBeGreaterThan(8);
  await storage.close();
});

/** What a report that was opened shows to be wrong with it. */
const isMarked = ({ entries, checkpoints }: LoadedReport, found: readonly string[]) =>
  found.length > 0 || [...entries, ...checkpoints].some(({ bytes }) => bytes.length === 0);

test('a bit that turned anywhere in the file is found, or changes nothing of what was written', async () => {
  const { directory, storage } = await written();
  await storage.checkpoint(report, {
    document: 's',
    seq: 12,
    bytes: new TextEncoder().encode('状态'.repeat(90)),
  });
  const before = (await storage.load(report))!;
  await storage.close();
  const bytes = readFileSync(path.join(directory, 'huigao.db'));
  const seen = { found: 0, refused: 0, untouched: 0 };
  // Where the log and its checkpoint lie; tables that hold nothing of a report are no concern here.
  const texts = bytes.indexOf(text(40));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: texts - 4000, max: texts + 300 })),
      fc.nat({ max: 7 }),
      async (at, bit) => {
        const broken = Buffer.from(bytes);
        broken[at] = broken[at]! ^ (1 << bit);
        const left = fresh();
        writeFileSync(path.join(left, 'huigao.db'), broken);
        const found: string[] = [];
        let storage: Awaited<ReturnType<typeof open>> | null = null;
        try {
          storage = await open(left, found);
          const after = await storage.load(report);
          if (after && isMarked(after, found)) seen.found++;
          else {
            expect({ ...after, bindings: [] }).toEqual({ ...before, bindings: [] });
            seen.untouched++;
          }
        } catch (error) {
          if (!(error instanceof StorageRefused || error instanceof StorageDamaged)) throw error;
          seen.refused++;
        } finally {
          await storage?.close();
        }
      },
    ),
    { numRuns: runs, seed: Number(process.env.FUZZ_SEED ?? 7) },
  );
  expect(seen.found).toBeGreaterThan(5);
  expect(seen.untouched).toBeGreaterThan(5);
});

test('the copies of a directory are what these tests take them for', async () => {
  const { directory, storage } = await written();
  const copy = fresh();
  cpSync(directory, copy, { recursive: true });
  await storage.close();
  const opened = await open(copy);
  expect((await opened.load(report))!.head).toBe(head);
  await opened.close();
});
