// Whether a name exists shows neither in what a sign-in answers nor in the work that it does. Time itself is not measured: the work
// that takes it, one argon2id verification, is counted.

import { beforeEach, expect, test, vi } from 'vitest';
import { type RunningServer, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const work = vi.hoisted(() => ({ hashed: 0, verified: 0 }));

// The library itself, counted.
vi.mock('@node-rs/argon2', async (load) => {
  const library = await load<typeof import('@node-rs/argon2')>();
  return {
    ...library,
    hash: (...given: Parameters<typeof library.hash>) => {
      work.hashed++;
      return library.hash(...given);
    },
    verify: (...given: Parameters<typeof library.verify>) => {
      work.verified++;
      return library.verify(...given);
    },
  };
});

let server: RunningServer;
beforeEach(async () => {
  server = await startServer();
  return () => server.stop();
});

/** What a sign-in answers and the work that it took. */
async function attempt(name: string, password: string) {
  const before = { ...work };
  const { status, headers, body } = await server.client().post('/session', { name, password });
  return {
    status,
    body,
    headers: [...headers.keys()].sort(),
    hashed: work.hashed - before.hashed,
    verified: work.verified - before.verified,
  };
}

test('a wrong password, an unknown name, no password and a disabled account are all alike', async () => {
  const admin = await server.signedIn('root', 'admin');
  const account = { displayName: '李四', office: '', password: 'correct horse' };
  await admin.post('/people', { ...account, name: 'li' });
  const { id } = (await admin.post('/people', { ...account, name: 'gone' })).body;
  await server.storage.changeAccount(id, { disabledAt: 1 });
  await server.signedIn('passwordless');
  // The first attempt of a process makes the hash that stands in for none.
  await attempt('nobody', 'x');
  const wrong = await attempt('li', 'wrong horse');
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-password' }, hashed: 0, verified: 1 });
  for (const name of ['unknown', 'passwordless', 'gone', 'LI2', '\u0000', ' '])
    expect(await attempt(name, 'wrong horse'), name).toEqual(wrong);
});

test('the pause after wrong passwords comes for names that do not exist, too', async () => {
  for (const name of ['nobody', 'passwordless']) {
    await server.signedIn('passwordless');
    for (let times = 0; times < 5; times++) expect((await attempt(name, 'x')).status).toBe(401);
    expect(await attempt(name, 'x'), name).toMatchObject({ status: 429, verified: 0 });
  }
});
