// What administrators do to accounts, over HTTP as a browser or a hostile client sends it.

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, startServer } from '../../test/running-server';
import { MemoryStorage } from '../storage/memory-storage';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let admin: Awaited<ReturnType<RunningServer['signedIn']>>;
beforeAll(async () => {
  server = await startServer();
  admin = await server.signedIn('root', 'admin');
});
afterAll(() => server.stop());

const fields = { displayName: '李四', office: '办公室' };
const password = 'correct horse';

async function added(name: string, more: object = {}) {
  const { body } = await admin.post('/people', { ...fields, name, ...more });
  return body as { id: string; link: { token: string; expiresAt: number } | null };
}

const signIn = async (name: string, word = password) => {
  const client = server.client();
  const answer = await client.post('/session', { name, password: word });
  return Object.assign(client, { status: answer.status, code: answer.body.code as string | undefined });
};

const actions = async () => (await server.storage.auditAfter(0, 1000)).map(({ action }) => action);

test('an account without a password is opened by its link, once', async () => {
  const { id, link } = await added('anna');
  expect(link!.token).toMatch(/^[\w-]{43}$/);
  expect(link!.expiresAt - Date.now()).toBeGreaterThan(71 * 3600_000);
  expect((await signIn('anna', '!')).status).toBe(401);
  const visitor = server.client();
  const check = (token: unknown) => visitor.post('/password-link/check', { token });
  expect(await check(link!.token)).toMatchObject({
    status: 200,
    body: { name: 'anna', displayName: '李四' },
  });
  const choose = (word: string) => visitor.post('/password-link', { token: link!.token, password: word });
  expect(await choose('short')).toMatchObject({ status: 400, body: { detail: 'password' } });
  const answers = await Promise.all([choose(password), choose('another horse')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect(await choose(password)).toMatchObject({ status: 404, body: { code: 'bad-password-link' } });
  expect((await check(link!.token)).status).toBe(404);
  // Choosing a password signs nobody in: a link in wrong hands would leave no trace for its owner otherwise.
  expect((await visitor.get('/session')).status).toBe(401);
  const chosen = answers[0]!.status === 200 ? password : 'another horse';
  expect((await signIn('anna', chosen)).status).toBe(200);
  expect(JSON.stringify(await server.storage.auditAfter(0, 1000))).not.toContain(link!.token);
  expect((await admin.get('/people/accounts')).body).toContainEqual(
    expect.objectContaining({ id, signsInBy: 'password', linkExpiresAt: null, disabled: false }),
  );
});

test('a link for a forgotten password ends what is signed in, and the one before it', async () => {
  const { id } = await added('ben', { password });
  const first = (await admin.post(`/people/${id}/link`, {})).body.token as string;
  const signedIn = await signIn('ben');
  const second = (await admin.post(`/people/${id}/link`, {})).body.token as string;
  const choose = (token: string) =>
    server.client().post('/password-link', { token, password: 'new horse 1' });
  expect((await choose(first)).status).toBe(404);
  expect((await signedIn.get('/session')).status).toBe(200);
  expect((await choose(second)).status).toBe(200);
  expect(await signedIn.get('/session')).toMatchObject({ status: 401, body: { code: 'password-changed' } });
  expect((await signIn('ben')).status).toBe(401);
  expect((await signIn('ben', 'new horse 1')).status).toBe(200);
});

test.each([{}, { token: 7 }, { token: 'x'.repeat(201) }, null, []])(
  'a link of the form %j is refused',
  async (body) => {
    expect((await server.client().post('/password-link/check', body)).status).toBe(400);
    expect((await server.client().post('/password-link', { ...body, password })).status).toBe(400);
  },
);

test('a disabled account is out with the next request, cannot come in, and learns why', async () => {
  const { id, link } = await added('carl');
  await server.client().post('/password-link', { token: link!.token, password });
  const signedIn = await signIn('carl');
  const pending = (await admin.post(`/people/${id}/link`, {})).body.token as string;
  expect((await admin.post(`/people/${id}/disable`, {})).status).toBe(200);
  expect(await signedIn.get('/session')).toMatchObject({ status: 401, body: { code: 'account-disabled' } });
  expect(await signedIn.post('/reports', { from: 'sample' })).toMatchObject({ status: 401 });
  expect(await signIn('carl')).toMatchObject({ status: 401, code: 'account-disabled' });
  expect(await signIn('carl', 'wrong horse')).toMatchObject({ status: 401, code: 'wrong-password' });
  expect((await server.client().post('/password-link', { token: pending, password })).status).toBe(404);
  expect((await admin.post(`/people/${id}/link`, {})).status).toBe(404);
  const seen = (await admin.get('/people')).body as { id: string }[];
  expect(seen.map((person) => person.id)).not.toContain(id);

  expect((await admin.post(`/people/${id}/enable`, {})).status).toBe(200);
  expect((await signIn('carl')).status).toBe(200);
  // What was ended stays ended.
  expect((await signedIn.get('/session')).status).toBe(401);
  expect((await server.client().post('/password-link', { token: pending, password })).status).toBe(404);
});

test('what an account says is changed, and only that', async () => {
  const { id } = await added('dora', { password, mail: 'dora@example.cn' });
  const change = { displayName: '朵拉', office: '', mail: '', admin: true };
  expect(
    (await admin.post(`/people/${id}`, { ...change, name: 'x', disabledAt: 1, identity: null })).status,
  ).toBe(200);
  expect((await admin.get('/people/accounts')).body).toContainEqual(
    expect.objectContaining({ ...change, id, name: 'dora', groups: [], disabled: false }),
  );
  const dora = await signIn('dora');
  expect((await dora.get('/people/accounts')).status).toBe(200);
  await admin.post(`/people/${id}`, { ...change, admin: false });
  expect((await dora.get('/people/accounts')).status).toBe(403);
  expect((await dora.get('/session')).body.person.admin).toBe(false);
});

test.each([
  ['displayName', ' '],
  ['office', 'x'.repeat(65)],
  ['mail', 'no address'],
  ['mail', 'a@b@c'],
  ['mail', 'Li <li@example.cn>'],
  ['admin', 'yes'],
])('a change with a bad %s is refused by that name', async (field, value) => {
  const { id } = await added(`bad-${field}-${value.length}`, { password });
  const good = { ...fields, mail: 'li@example.cn', admin: false };
  expect(await admin.post(`/people/${id}`, { ...good, [field]: value })).toMatchObject({
    status: 400,
    body: { code: 'bad-request', detail: field },
  });
});

test('the last administrator can be neither disabled nor made a member', async () => {
  const alone = await startServer();
  const root = await alone.signedIn('root', 'admin');
  const refused = { status: 409, body: { code: 'last-admin' } };
  expect(await root.post(`/people/${root.id}/disable`, {})).toMatchObject(refused);
  expect(await root.post(`/people/${root.id}`, { ...fields, mail: '', admin: false })).toMatchObject(refused);
  const second = await alone.signedIn('second', 'admin');
  const both = await Promise.all([
    root.post(`/people/${second.id}/disable`, {}),
    second.post(`/people/${root.id}/disable`, {}),
  ]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  await alone.stop();
});

test('nobody but an administrator does any of this, and nobody who is not signed in', async () => {
  const member = await server.signedIn('member');
  const { id } = await added('erik', { password });
  const change = { ...fields, mail: '', admin: true };
  const attempts: [string, object?][] = [
    ['/people', { ...fields, name: 'frida' }],
    [`/people/${id}`, change],
    [`/people/${member.id}`, change],
    [`/people/${id}/disable`, {}],
    [`/people/${id}/enable`, {}],
    [`/people/${id}/link`, {}],
  ];
  for (const [address, body] of attempts) {
    expect((await member.post(address, body)).status, address).toBe(403);
    expect((await server.client().post(address, body)).status, address).toBe(401);
  }
  expect((await member.get('/people/accounts')).status).toBe(403);
  expect((await server.client().get('/people/accounts')).status).toBe(401);
  expect((await member.get('/session')).body.person.admin).toBe(false);
});

test('an account that is not there is not found', async () => {
  for (const what of ['/disable', '/enable', '/link'])
    expect((await admin.post(`/people/nobody${what}`, {})).status, what).toBe(404);
  expect((await admin.post('/people/nobody', { ...fields, mail: '', admin: false })).status).toBe(404);
});

test('no answer holds a hash of a password, nor a token but the one just made', async () => {
  await added('gina', { password });
  const listed = JSON.stringify((await admin.get('/people/accounts')).body);
  expect(listed).toContain('gina');
  expect(listed).not.toMatch(/argon2|token|passwordHash/);
});

test('each act leaves its entry', async () => {
  expect(new Set(await actions())).toEqual(
    new Set([
      'session.signed-in',
      'session.refused',
      'refused.request',
      'account.added',
      'account.changed',
      'account.disabled',
      'account.enabled',
      'account.link-made',
      'account.password-chosen',
    ]),
  );
});

test('an act whose entry cannot be written is not done', async () => {
  class Deaf extends MemoryStorage {
    override async audited(): Promise<never> {
      throw new Error('full');
    }
  }
  const deaf = await startServer({ storage: new Deaf() });
  const root = await deaf.signedIn('root', 'admin');
  const member = await deaf.signedIn('member');
  expect((await root.post(`/people/${member.id}/disable`, {})).status).toBe(500);
  expect((await member.get('/session')).status).toBe(200);
  await deaf.stop();
});
