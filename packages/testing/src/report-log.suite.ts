// The acceptance suite of a `ReportLog`: what every implementation must promise. It runs on memory here and on SQLite in the server.

import { personId, reportId } from '@huigao/report';
import type { Append, LogEntry, ReportIndex, ReportLog } from '@huigao/sync/room';

/** The globals of vitest; given by the caller, so that this package does not load a test runner. */
export type TestGlobals = Pick<typeof import('vitest'), 'describe' | 'test' | 'expect'>;

/** A log for one test, and how to end it. `reopen` gives the same log as another process would find it. */
export interface LogUnderTest {
  readonly log: ReportLog;
  reopen?(): Promise<ReportLog>;
  close?(): Promise<void>;
}

const report = reportId('r1');
const index: ReportIndex = {
  title: '报告',
  people: [{ person: personId('张三'), roles: ['owner'] }],
  groups: [],
};

const entry = (seq: number, document = 'record', content = seq): LogEntry => ({
  seq,
  document,
  bytes: new Uint8Array([content, 0, 255]),
  person: seq % 2 ? null : personId('张三'),
  at: 1_700_000_000_000 + seq,
});

const group = (expectedHead: number, entries: readonly LogEntry[], more: Partial<Append> = {}): Append => ({
  expectedHead,
  entries,
  bindings: [],
  ...more,
});

const first = { ...group(0, [entry(1), entry(2, 's1')]), index };

