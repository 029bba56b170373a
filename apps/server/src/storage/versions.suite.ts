// What every `Storage` promises of versions of reports.

import { personId, reportId, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import type { Storage } from './storage';
import type { StoredVersion } from './version-store';

const report = reportId('r1');

const version = (id: string, change: Partial<StoredVersion> = {}): StoredVersion => ({
  id,
  report,
  seq: 1,
  at: 1000,
  by: personId('wang'),
  cause: 'named',
  section: null,
  name: '初稿',
  number: null,
  sha256: 'a'.repeat(64),
  bytes: new Uint8Array([1, 2, 0, 255]),
  ...change,
});

const summary = (id: string, change: Partial<StoredVersion> = {}) => {
  const { bytes: _, ...rest } = version(id, change);
  return rest;
};

const createReport = (storage: Storage, id = report) =>
  storage.create(id, {
    expectedHead: 0,
    entries: [{ seq: 1, document: 'record', bytes: new Uint8Array([1]), person: null, at: 1 }],
    bindings: [],
    index: { title: '报告', people: [], groups: [] },
  });

/** Runs the suite; `open` gives an empty storage each time. */
export function versionsSuite(name: string, open: () => Promise<Storage>): void {
  const holds = (title: string, run: (storage: Storage) => Promise<void>) =>
    test(`${name}: ${title}`, async () => {
      const storage = await open();
      try {
        await createReport(storage);
        await run(storage);
      } finally {
        await storage.close();
      }
    });

  holds('a version is kept as it is, and listed without its bytes', async (storage) => {
    const made = version('v1', { cause: 'submitted', section: sectionId('s1'), by: null, name: '' });
    expect(await storage.addVersion(made)).toBe(true);
    expect(await storage.version(report, 'v1')).toEqual(made);
    const { bytes: _, ...listed } = made;
    expect(await storage.versions(report)).toEqual([listed]);
    expect(await storage.version(report, 'v2')).toBeNull();
  });

  holds('versions are listed by their place in the log, the newest first', async (storage) => {
    await storage.addVersion(version('a', { seq: 5, at: 1 }));
    await storage.addVersion(version('b', { seq: 9, at: 2 }));
    await storage.addVersion(version('c', { seq: 9, at: 2 }));
    expect((await storage.versions(report)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  holds('an id is taken once, and so is the number of a frozen version', async (storage) => {
    expect(await storage.addVersion(version('a', { number: 1 }))).toBe(true);
    expect(await storage.addVersion(version('a', { name: '别的' }))).toBe(false);
    expect(await storage.addVersion(version('b', { number: 1 }))).toBe(false);
    expect(await storage.versions(report)).toEqual([summary('a', { number: 1 })]);
    expect(await storage.addVersion(version('c', { number: 2 }))).toBe(true);
    await createReport(storage, reportId('r2'));
    expect(await storage.addVersion(version('d', { number: 1, report: reportId('r2') }))).toBe(true);
  });

  holds('versions of one report are not seen from another', async (storage) => {
    await storage.addVersion(version('a'));
    expect(await storage.versions(reportId('r2'))).toEqual([]);
    expect(await storage.version(reportId('r2'), 'a')).toBeNull();
    expect(await storage.renameVersion(reportId('r2'), 'a', 'x')).toBe(false);
    expect((await storage.version(report, 'a'))!.name).toBe('初稿');
  });

  holds('only the name of a version changes', async (storage) => {
    await storage.addVersion(version('a'));
    expect(await storage.renameVersion(report, 'a', '送局长前')).toBe(true);
    expect(await storage.renameVersion(report, 'b', 'x')).toBe(false);
    expect(await storage.version(report, 'a')).toEqual(version('a', { name: '送局长前' }));
  });

  holds('bytes are kept, not referred to', async (storage) => {
    const bytes = new Uint8Array([0, 7, 8, 0]).subarray(1, 3);
    await storage.addVersion(version('a', { bytes }));
    bytes.fill(9);
    expect((await storage.version(report, 'a'))!.bytes).toEqual(new Uint8Array([7, 8]));
  });
}
