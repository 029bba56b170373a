// Notices over HTTP, the live socket and mail, as people get them.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { LeapingClock } from '../../test/leaping-clock';
import { type MailServer, type ReceivedMail, startMailServer } from '../../test/mail-server';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { dayOf } from './daily';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const clock = new LeapingClock();
let smtp: MailServer;
let mails: ReceivedMail[];
let server: RunningServer;
let shared: SharedReport;
let reviewer: HttpClient & { readonly id: string };

const readAll = () =>
  Promise.all(
    [shared.owner, shared.drafter, reviewer].map((client) => client.post('/notices/read', { upTo: 1e9 })),
  );
beforeAll(async () => {
  smtp = await startMailServer();
  ({ mails } = smtp);
  // Days pass here, and nobody signs in anew.
  const sessions = { idleMs: 1e12, maxMs: 1e12 };
  server = await startServer({ clock, mailer: smtp.mailer, config: { sessions } });
  shared = await shareReport(server);
  reviewer = await server.signedIn('reviewer');
  await shared.command(shared.owner, {
    type: 'setMember',
    person: reviewer.id,
    name: '',
    roles: ['reviewer'],
  });
  await readAll();
});
afterAll(async () => {
  await server.stop();
  await smtp.stop();
});
afterEach(async () => {
  smtp.refuses = false;
  mails.length = 0;
  await readAll();
  expect(server.troubles).toEqual([]);
});

const list = async (client: HttpClient) => (await client.get('/notices')).body.notices;
const unread = async (client: HttpClient) => (await client.get('/notices/unread')).body.unread;

let next = 0;
const add = (more: Record<string, unknown> = {}) => ({
  type: 'addThread',
  thread: `n${++next}`,
  comment: `c${next}`,
  section: shared.sections.budget,
  anchor: null,
  text: '密件一句话',
  ...more,
});

