import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltServer, buildServer, freePort, run, untilReady } from '../test/built-server';
import { HttpClient } from '../test/running-server';
import { openDurable } from './storage/sqlite/database';

// Real processes, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

const fresh = () => mkdtempSync(path.join(tmpdir(), 'huigao-serve-'));
const serve = (environment: Record<string, string>) =>
  run(path.join(built.folder, 'index.js'), { LANG: 'en_US.UTF-8', ...environment });

const lines = (text: string) => text.trim().split('\n');

test('the bundle has one yjs, one lib0 and one prosemirror-model', () => {
  for (const name of ['yjs', 'lib0', 'prosemirror-model']) {
    const copies = built.sources.flatMap(
      (source) => new RegExp(`^.*/node_modules/${name}/`).exec(source)?.[0] ?? [],
    );
    expect([...new Set(copies)], name).toHaveLength(1);
  }
});

test('the first start prints one link that makes the first account, later ones the address', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = { HUIGAO_DATA: fresh(), PORT: `${port}` };
  const first = serve(environment);
  await untilReady(url, first);
  const [link] = first.printed().match(/http:\S+/g)!;
  expect(link).toMatch(new RegExp(`^${url}/setup#token=[\\w-]{43}$`));
  expect(first.printed().match(/http:/g)).toHaveLength(1);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = serve(environment);
  await untilReady(url, second);
  const [anew] = second.printed().match(/http:\S+/g)!;
  expect(anew).not.toBe(link);
  const client = new HttpClient(url);
  const account = { name: 'li', displayName: '李四', office: '', password: 'correct horse' };
  const setUp = (token: string | undefined) => client.post('/setup', { ...account, token });
  expect((await setUp(link!.split('token=')[1])).status).toBe(404);
  expect((await setUp(anew!.split('token=')[1])).status).toBe(201);
  expect((await client.post('/dev/login', { name: 'x' })).status).toBe(404);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);

  const third = serve({ ...environment, LANG: 'zh_CN.UTF-8' });
  await untilReady(url, third);
  expect(lines(third.printed())).toEqual([`会稿已启动：${url}`]);
  expect((await client.get('/session')).body.person.name).toBe('li');
  third.child.kill('SIGTERM');
  await third.ended;
});

