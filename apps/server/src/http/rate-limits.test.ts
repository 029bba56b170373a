import { afterEach, expect, test, vi } from 'vitest';
import { type RunningServer, startServer, type TestOptions } from '../../test/running-server';
import { upgradeStatus } from '../../test/socket-client';
import { limitsOf } from './rate-limits';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
afterEach(() => server.stop());

async function start(options: TestOptions): Promise<void> {
  server = await startServer(options);
}

const unlimited = limitsOf(1_000_000);
const tooMany = { status: 429, body: { code: 'too-many-requests', title: expect.stringMatching(/\d+ 秒/) } };

test('one account is limited, others at the same address are not', async () => {
  await start({ limits: { ...unlimited, byAccount: 3 } });
  const [busy, other] = [await server.signedIn('busy'), await server.signedIn('other')];
  for (let times = 0; times < 3; times++) expect((await busy.get('/reports')).status).toBe(200);
  const refused = await busy.get('/reports');
  expect(refused).toMatchObject(tooMany);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await other.get('/reports')).status).toBe(200);
});

test('one address is limited over all accounts', async () => {
  await start({ limits: { ...unlimited, byAddress: 4 } });
  const [a, b] = [await server.signedIn('a'), await server.signedIn('b')];
  expect([(await a.get('/reports')).status, (await b.get('/reports')).status]).toEqual([200, 200]);
  expect(await a.get('/reports')).toMatchObject(tooMany);
  expect(await server.client().get('/session')).toMatchObject(tooMany);
});

test('guesses from one address are limited, over all names; what succeeds does not count', async () => {
  await start({ limits: { ...unlimited, failedByAddress: 3 } });
  const client = server.client();
  for (let times = 0; times < 6; times++)
    expect((await client.post('/dev/login', { name: `n${times}` })).status).toBe(200);
  const guess = (name: string) => client.post('/session', { name, password: 'guessed' });
  for (const name of ['a', 'b', 'c']) expect((await guess(name)).status).toBe(401);
  expect(await guess('d')).toMatchObject(tooMany);
  expect(await client.post('/setup/check', { token: 'x' })).toMatchObject(tooMany);
});

test('exports of one account and sockets that it opens have limits of their own', async () => {
  await start({ limits: { ...unlimited, filesByAccount: 2, socketsByAccount: 2 } });
  const client = await server.signedIn('a');
  const { id } = (await client.post('/reports', { from: 'sample' })).body;
  const exported = async () => (await client.get(`/reports/${id}/export?to=txt`)).status;
  expect([await exported(), await exported(), await exported()]).toEqual([200, 200, 429]);
  expect((await client.upload('/reports/import?filename=a.txt', 'text')).status).toBe(429);
  expect((await client.get('/reports')).status).toBe(200);
  const opened = () => upgradeStatus(client, `/sync/${id}`);
  expect([await opened(), await opened(), await opened()]).toEqual([101, 101, 429]);
});

/** The address that a sign-in is recorded with when it comes with this header. */
async function recorded(forwarded: string): Promise<string | null> {
  const { head } = await server.storage.auditChain();
  await server.client().post('/session', { name: 'x', password: 'y' }, { 'x-forwarded-for': forwarded });
  const [record] = await server.storage.auditAfter(head.count, 1);
  return record!.address;
}

test('without trusted proxies nobody names another address', async () => {
  await start({ config: { publicOrigin: 'https://hg.example' } });
  expect(await recorded('203.0.113.7')).toBe('127.0.0.1');
});

test('with trusted proxies the address is what the last of them saw, however much is put before it', async () => {
  await start({ config: { trustedProxies: ['loopback'] } });
  expect(await recorded('203.0.113.7')).toBe('203.0.113.7');
  expect(await recorded('1.1.1.1, 203.0.113.7')).toBe('203.0.113.7');
  await server.stop();
  await start({ config: { trustedProxies: 2 } });
  expect(await recorded('9.9.9.9, 203.0.113.7, 10.0.0.5')).toBe('203.0.113.7');
});

test('a guesser who forges the header is still one address', async () => {
  await start({ limits: { ...unlimited, failedByAddress: 2 } });
  const guess = (forwarded: string) =>
    server.client().post('/session', { name: forwarded, password: 'y' }, { 'x-forwarded-for': forwarded });
  const statuses = [];
  for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) statuses.push((await guess(address)).status);
  expect(statuses).toEqual([401, 401, 429]);
});
