// Which acts leave an entry, over HTTP as a browser sends them.

import { catalogue } from '@huigao/messages';
import { encodeBare } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, type SharedReport, shareReport, startServer } from '../../test/running-server';
import { editOf, openSection, typed, upgradeStatus } from '../../test/socket-client';
import { auditActions } from './actions';
import { shownDetails } from './details';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
});
afterAll(() => server.stop());

/** The entries that `act` leaves, with the detail as a value. */
async function entriesOf(act: () => Promise<unknown>) {
  const { head } = await server.storage.auditChain();
  await act();
  const records = await server.storage.auditAfter(head.count, 100);
  return records.map(({ detail, ...record }) => ({ ...record, detail: JSON.parse(detail) }));
}

test('every action has a text, and every text an action', () => {
  const prefix = 'audit.action.';
  const texts = Object.keys(catalogue).filter((key) => key.startsWith(prefix));
  expect(texts.map((key) => key.slice(prefix.length)).sort()).toEqual([...auditActions].sort());
});

test('every detail that people are shown has a text', () => {
  for (const name of shownDetails) expect(catalogue, name).toHaveProperty([`audit.detail.${name}`]);
});

test('commands leave an entry with what was changed', async () => {
  const { owner, id, sections } = shared;
  const viewer = await server.signedIn('newcomer');
  const set = { type: 'setFigureValue', figure: 'total.executed', version: 1, value: '12', why: '更正' };
  const member = { type: 'setMember', person: viewer.id, name: '', roles: ['viewer', 'reviewer'] };
  const section = sections.budget;
  const assign = { type: 'assignSection', section, drafters: [], reviewers: [viewer.id], due: '2024-03-05' };
  const common = { actor: owner.id, address: expect.stringContaining('127.0.0.1'), report: id };
  expect(
    await entriesOf(async () => {
      for (const command of [
        set,
        member,
        assign,
        { ...member, name: 'newcomer', roles: [] },
        { type: 'renameReport', title: '新' },
      ])
        await shared.command(owner, command);
    }),
  ).toMatchObject([
    { ...common, action: 'figure.value-set', figure: 'total.executed', detail: { value: '12', why: '更正' } },
    { ...common, action: 'member.set', account: viewer.id, detail: { roles: ['viewer', 'reviewer'] } },
    { ...common, action: 'section.assigned', section, detail: { reviewers: [viewer.id], due: '2024-03-05' } },
    { ...common, action: 'member.removed', account: viewer.id },
    { ...common, action: 'report.renamed', detail: { title: '新' } },
  ]);
});

test('a command that is refused or changes nothing leaves no entry of a change', async () => {
  const { owner } = shared;
  const bad = { type: 'setFigureValue', figure: 'total.executed', version: 99, value: '1', why: '' };
  const entries = await entriesOf(() => shared.command(owner, bad));
  expect(entries).toEqual([]);
});

test('reports that are made, imported and exported leave an entry', async () => {
  const { owner } = shared;
  const entries = await entriesOf(async () => {
    const { body } = await owner.post('/reports', { from: 'sample' });
    await owner.upload('/reports/import?filename=a.txt', '标题\n一、基本情况\n正文。');
    await owner.get(`/reports/${body.id}/export?to=md`);
  });
  const [made, imported, exported] = entries;
  expect(entries).toHaveLength(3);
  expect(made).toMatchObject({ action: 'report.created', actor: owner.id, report: exported!.report });
  expect(imported).toMatchObject({ action: 'report.imported', detail: { filename: 'a.txt' } });
  expect(exported).toMatchObject({ action: 'report.exported', detail: { to: 'md' } });
});

test('signing in and out and failing to leave an entry, without what was typed', async () => {
  const admin = await server.signedIn('root', 'admin');
  const li = { name: 'li', displayName: '李四', office: '', password: 'correct horse' };
  const client = server.client();
  let id = '';
  const entries = await entriesOf(async () => {
    id = (await admin.post('/people', li)).body.id;
    await client.post('/session', { name: 'LI', password: 'a wrong horse' });
    await client.post('/session', { name: 'my secret password', password: 'x' });
    await client.post('/session', { name: 'li', password: li.password });
    await client.send('DELETE', '/api/v1/session');
  });
  expect(entries).toMatchObject([
    { action: 'account.added', actor: admin.id, account: id, detail: { name: 'li', admin: false } },
    { action: 'session.refused', actor: null, account: id, detail: { code: 'wrong-password' } },
    { action: 'session.refused', actor: null, account: null },
    { action: 'session.signed-in', actor: id },
    { action: 'session.signed-out', actor: id },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/horse|secret/);
});

test('refused attempts leave an entry: over HTTP, at the door of a socket and inside', async () => {
  const { viewer, stranger, drafter, id, sections } = shared;
  const entries = await entriesOf(async () => {
    await shared.command(viewer, { type: 'renameReport', title: 'x' });
    await stranger.get(`/reports/${id}/export?to=md`);
    await stranger.get('/reports/none/export?to=md');
    await viewer.post('/people', {});
    await upgradeStatus(stranger, `/sync/${id}`);
    await upgradeStatus(viewer, `/sync/${id}`, { origin: 'http://evil.example' });
    const { socket, doc } = await openSection(drafter, id, sections.goals!);
    socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('越权')) }));
    await socket.closed;
  });
  const path = `/api/v1/reports/${id}/export`;
  expect(entries).toMatchObject([
    {
      action: 'refused.request',
      actor: viewer.id,
      report: id,
      detail: { code: 'forbidden', method: 'POST' },
    },
    { action: 'refused.request', actor: stranger.id, report: id, detail: { code: 'not-found', path } },
    { action: 'refused.request', actor: viewer.id, report: null, detail: { path: '/api/v1/people' } },
    { action: 'refused.socket', actor: stranger.id, report: id, detail: { code: 'not-found' } },
    { action: 'refused.socket', actor: null, report: id, detail: { code: 'foreign-origin' } },
    { action: 'refused.write', actor: drafter.id, section: sections.goals, detail: { code: 'not-yours' } },
  ]);
});
