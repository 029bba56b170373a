import { maxSnippetLength, maxSnippets } from '@huigao/report';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type HttpClient, type RunningServer, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let chen: HttpClient;
let wang: HttpClient;

beforeAll(async () => {
  server = await startServer();
  chen = await server.signedIn('chen');
  wang = await server.signedIn('wang');
});
afterAll(() => server.stop());

const ending = { title: '结语', text: '以上情况，特此报告。\n请予审核。' };

test('phrases are kept by person, in the order given, and a page that has not seen the newest is told so', async () => {
  expect((await chen.get('/snippets')).body).toEqual({ version: 0, snippets: [] });
  const other = { title: '葛\u{e0100}𠮷', text: '👨‍👩‍👧' };
  const kept = await chen.post('/snippets', { version: 0, snippets: [ending, other] });
  expect(kept.body).toEqual({ version: 1 });
  expect((await chen.get('/snippets')).body).toEqual({ version: 1, snippets: [ending, other] });
  expect((await wang.get('/snippets')).body).toEqual({ version: 0, snippets: [] });

  const late = await chen.post('/snippets', { version: 0, snippets: [] });
  expect(late.status).toBe(409);
  expect(late.body.current).toEqual({ version: 1, snippets: [ending, other] });
  expect((await chen.post('/snippets', { version: 1, snippets: [] })).status).toBe(200);
  expect((await chen.get('/snippets')).body).toEqual({ version: 2, snippets: [] });
});

test.each([
  ['a phrase without a name', [{ ...ending, title: ' ' }], 422],
  ['one without words', [{ ...ending, text: '\n' }], 422],
  ['half a character', [{ ...ending, text: '\ud800' }], 422],
  ['what no key writes', [{ ...ending, text: '甲\u0007' }], 422],
  ['one that is too long', [{ ...ending, text: '长'.repeat(maxSnippetLength + 1) }], 400],
  ['too many', Array.from({ length: maxSnippets + 1 }, () => ending), 400],
  ['what is no phrase', [{ ...ending, html: '<b>' }], 400],
  ['no list', 'x', 400],
] as const)('refuses %s, and keeps what was kept', async (_, snippets, status) => {
  const before = (await wang.get('/snippets')).body;
  const answer = await wang.post('/snippets', { version: before.version, snippets });
  expect(answer.status).toBe(status);
  expect(answer.body.title).not.toBe('');
  expect((await wang.get('/snippets')).body).toEqual(before);
});
