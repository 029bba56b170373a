import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type HttpClient, type RunningServer, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** As in use: without the development sign-in, which is for scripts. */
let server: RunningServer;
let client: HttpClient;
beforeAll(async () => {
  server = await startServer({ config: { devLogin: false } });
  const token = await server.accounts.offerSetUp();
  client = server.client();
  const account = { name: 'li', displayName: '李四', office: '', password: 'correct horse' };
  expect((await client.post('/setup', { ...account, token })).status).toBe(201);
});
afterAll(() => server.stop());

const make = (headers: Record<string, string>, as = client) =>
  as.post('/reports', { from: 'sample' }, headers);
const none = { origin: '' };
const refused = { status: 403, body: { code: 'foreign-origin' } };

test('a change that bears the cookie says where it comes from', async () => {
  expect((await make({})).status).toBe(201);
  expect((await make({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  expect((await make({ ...none, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  expect(await make(none)).toMatchObject(refused);
  expect((await client.send('DELETE', '/api/v1/session', { headers: none })).status).toBe(403);
  // No page of another site can add this header.
  expect((await make({ ...none, authorization: 'Bearer x' })).status).toBe(201);
});

test.each(['cross-site', 'same-site', 'none', 'anything'])(
  'a change from %s is refused, whatever its origin',
  async (site) => {
    expect(await make({ 'sec-fetch-site': site })).toMatchObject(refused);
    expect(await make({ ...none, 'sec-fetch-site': site })).toMatchObject(refused);
  },
);

test('without the cookie a script may ask, and is told to sign in', async () => {
  expect(await make(none, server.client())).toMatchObject({ status: 401, body: { code: 'signed-out' } });
});

test.each(['PUT', 'PATCH', 'POST', 'DELETE'])('%s takes no type that a form sends', async (method) => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])
    expect(
      await client.send(method, '/api/v1/session', { body: '{}', headers: { 'content-type': type } }),
    ).toMatchObject({ status: 415, body: { code: 'unsupported-type' } });
});

test('reading answers no other site: nothing says that it may', async () => {
  const foreign = { origin: 'http://evil.example' };
  const { headers } = await client.get('/session', foreign);
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  const preflight = { ...foreign, 'access-control-request-method': 'POST' };
  const options = await client.send('OPTIONS', '/api/v1/reports', { headers: preflight });
  expect([...options.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});
