import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import type { AuditQuery } from '../storage/audit-store';
import { MemoryStorage } from '../storage/memory-storage';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let admin: HttpClient & { readonly id: string };
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  admin = await server.signedIn('root', 'admin');
});
afterAll(() => server.stop());

interface Shown {
  readonly seq: number;
  readonly action: string;
  readonly actor: string | null;
  readonly address: string | null;
  readonly report: string | null;
  readonly detail: Record<string, unknown>;
}

const ask = async (client: HttpClient, address: string) => (await client.get(address)).body;

test('an administrator sees all, newest first, with the names of people and reports', async () => {
  const { id, owner, drafter } = shared;
  const { records, names, titles, next } = await ask(admin, '/audit');
  expect(records.map(({ seq }: Shown) => seq)).toEqual(
    records.map((_: Shown, at: number) => records.length - at),
  );
  expect(records[0]).toMatchObject({
    action: 'section.assigned',
    report: id,
    detail: { drafters: [drafter.id] },
  });
  expect(records[0].detail.sectionTitle).toBe('部门整体收支情况');
  expect(records[0].address).toContain('127.0.0.1');
  expect(names[owner.id]).toBe('owner');
  expect(names[drafter.id]).toBe('drafter');
  expect(Object.keys(titles)).toEqual([id]);
  expect(next).toBeNull();
});

test('an owner sees what concerns the report, without addresses, and no other report', async () => {
  const { id, owner } = shared;
  const other = await server.signedIn('other');
  const foreign = (await other.post('/reports', { from: 'sample' })).body.id;
  const { records } = await ask(owner, `/reports/${id}/audit?report=${foreign}`);
  expect(records.length).toBeGreaterThan(2);
  expect(new Set(records.map(({ report }: Shown) => report))).toEqual(new Set([id]));
  expect(new Set(records.map(({ address }: Shown) => address))).toEqual(new Set([null]));
  const file = await ask(owner, `/reports/${id}/audit/file?report=${foreign}`);
  expect(file).toContain(id);
  expect(file).not.toContain(foreign);
  expect(file).not.toContain('127.0.0.1');
});

test('filters hold together; a bad one is named', async () => {
  const { owner, id } = shared;
  const actions = async (query: string) =>
    (await ask(admin, `/audit?${query}`)).records.map(({ action }: Shown) => action);
  expect(await actions(`actor=${owner.id}&action=member.set&report=${id}&from=&to=`)).toEqual([
    'member.set',
    'member.set',
  ]);
  expect(await actions(`from=${Date.now() + 60_000}`)).toEqual([]);
  expect(await actions('to=1')).toEqual([]);
  for (const [query, field] of [
    ['action=nothing', 'action'],
    ['from=yesterday', 'from'],
    ['before=-1', 'before'],
    ['actor=a&actor=b', 'actor'],
  ])
    expect(await admin.get(`/audit?${query}`)).toMatchObject({ status: 400, body: { detail: field } });
});

test('a long log comes page by page, without gap or repetition', async () => {
  for (let times = 0; times < 130; times++) await server.audit.append({ action: 'report.renamed' });
  const seen: number[] = [];
  for (let next: number | null | undefined; next !== null; ) {
    const page = await ask(admin, `/audit?action=report.renamed${next ? `&before=${next}` : ''}`);
    seen.push(...page.records.map(({ seq }: Shown) => seq));
    next = page.next;
  }
  expect(seen).toHaveLength(130);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test('the log of a running server is verified on demand', async () => {
  const { head } = await server.storage.auditChain();
  const answers = await Promise.all([ask(admin, '/audit/verification'), ask(admin, '/audit/verification')]);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, count: head.count, hash: head.hash });
});

test('the file has every record, in the language asked for, and no cell that a spreadsheet would run', async () => {
  const { owner } = shared;
  for (const title of ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])
    await shared.command(owner, { type: 'renameReport', title: `${title}` });
  const evil = await server.signedIn('=cmd|calc');
  await evil.post('/reports', { from: 'sample' });
  const answer = await admin.get('/audit/file?locale=en');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const text = answer.body as string;
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toContain('"No.","Time"');
  const { head } = await server.storage.auditChain();
  expect(lines).toHaveLength(head.count + 1);
  expect(text).toContain(`"'=cmd|calc"`);
  for (const cell of text.matchAll(/"((?:[^"]|"")*)"/g)) expect(cell[1]).not.toMatch(/^\s*[=+\-@＝]/);
  expect((await ask(admin, '/audit/file')).split('\r\n')[0]).toContain('"序号"');
});

test('whoever takes the file is in the log', async () => {
  await admin.get('/audit/file');
  const { records } = await ask(admin, '/audit');
  expect(records[0]).toMatchObject({ action: 'audit.exported', actor: admin.id });
});

test('an entry that was tampered with is shown as it lies there, among all the others', async () => {
  class Tampered extends MemoryStorage {
    override async auditRecords(query: AuditQuery) {
      const [first, second, ...rest] = await super.auditRecords(query);
      return [
        { ...first!, detail: first!.detail.slice(1) },
        { ...second!, detail: '"x"', at: 'never' as unknown as number },
        ...rest,
      ];
    }
  }
  const broken = await startServer({ storage: new Tampered() });
  try {
    const root = await broken.signedIn('root', 'admin');
    await root.post('/reports', { from: 'sample' });
    await root.post('/reports', { from: 'sample' });
    await root.post('/reports', { from: 'sample' });
    const { records } = await ask(root, '/audit');
    expect(records[0].detail).toEqual({ damaged: '}' });
    expect(records[1].detail).toEqual({ damaged: '"x"' });
    expect(records[2].detail.damaged).toBeUndefined();
    const rows = (await ask(root, '/audit/file')).trim().split('\r\n');
    expect(rows).toHaveLength(records.length + 2);
    expect(rows[2]).toContain('"never"');
  } finally {
    await broken.stop();
  }
});