/** A live socket of a person: what it hears. */
async function liveOf(client: HttpClient) {
  const url = `${server.url.replace('http', 'ws')}/live`;
  const socket = new WebSocket(url, 'huigao.live.1', {
    headers: { cookie: client.cookie, origin: server.url },
  });
  const heard: string[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { heard, socket };
}

test('who is addressed has an unread notice at once, and the open page hears that there is news', async () => {
  const { heard, socket } = await liveOf(shared.drafter);
  const quiet = await liveOf(shared.viewer);
  const name = (await shared.drafter.get('/session')).body.person?.displayName ?? 'drafter';
  const command = add({ text: `@${name} 请核对`, mentions: [shared.drafter.id] });
  expect((await shared.command(reviewer, command)).status).toBe(200);
  await vi.waitFor(() => expect(heard).toEqual(['news']));
  expect(await unread(shared.drafter)).toBe(1);
  expect((await list(shared.drafter))[0]).toMatchObject({
    kind: 'mentioned',
    report: shared.id,
    section: shared.sections.budget,
    thread: command.thread,
    actor: 'reviewer',
    isRead: false,
    excerpt: `@${name} 请核对`,
  });
  expect(await list(shared.viewer)).toEqual([]);
  expect(quiet.heard).toEqual([]);
  const { id } = (await list(shared.drafter))[0];
  await shared.viewer.post('/notices/read', { ids: [id] });
  expect(await unread(shared.drafter)).toBe(1);
  await shared.drafter.post('/notices/read', { ids: [id] });
  expect(await unread(shared.drafter)).toBe(0);
  await vi.waitFor(() => expect(heard).toEqual(['news', 'news']));
  for (const one of [socket, quiet.socket]) one.terminate();
});

test('a refused command tells nobody', async () => {
  const before = await list(shared.drafter);
  expect((await shared.command(shared.viewer, add())).status).toBe(403);
  expect(await list(shared.drafter)).toEqual(before);
});

test('who may not read the report any more sees nothing of it, neither here nor by mail', async () => {
  const { id } = reviewer;
  await server.storage.changeAccount(id as never, { mail: 'reviewer@example.org' });
  const mine = add();
  await shared.command(reviewer, mine);
  await shared.command(shared.owner, {
    type: 'replyToThread',
    thread: mine.thread,
    comment: 'r',
    text: '答复',
  });
  expect(await unread(reviewer)).toBe(1);
  await shared.command(shared.owner, { type: 'setMember', person: id, name: 'reviewer', roles: [] });
  expect(await unread(reviewer)).toBe(0);
  expect(await list(reviewer)).toEqual([]);
  clock.leap(1000);
  await server.daily.run();
  expect(mails.map(({ to }) => to)).not.toContain('reviewer@example.org');
  await shared.command(shared.owner, { type: 'setMember', person: id, name: '', roles: ['reviewer'] });
});

test('unread notices go out by mail once, without a word of what was written', async () => {
  await server.storage.changeAccount(shared.drafter.id as never, { mail: 'drafter@example.org' });
  await shared.command(reviewer, add());
  clock.leap(1000);
  smtp.refuses = true;
  await server.daily.run();
  expect(server.troubles.splice(0)).toHaveLength(1);
  smtp.refuses = false;
  await server.daily.run();
  expect(mails).toHaveLength(1);
  const [{ to, subject, text }] = mails as [ReceivedMail];
  expect([to, subject]).toEqual(['drafter@example.org', '会稿：1 条未读通知']);
  expect(text).toContain('reviewer批注了您的章节');
  expect(text).not.toContain('密件一句话');
  expect(text).toContain(`/reports/${shared.id}#thread=`);
  await server.daily.run();
  expect(mails).toHaveLength(1);
});

test('a mail is in the language the person’s pages were last in; settings do not change that', async () => {
  await server.storage.changeAccount(shared.drafter.id as never, { mail: 'drafter@example.org' });
  const mailIn = async (language: string) => {
    await shared.drafter.get('/notices/unread', { 'accept-language': language });
    await shared.drafter.post('/notices/settings', { muted: [], mail: 'daily' });
    await shared.command(reviewer, add());
    clock.leap(1000);
    await server.daily.run();
    return mails.splice(0)[0]!;
  };
  const english = await mailIn('en');
  expect(english.subject).toBe('Huigao: 1 unread');
  expect(english.text).toContain('reviewer commented on your section');
  // What names no language of ours says nothing.
  expect((await mailIn('fr')).subject).toBe('Huigao: 1 unread');
  expect((await mailIn('zh-CN')).subject).toBe('会稿：1 条未读通知');
});

test('kinds that are muted are neither shown nor mailed; mail can be turned off', async () => {
  const { drafter } = shared;
  expect((await drafter.get('/notices/settings')).body).toEqual({ muted: [], mail: 'daily', hasMail: true });
  await drafter.post('/notices/settings', { muted: ['commented'], mail: 'daily' });
  await shared.command(reviewer, add());
  expect(await unread(drafter)).toBe(0);
  expect((await list(drafter))[0]?.kind).not.toBe('commented');
  await drafter.post('/notices/settings', { muted: [], mail: 'off' });
  clock.leap(1000);
  await server.daily.run();
  expect(mails).toEqual([]);
  await drafter.post('/notices/settings', { muted: [], mail: 'daily' });
});

test('what is overdue is told on the day, once, at the hour', async () => {
  const { drafter, owner, sections, command } = shared;
  const assign = { type: 'assignSection', section: sections.budget, drafters: [drafter.id], reviewers: [] };
  await command(owner, { ...assign, due: '2024-03-05' });
  const overdue = async () =>
    (await list(drafter)).filter(({ kind }: { kind: string }) => kind === 'overdue');
  // A day passes in steps shorter than the clock is looked at.
  for (let step = 0; step < 36 && (await overdue()).length === 0; step++) {
    clock.leap(3600_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await vi.waitFor(async () => expect(await overdue()).toHaveLength(1));
  await server.daily.run();
  expect(await overdue()).toHaveLength(1);
  await command(owner, { ...assign, due: null });
});

test('what is due soon is in the mail of the same day, once for each date, unless it is muted', async () => {
  const { drafter, owner, sections, command } = shared;
  await server.storage.changeAccount(drafter.id as never, { mail: 'drafter@example.org' });
  const dueIn = async (days: number) => {
    const due = dayOf(clock.now() + days * 24 * 3600_000);
    const assign = { type: 'assignSection', section: sections.budget, drafters: [drafter.id], reviewers: [] };
    await command(owner, { ...assign, due });
    await server.daily.run();
    await server.daily.run();
    return mails.splice(0).map(({ text }) => text.includes('快到期了'));
  };
  expect(await dueIn(4)).toEqual([]);
  expect(await dueIn(3)).toEqual([true]);
  expect(await dueIn(2)).toEqual([true]);
  expect((await list(drafter)).filter(({ kind }: { kind: string }) => kind === 'due-soon')).toHaveLength(2);
  await drafter.post('/notices/settings', { muted: ['due-soon'], mail: 'daily' });
  expect(await dueIn(1)).toEqual([]);
  expect((await list(drafter)).some(({ kind }: { kind: string }) => kind === 'due-soon')).toBe(false);
  await drafter.post('/notices/settings', { muted: [], mail: 'daily' });
});

test('pages of other sites and nobody hear nothing; what is no request is refused', async () => {
  const status = (headers: Record<string, string>) =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, 'huigao.live.1', { headers });
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('open', () => resolve('open'));
      socket.on('error', () => {});
    });
  expect(await status({ origin: server.url })).toBe(401);
  expect(await status({ cookie: shared.owner.cookie, origin: 'https://elsewhere.example' })).toBe(403);
  for (const [path, body] of [
    ['/notices/read', { ids: ['x'] }],
    ['/notices/read', { upTo: -1 }],
    ['/notices/settings', { muted: ['all'], mail: 'daily' }],
    ['/notices/settings', { muted: [], mail: 'hourly' }],
  ] as const)
    expect((await shared.owner.post(path, body)).status).toBe(400);
  expect((await shared.owner.get('/notices?before=x')).status).toBe(400);
});