/** Starts what cannot start; the one line it says. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const started = serve(environment);
  expect(await started.ended).toBe(1);
  expect(lines(started.printed())).toHaveLength(1);
  return started.printed().trim();
}

test('a busy port is one clear line', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as { port: number };
  expect(await refusal({ HUIGAO_DATA: fresh(), PORT: `${port}` })).toMatch(
    new RegExp(`Port ${port} is taken`),
  );
  holder.close();
});

test('a second process on the data is one clear line; one that was killed leaves no lock', async () => {
  const directory = fresh();
  const port = await freePort();
  const first = serve({ HUIGAO_DATA: directory, PORT: `${port}` });
  await untilReady(`http://127.0.0.1:${port}`, first);
  const other = `${await freePort()}`;
  expect(await refusal({ HUIGAO_DATA: directory, PORT: other })).toMatch(/Another Huigao process/);
  first.child.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  const next = serve({ HUIGAO_DATA: directory, PORT: other });
  await untilReady(`http://127.0.0.1:${other}`, next);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
});

test('an unwritable data directory, a broken database and a bad setting are one clear line', async () => {
  const directory = fresh();
  writeFileSync(path.join(directory, 'file'), '');
  const below = path.join(directory, 'file', 'data');
  expect(await refusal({ HUIGAO_DATA: below, PORT: '0' })).toContain(`${below} cannot be written (ENOTDIR)`);
  writeFileSync(path.join(directory, 'huigao.db'), 'no database '.repeat(99));
  expect(await refusal({ HUIGAO_DATA: directory, PORT: '0' })).toContain('cannot be opened');
  expect(await refusal({ HUIGAO_DATA: directory, PORT: 'x' })).toBe(
    'The environment variable PORT cannot be “x”.',
  );
  expect(await refusal({ HUIGAO_DATA: directory, PORT: '0', LANG: 'zh_CN.UTF-8' })).toMatch(/^数据目录/);
});

test('an account is added to the data from the command line, with its password from standard input', async () => {
  const environment = { HUIGAO_DATA: fresh(), LANG: 'en_US.UTF-8' };
  const add = async (password: string, ...argv: string[]) => {
    const adding = run(path.join(built.folder, 'user-add.js'), environment, argv);
    adding.child.stdin!.end(password);
    return { status: await adding.ended, text: adding.printed().trim() };
  };
  expect(await add('correct horse\n', '李四', '--display', '李四', '--office', '办公室', '--admin')).toEqual({
    status: 0,
    text: 'Added the account “李四”.',
  });
  expect(await add('correct horse', '李四', '--display', '李四')).toMatchObject({ status: 2 });
  expect(await add('short', 'b', '--display', 'B')).toMatchObject({
    status: 2,
    text: expect.stringContaining('8 to 200'),
  });
  for (const argv of [[], ['a'], ['a', 'b', '--display', 'x'], ['a b', '--display', 'x'], ['a', '--what']])
    expect((await add('correct horse', ...argv)).text).toMatch(/^Usage/);

  const port = await freePort();
  const server = serve({ ...environment, PORT: `${port}` });
  await untilReady(`http://127.0.0.1:${port}`, server);
  expect(server.printed()).not.toContain('token');
  const client = new HttpClient(`http://127.0.0.1:${port}`);
  const signedIn = await client.post('/session', { name: '李四', password: 'correct horse' });
  expect(signedIn.body).toMatchObject({ displayName: '李四', office: '办公室', admin: true });
  server.child.kill('SIGTERM');
  await server.ended;
});

test('the audit log of a running server is verified from the command line, and broken records are named', async () => {
  const directory = fresh();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = { HUIGAO_DATA: directory, LANG: 'en_US.UTF-8' };
  const verify = async (...argv: string[]) => {
    const verifying = run(path.join(built.folder, 'verify.js'), environment, argv);
    return { status: await verifying.ended, text: verifying.printed().trim() };
  };
  expect(await verify()).toMatchObject({ status: 2, text: expect.stringContaining('no audit log') });
  const server = serve({ ...environment, PORT: `${port}`, HUIGAO_DEV_LOGIN: '1', HUIGAO_AUDIT_HASH: 'sm3' });
  await untilReady(url, server);
  const client = new HttpClient(url);
  await client.post('/dev/login', { name: 'li' });
  expect((await client.post('/reports', { from: 'sample' })).status).toBe(201);
  const whole = await verify();
  expect(whole).toMatchObject({ status: 0, text: expect.stringMatching(/whole: \d+ records \(sm3\)/) });
  const [noted] = whole.text.match(/\d+:[0-9a-f]{64}$/)!;
  server.child.kill('SIGKILL');
  await server.ended;
  expect((await verify('--noted', noted)).status).toBe(0);
  expect(JSON.parse((await verify('--json')).text)).toMatchObject({ ok: true, algorithm: 'sm3' });
  for (const argv of [['--noted', 'x'], ['--what'], ['more']])
    expect(await verify(...argv)).toMatchObject({ status: 2, text: expect.stringMatching(/^Usage/) });

  const database = await openDurable(path.join(directory, 'huigao.db'));
  database.exec(`drop trigger audit_fixed; update audit set detail = '{}' || detail where seq = 1`);
  database.close();
  expect(await verify()).toEqual({
    status: 1,
    text: 'The audit log is broken from record 1 on: its content was changed.',
  });
  expect(JSON.parse((await verify('--json')).text)).toMatchObject({ ok: false, seq: 1, fault: 'changed' });
});

test('an audit log keeps its hash function: another one is one clear line', async () => {
  const directory = fresh();
  const port = await freePort();
  const server = serve({ HUIGAO_DATA: directory, PORT: `${port}` });
  await untilReady(`http://127.0.0.1:${port}`, server);
  server.child.kill('SIGTERM');
  await server.ended;
  const other = { HUIGAO_DATA: directory, PORT: '0', HUIGAO_AUDIT_HASH: 'sm3' };
  expect(await refusal(other)).toMatch(/chained with sha256, which is for good/);
});
