// What people are told of suggestions, here and by mail.

import { groundText } from '@huigao/report';
import { anchorOf, readBody } from '@huigao/report-doc';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { LeapingClock } from '../../test/leaping-clock';
import { type MailServer, startMailServer } from '../../test/mail-server';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { openSection } from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const clock = new LeapingClock();
let smtp: MailServer;
let server: RunningServer;
let shared: SharedReport;
let reviewer: HttpClient & { readonly id: string };
let doc: Y.Doc;
let section: string;
let next = 0;

beforeAll(async () => {
  smtp = await startMailServer();
  const sessions = { idleMs: 1e12, maxMs: 1e12 };
  server = await startServer({ clock, mailer: smtp.mailer, config: { sessions } });
});
beforeEach(async () => {
  shared = await shareReport(server);
  reviewer = await server.signedIn(`reviewer${++next}`);
  await setMember('reviewer');
  section = shared.sections.budget!;
  const opened = await openSection(reviewer, shared.id, section);
  opened.socket.socket.terminate();
  ({ doc } = opened);
  for (const person of [shared.owner, shared.drafter, reviewer])
    await person.post('/notices/read', { upTo: 1e9 });
});
afterEach(() => {
  smtp.mails.length = 0;
  expect(server.troubles).toEqual([]);
});
afterAll(async () => {
  await server.stop();
  await smtp.stop();
});

const setMember = (...roles: readonly string[]) =>
  shared.command(shared.owner, { type: 'setMember', person: reviewer.id, name: 'reviewer', roles });
const unread = async (client: HttpClient) =>
  (await client.get('/notices')).body.notices.filter((one: { isRead: boolean }) => !one.isRead);

/** Suggests other words for one character of the section; gives the id. */
async function suggest(from: number, by = reviewer): Promise<string> {
  const read = readBody(doc);
  if (!read.ok) throw new Error(read.code);
  const range = { from, to: from + 1 };
  const suggestion = `g${++next}`;
  const answer = await shared.command(by, {
    type: 'suggest',
    suggestion,
    section,
    anchor: anchorOf(doc, range),
    text: groundText(read.body, range),
    change: { do: 'replace', slice: { content: [{ type: 'text', text: '密件新词' }] } },
    why: '理由在此',
  });
  expect(answer.status).toBe(200);
  return suggestion;
}
const decide = (type: string, ids: readonly string[], more: object = {}) =>
  shared.command(shared.drafter, {
    type,
    suggestions: ids.map((suggestion) => ({ suggestion, version: 1 })),
    ...more,
  });

test('who drafts a section hears once of what somebody suggests there, and again after having looked', async () => {
  const first = await suggest(1);
  await suggest(3);
  const told = await unread(shared.drafter);
  expect(told).toMatchObject([{ kind: 'suggested', section, suggestion: first, excerpt: '理由在此' }]);
  expect(await unread(reviewer)).toEqual([]);
  expect(await unread(shared.owner)).toEqual([]);
  await shared.drafter.post('/notices/read', { ids: [told[0].id] });
  const third = await suggest(5);
  expect(await unread(shared.drafter)).toMatchObject([{ kind: 'suggested', suggestion: third }]);
});

test('an author hears of what became of suggestions, by whom and why; of those left as they are nothing', async () => {
  // The second stands within the first, and waits when both are to be accepted.
  const [first, second, third] = [await suggest(1), await suggest(1), await suggest(5)];
  expect((await decide('acceptSuggestions', [first, second])).status).toBe(200);
  expect(await unread(reviewer)).toMatchObject([
    { kind: 'suggestion-accepted', suggestion: first, actor: 'drafter' },
  ]);
  expect((await decide('rejectSuggestions', [second, third], { why: ' 口径不同 ' })).status).toBe(200);
  const [newest, ...others] = await unread(reviewer);
  expect(newest).toMatchObject({
    kind: 'suggestion-rejected',
    suggestion: second,
    actor: 'drafter',
    excerpt: '口径不同',
  });
  expect(others).toHaveLength(1);
  const reopen = { type: 'reopenSuggestions', suggestions: [{ suggestion: third, version: 2 }] };
  await shared.command(shared.drafter, reopen);
  expect((await unread(reviewer))[0]).toMatchObject({ kind: 'reopened', suggestion: third });
});

test('a reason that is too long is refused, and the suggestion waits on', async () => {
  const id = await suggest(1);
  const answer = await decide('rejectSuggestions', [id], { why: '长'.repeat(1001) });
  expect([answer.status, answer.body.code]).toEqual([422, 'bad-suggestion']);
  expect(await unread(reviewer)).toEqual([]);
});

test('a suggestion whose words were written over is told to its author once, by the day', async () => {
  const [first, second] = [await suggest(1), await suggest(1)];
  await decide('acceptSuggestions', [first]);
  await reviewer.post('/notices/read', { upTo: 1e9 });
  await server.daily.run();
  await server.daily.run();
  expect(await unread(reviewer)).toMatchObject([
    { kind: 'suggestion-changed', section, suggestion: second, actor: null },
  ]);
});

test('mails tell what became of suggestions, in no word of theirs; who may not read the report is told nothing', async () => {
  await server.storage.changeAccount(reviewer.id as never, { mail: 'reviewer@example.org' });
  const id = await suggest(1);
  await decide('rejectSuggestions', [id], { why: '密件理由' });
  clock.leap(1000);
  await server.daily.run();
  const [mail] = smtp.mails.filter(({ to }) => to === 'reviewer@example.org');
  expect(mail!.text).toContain('drafter拒绝了您的修订建议');
  expect(mail!.text).toContain(`/reports/${shared.id}#suggestion=${id}`);
  for (const secret of ['密件新词', '密件理由', '理由在此']) expect(mail!.text).not.toContain(secret);
  const other = await suggest(7);
  await decide('rejectSuggestions', [other]);
  smtp.mails.length = 0;
  expect(await unread(reviewer)).not.toEqual([]);
  await setMember();
  expect(await unread(reviewer)).toEqual([]);
  clock.leap(1000);
  await server.daily.run();
  expect(smtp.mails.map(({ to }) => to)).not.toContain('reviewer@example.org');
});

test('kinds of suggestions are muted as all others are', async () => {
  await reviewer.post('/notices/settings', { muted: ['suggestion-accepted'], mail: 'daily' });
  await decide('acceptSuggestions', [await suggest(1)]);
  expect((await reviewer.get('/notices/unread')).body.unread).toBe(0);
  await decide('rejectSuggestions', [await suggest(3)]);
  expect((await reviewer.get('/notices/unread')).body.unread).toBe(1);
});
