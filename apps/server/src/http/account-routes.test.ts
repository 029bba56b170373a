import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const li = { name: 'li', displayName: '李四', office: '办公室', password: 'correct horse' };

test('the set-up link makes the first account once, and signs it in', async () => {
  const fresh = await startServer({ config: { publicOrigin: null, devLogin: false } });
  const token = await fresh.accounts.offerSetUp();
  const client = fresh.client();
  const check = (given: unknown) => client.post('/setup/check', { token: given });
  const isAwaited = async () => (await client.get('/sign-in-ways')).body.setUp;
  expect((await check(token)).status).toBe(204);
  expect(await isAwaited()).toBe('awaited');
  expect(await check('x')).toMatchObject({ status: 404, body: { code: 'bad-setup-token' } });
  expect(await check(undefined)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  // An address ends up in logs.
  expect((await client.get(`/setup?token=${token}`)).status).toBe(404);
  const bad = await client.post('/setup', { ...li, token, password: 'short' });
  expect(bad).toMatchObject({ status: 400, body: { code: 'bad-request', detail: 'password' } });
  expect((await client.post('/setup', { ...li, token: 'x' })).status).toBe(404);
  expect(await client.post('/setup', { ...li, token })).toMatchObject({ status: 201, body: { admin: true } });
  expect((await client.get('/session')).body.person).toMatchObject({ name: 'li', displayName: '李四' });
  expect((await check(token)).status).toBe(410);
  expect(await isAwaited()).toBe('done');
  expect((await client.post('/setup', { ...li, token })).status).toBe(410);
  await fresh.stop();
});

test('signing in gives a cookie that scripts cannot read, signing out ends it', async () => {
  const admin = await server.signedIn('root', 'admin');
  await admin.post('/people', li);
  const client = server.client();
  expect((await client.get('/session')).status).toBe(401);
  const answer = await client.post('/session', { name: 'li', password: li.password });
  expect(answer).toMatchObject({ status: 200, body: { name: 'li', admin: false } });
  expect(answer.body).not.toHaveProperty('passwordHash');
  expect(answer.headers.get('set-cookie')).toMatch(/^huigao_session=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
  const { cookie } = client;
  expect((await client.send('DELETE', '/api/v1/session')).status).toBe(204);
  client.cookie = cookie;
  expect((await client.get('/session')).status).toBe(401);
});

test('behind https the cookie is for https only', async () => {
  const secure = await startServer({ config: { publicOrigin: 'https://hg.example', devLogin: true } });
  const answer = await secure.client().post('/dev/login', { name: 'a' });
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-huigao_session=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/);
  expect(cookie).not.toContain('Domain');
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/);
  await secure.stop();
});

test('a wrong password is refused, and after five one must wait', async () => {
  await (await server.signedIn('root', 'admin')).post('/people', { ...li, name: 'zhao' });
  const client = server.client();
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await client.post('/session', { name: 'zhao', password: 'wrong' })).status).toBe(401);
  const waiting = await client.post('/session', { name: 'zhao', password: li.password });
  expect(waiting).toMatchObject({ status: 429, body: { code: 'wait-before-trying' } });
  expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(20);
  expect(waiting.body.title).toMatch(/\d+ 秒/);
});

test('only an administrator makes accounts; everyone signed in sees them', async () => {
  const admin = await server.signedIn('root', 'admin');
  const member = await server.signedIn('member');
  const sun = { ...li, name: 'sun' };
  expect((await server.client().post('/people', sun)).status).toBe(401);
  expect(await member.post('/people', sun)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect((await admin.post('/people', sun)).status).toBe(201);
  expect(await admin.post('/people', { ...sun, name: 'SUN' })).toMatchObject({
    status: 409,
    body: { code: 'name-taken', detail: 'SUN' },
  });
  expect((await server.client().get('/people')).status).toBe(401);
  const { body } = await member.get('/people');
  expect((body as { name: string }[]).map(({ name }) => name)).toContain('sun');
  expect(JSON.stringify(body)).not.toContain('argon2');
});

test.each([
  ['name', { ...li, name: 'a b' }],
  ['name', { ...li, name: '' }],
  ['displayName', { ...li, displayName: ' ' }],
  ['password', { ...li, password: 'seven77' }],
  ['password', { ...li, password: 'x'.repeat(201) }],
  ['office', { ...li, office: 7 }],
  ['admin', { ...li, admin: 'yes' }],
])('an account with a bad %s is refused by that name', async (field, account) => {
  const admin = await server.signedIn('root', 'admin');
  expect(await admin.post('/people', account)).toMatchObject({
    status: 400,
    body: { code: 'bad-request', detail: field },
  });
});

test('the sign-in by name exists only where it is allowed, and only for pages of this machine', async () => {
  const plain = await startServer({ config: { publicOrigin: null, devLogin: false } });
  expect((await plain.client().post('/dev/login', { name: 'a' })).status).toBe(404);
  await plain.stop();
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    const sent = request(
      `${server.url}/api/v1/dev/login`,
      { method: 'POST', headers: { host: 'evil.example', 'content-type': 'application/json' } },
      (response) => resolve(response.statusCode),
    );
    sent.end('{"name":"a"}');
  });
  expect(status).toBe(404);
});
