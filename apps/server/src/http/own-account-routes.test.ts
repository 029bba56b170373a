import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type HttpClient, type RunningServer, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let admin: HttpClient;
beforeAll(async () => {
  server = await startServer();
  admin = await server.signedIn('root', 'admin');
});
afterAll(() => server.stop());

const password = 'correct horse';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function signIn(name: string, agent = firefox) {
  const client = server.client();
  const answer = await client.post('/session', { name, password }, { 'user-agent': agent });
  return Object.assign(client, { status: answer.status });
}

async function add(name: string) {
  await admin.post('/people', { name, displayName: '李四', office: '办公室', password });
  return signIn(name);
}

interface Listed {
  readonly id: string;
  readonly current: boolean;
  readonly agent: string;
  readonly address: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

const sessionsOf = async (client: HttpClient) =>
  (await client.get('/account/sessions')).body as unknown as Listed[];

test('one sees and changes how one is reached, not who one is', async () => {
  const li = await add('li');
  expect((await li.get('/account')).body).toMatchObject({
    name: 'li',
    displayName: '李四',
    office: '办公室',
    mail: '',
    signsInBy: 'password',
  });
  const change = { office: '财务科', mail: 'li@example.cn', displayName: '局长', admin: true, name: 'root2' };
  expect((await li.post('/account', change)).status).toBe(200);
  expect((await li.get('/account')).body).toMatchObject({
    name: 'li',
    displayName: '李四',
    office: '财务科',
    mail: 'li@example.cn',
    admin: false,
  });
  expect(await li.post('/account', { office: '', mail: 'none' })).toMatchObject({
    status: 400,
    body: { detail: 'mail' },
  });
});

test('the password changes for one who knows the old one, and ends the other sessions', async () => {
  const here = await add('wang');
  const elsewhere = await signIn('wang');
  const change = (old: string, next: string) => here.post('/account/password', { old, password: next });
  expect(await change('wrong horse', 'new horse 1')).toMatchObject({
    status: 403,
    body: { code: 'wrong-old-password' },
  });
  expect(await change(password, 'short')).toMatchObject({ status: 400, body: { detail: 'password' } });
  expect((await elsewhere.get('/session')).status).toBe(200);
  expect((await change(password, 'new horse 1')).status).toBe(200);
  expect((await here.get('/session')).status).toBe(200);
  expect(await elsewhere.get('/session')).toMatchObject({ status: 401, body: { code: 'password-changed' } });
  expect((await signIn('wang')).status).toBe(401);
  expect((await server.client().post('/session', { name: 'wang', password: 'new horse 1' })).status).toBe(
    200,
  );
});

test('who sits at an open session cannot guess the old password for long', async () => {
  const zhao = await add('zhao');
  const change = (old: string) => zhao.post('/account/password', { old, password: 'new horse 1' });
  for (let attempt = 0; attempt < 5; attempt++) expect((await change('wrong horse')).status).toBe(403);
  const waiting = await change(password);
  expect(waiting).toMatchObject({ status: 429, body: { code: 'wait-before-trying' } });
  expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(20);
});

test('one sees the own sessions with browser, address and times, and which is this one', async () => {
  const first = await add('qian');
  const second = await signIn('qian', 'curl/8');
  const [newest, oldest] = await sessionsOf(second);
  expect(newest).toMatchObject({ current: true, agent: 'curl/8' });
  expect(oldest).toMatchObject({ current: false, agent: firefox });
  expect(newest!.address).toContain('127.0.0.1');
  expect(newest!.lastSeenAt).toBeGreaterThanOrEqual(newest!.createdAt);
  expect(Date.now() - newest!.createdAt).toBeLessThan(60_000);
  expect((await sessionsOf(first)).map(({ current }) => current)).toContain(true);
  expect(JSON.stringify(await sessionsOf(first))).not.toContain(first.cookie.split('=')[1]);
});

test('one ends a session, or all others, but nobody else’s', async () => {
  const [here, there, third] = [await add('sun'), await signIn('sun', 'curl/8'), await signIn('sun', 'wget')];
  const stranger = await add('zhou');
  const listed = await sessionsOf(here);
  const curl = listed.find(({ agent }) => agent === 'curl/8')!.id;
  const end = (client: HttpClient, id: string) => client.send('DELETE', `/api/v1/account/sessions${id}`);
  expect((await end(stranger, `/${curl}`)).status).toBe(204);
  expect((await there.get('/session')).status).toBe(200);
  expect((await end(here, `/${curl}`)).status).toBe(204);
  expect(await there.get('/session')).toMatchObject({ status: 401, body: { code: 'session-ended' } });
  expect((await third.get('/session')).status).toBe(200);
  expect((await end(here, '')).status).toBe(204);
  expect((await third.get('/session')).status).toBe(401);
  expect((await here.get('/session')).status).toBe(200);
  expect(await sessionsOf(here)).toHaveLength(1);
});

test('without a sign-in there is no account', async () => {
  const nobody = server.client();
  for (const address of ['/account', '/account/sessions'])
    expect((await nobody.get(address)).status, address).toBe(401);
  for (const [address, body] of [
    ['/account', { office: '', mail: '' }],
    ['/account/password', { old: password, password }],
  ] as const)
    expect((await nobody.post(address, body)).status, address).toBe(401);
  for (const address of ['/account/sessions', '/account/sessions/x'])
    expect((await nobody.send('DELETE', `/api/v1${address}`)).status, address).toBe(401);
});

test('acts on the own account leave entries without any password', async () => {
  const records = await server.storage.auditAfter(0, 1000);
  const actions = records.map(({ action }) => action);
  for (const action of ['account.changed', 'account.password-changed', 'session.ended'])
    expect(actions).toContain(action);
  expect(JSON.stringify(records)).not.toMatch(/horse|example\.cn/);
});
