import { createHash } from 'node:crypto';
import {
  bodyFromNotation,
  type PersonId,
  personId,
  reportFromSeed,
  reportId,
  sampleSeed,
} from '@huigao/report';
import { afterEach, expect, test, vi } from 'vitest';
import { fileProcess } from '../../test/built-threads';
import { FileProcesses, type FileProcessesOptions } from './file-processes';
import type { ExportTask, ImportTask } from './file-task';
import { workHere } from './file-work';
import { packReport } from './packed-report';

vi.setConfig({ testTimeout: 60_000 });

const li = personId('li');
const wang = personId('wang');
const troubles: unknown[] = [];
let work: FileProcesses;
afterEach(async () => {
  await work.close();
  expect(troubles.splice(0)).toEqual([]);
});

async function start(options: Partial<FileProcessesOptions> = {}): Promise<void> {
  const trouble = (...all: unknown[]) => troubles.push(all);
  work = new FileProcesses({ process: await fileProcess(), fontFolder: null, trouble, ...options });
}

const errand = (person: PersonId, signal = new AbortController().signal) => ({
  person,
  signal,
  progress: () => {},
});

let next = 0;
const ids = { id: reportId('r'), owner: null, newId: () => `s${next++}` };
const sample = (to: ExportTask['to']): ExportTask => ({
  do: 'export',
  report: packReport(reportFromSeed(sampleSeed(), ids)),
  to,
  options: {},
});

/** A text that takes the importer a while: as long as may be. */
const long: ImportTask = {
  do: 'import',
  bytes: new TextEncoder().encode(`标题\n一、基本情况\n${'1.甲乙丙丁，戊己庚辛。（1）'.repeat(28_000)}`),
  filename: 'long.txt',
  figures: [],
  records: [],
  owner: null,
};
const short: ImportTask = { ...long, bytes: new TextEncoder().encode('标题\n一、基本情况\n甲。') };

test('how far a long document is, is told', async () => {
  await start();
  const lines = Array.from({ length: 1200 }, (_, index) => `第${index}段。`);
  const seed = {
    title: '长',
    year: null,
    signature: { department: '局', date: null },
    outline: [{ kind: 'other', level: 1, title: '甲', body: bodyFromNotation(lines) } as const],
    figures: [],
  };
  const report = packReport(reportFromSeed(seed, ids));
  for (const to of ['docx', 'pdf'] as const) {
    const told: number[] = [];
    const progress = (part: number) => told.push(part);
    const made = await work.run({ ...sample(to), report }, { ...errand(li), progress });
    expect(made.ok).toBe(true);
    expect(told.length).toBeGreaterThan(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
    expect(told.at(-1)).toBeGreaterThan(0.5);
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  }
});

test('an imported report comes with its documents, made where it was read', async () => {
  await start();
  const made = await work.run({ ...short, owner: { person: li, name: '李' } }, errand(li));
  if (!made.ok || !made.first) throw new Error('nothing made');
  const { id, index, documents } = made.first;
  expect(index).toMatchObject({ title: '标题', people: [{ person: li, roles: ['owner'] }], groups: [] });
  expect(documents.map(({ name }) => name)).toContain('record');
  for (const { update, clients } of documents) {
    expect(update).toBeInstanceOf(Uint8Array);
    expect(clients).toHaveLength(1);
  }
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await work.run(short, errand(li))).toMatchObject({ ok: true, first: null });
});

test('a process writes the same bytes as this one, PDF included', async () => {
  await start();
  for (const to of ['docx', 'pdf', 'json'] as const) {
    const [there, here] = [
      await work.run(sample(to), errand(li)),
      await workHere.run(sample(to), errand(li)),
    ];
    const digests = [there, here].map(
      (file) => file.ok && createHash('sha256').update(file.bytes).digest('hex'),
    );
    expect(digests[0]).toBeTruthy();
    expect(digests[0]).toBe(digests[1]);
  }
});

test('a file is read into a proposal, or refused with its reason', async () => {
  await start();
  expect(await work.run(short, errand(li))).toMatchObject({
    ok: true,
    preview: { title: '标题', sections: [{ number: '一、', characters: 2 }] },
  });
  expect(await work.run({ ...short, bytes: new Uint8Array(3) }, errand(li))).toMatchObject({
    code: 'not-text',
  });
});

test('one that takes too long is ended, and the next is done by a new process', async () => {
  await start({ limitMs: 300 });
  const [stuck, after] = await Promise.all([work.run(long, errand(li)), work.run(short, errand(wang))]);
  expect(stuck).toMatchObject({ ok: false, code: 'file-too-costly' });
  expect(after.ok).toBe(true);
});

test('one that takes too much memory is ended', async () => {
  await start({ memoryBytes: 90 * 1024 * 1024 });
  expect(await work.run(sample('pdf'), errand(li))).toMatchObject({ ok: false, code: 'file-too-costly' });
});

test('what nobody waits for any more is ended', async () => {
  await start();
  const ending = new AbortController();
  const answer = work.run(long, errand(li, ending.signal));
  ending.abort();
  expect(await answer).toMatchObject({ ok: false, code: 'cancelled' });
  expect((await work.run(short, errand(li))).ok).toBe(true);
});