/** Declares the suite `name`; `make` gives an empty log for each test. */
export function reportLogSuite(
  name: string,
  { describe, test, expect }: TestGlobals,
  make: () => Promise<LogUnderTest>,
): void {
  const on = (title: string, body: (under: LogUnderTest) => Promise<void>) =>
    test(title, async () => {
      const under = await make();
      try {
        await body(under);
      } finally {
        await under.close?.();
      }
    });

  describe(`ReportLog: ${name}`, () => {
    on('[SY40] a report that was never made is null', async ({ log }) => {
      expect(await log.load(report)).toBe(null);
      expect(await log.append(report, group(0, [entry(1)]))).toBe(false);
    });

    on('[SY40] a new report is loaded as it was made', async ({ log }) => {
      await log.create(report, {
        ...first,
        bindings: [{ document: 's1', client: 2 ** 32 - 1, person: null }],
      });
      const loaded = await log.load(report);
      expect(loaded).toMatchObject({ head: 2, checkpoints: [], entries: first.entries });
      expect(loaded!.generation).toBeGreaterThan(0);
      expect(loaded!.bindings).toEqual([{ document: 's1', client: 2 ** 32 - 1, person: null }]);
      expect(loaded!.entries[0]!.bytes).toBeInstanceOf(Uint8Array);
    });

    on('[SY40] reports do not see each other', async ({ log }) => {
      await log.create(report, first);
      await log.create(reportId('r2'), { ...group(0, [entry(1)]), index });
      expect((await log.load(reportId('r2')))!.head).toBe(1);
      expect(await log.append(report, group(2, [entry(3)]))).toBe(true);
      expect((await log.load(reportId('r2')))!.entries).toHaveLength(1);
    });

    on('[SY40] a report cannot be made twice', async ({ log }) => {
      await log.create(report, first);
      await expect(log.create(report, first)).rejects.toThrow();
      expect((await log.load(report))!.entries).toHaveLength(2);
    });

    on('[SY41] entries come back in order, with who and when', async ({ log }) => {
      await log.create(report, first);
      expect(await log.append(report, group(2, [entry(3, 's1'), entry(4, 's2')]))).toBe(true);
      expect(await log.append(report, group(4, [entry(5)]))).toBe(true);
      const loaded = await log.load(report);
      expect(loaded!.head).toBe(5);
      expect(loaded!.entries).toEqual([entry(1), entry(2, 's1'), entry(3, 's1'), entry(4, 's2'), entry(5)]);
    });

    on('[SY41] an append on another head than expected writes nothing at all', async ({ log }) => {
      await log.create(report, first);
      const stale = group(1, [entry(2, 's1', 9)], {
        bindings: [{ document: 's1', client: 7, person: null }],
        index: { ...index, title: '别的' },
      });
      expect(await log.append(report, stale)).toBe(false);
      expect(await log.append(report, group(3, [entry(4)]))).toBe(false);
      expect(await log.load(report)).toMatchObject({ head: 2, entries: first.entries, bindings: [] });
    });

    on('[SY41] of two appends on one head one is taken', async ({ log }) => {
      await log.create(report, first);
      const both = [log.append(report, group(2, [entry(3)])), log.append(report, group(2, [entry(3, 's1')]))];
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
      expect((await log.load(report))!.head).toBe(3);
    });

    on('[SY41] bindings are kept, one a document and client', async ({ log }) => {
      await log.create(report, first);
      const bindings = [
        { document: 's1', client: 7, person: personId('张三') },
        { document: 's2', client: 7, person: personId('李四') },
        { document: 's1', client: 8, person: null },
      ];
      await log.append(report, group(2, [entry(3)], { bindings }));
      const loaded = (await log.load(report))!.bindings;
      expect(loaded).toHaveLength(3);
      expect(loaded).toEqual(expect.arrayContaining(bindings));
    });

    on('[SY42] a checkpoint stands for the entries of its document up to its place', async ({ log }) => {
      await log.create(report, first);
      await log.append(report, group(2, [entry(3, 's1'), entry(4), entry(5, 's1')]));
      const checkpoint = { document: 's1', seq: 3, bytes: new Uint8Array([1, 2]) };
      await log.checkpoint(report, checkpoint);
      const loaded = (await log.load(report))!;
      expect(loaded.checkpoints).toEqual([checkpoint]);
      const needed = loaded.entries.filter(({ document, seq }: LogEntry) => document !== 's1' || seq > 3);
      expect(needed).toEqual([entry(1), entry(4), entry(5, 's1')]);
      expect(loaded.head).toBe(5);
    });

    on('[SY42] the newest checkpoint of a document is given', async ({ log }) => {
      await log.create(report, first);
      await log.append(report, group(2, [entry(3, 's1')]));
      await log.checkpoint(report, { document: 's1', seq: 2, bytes: new Uint8Array([1]) });
      await log.checkpoint(report, { document: 's1', seq: 3, bytes: new Uint8Array([2]) });
      expect((await log.load(report))!.checkpoints).toEqual([
        { document: 's1', seq: 3, bytes: new Uint8Array([2]) },
      ]);
      expect(await log.append(report, group(3, [entry(4)]))).toBe(true);
    });

    on('[SY43] a whole entry begins a generation, and what is before it is not needed', async ({ log }) => {
      await log.create(report, first);
      await log.append(report, group(2, [entry(3, 's1'), entry(4, 's2')]));
      await log.checkpoint(report, { document: 's1', seq: 3, bytes: new Uint8Array([1]) });
      expect((await log.load(report))!.generations).toEqual(new Map());
      const whole: LogEntry = { ...entry(5, 's1'), whole: true };
      expect(await log.append(report, group(4, [whole, entry(6, 's1')]))).toBe(true);
      const loaded = (await log.load(report))!;
      expect(loaded.generations).toEqual(new Map([['s1', 5]]));
      expect(loaded.entries.filter(({ document, seq }) => document === 's1' && seq >= 5)).toEqual([
        whole,
        entry(6, 's1'),
      ]);
      await log.checkpoint(report, { document: 's1', seq: 6, bytes: new Uint8Array([2]) });
      const later = (await log.load(report))!;
      expect(later.generations).toEqual(new Map([['s1', 5]]));
      expect(later.checkpoints).toEqual([{ document: 's1', seq: 6, bytes: new Uint8Array([2]) }]);
      await log.append(report, group(6, [{ ...entry(7, 's1'), whole: true }, entry(8, 's2')]));
      expect((await log.load(report))!.generations).toEqual(new Map([['s1', 7]]));
    });

    on('[SY41] bytes are kept, not referred to', async ({ log }) => {
      await log.create(report, first);
      const bytes = new Uint8Array([1, 2, 3]);
      await log.append(report, group(2, [{ ...entry(3), bytes }]));
      bytes.fill(9);
      expect((await log.load(report))!.entries[2]!.bytes).toEqual(new Uint8Array([1, 2, 3]));
    });

    on('[SY41] a view into a larger buffer is kept as what it shows', async ({ log }) => {
      await log.create(report, first);
      const view = new Uint8Array([0, 0, 5, 6, 0]).subarray(2, 4);
      await log.append(report, group(2, [{ ...entry(3), bytes: view }]));
      expect((await log.load(report))!.entries[2]!.bytes).toEqual(new Uint8Array([5, 6]));
    });

    on('[SY41] what was appended is there for another process', async ({ log, reopen }) => {
      if (!reopen) return;
      await log.create(report, first);
      await log.append(report, group(2, [entry(3, 's1')]));
      const loaded = await (await reopen()).load(report);
      expect(loaded!.entries).toEqual([entry(1), entry(2, 's1'), entry(3, 's1')]);
    });
  });
}
