import { closeCodes } from '@huigao/sync/protocol';
import { SimulatedClock } from '@huigao/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { openChannels } from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
});
afterAll(async () => {
  expect(server.troubles).toEqual([]);
  await server.stop();
});

const path = (rest: string, id = shared.id) => `/reports/${id}/${rest}`;
const wanted = { role: 'drafter', sections: [] as string[], days: 7, uses: 'many' };
const make = (change: object = {}, client: HttpClient = shared.owner) =>
  client.post(path('invitations'), { ...wanted, ...change });
const redeem = (client: HttpClient, token: string) => client.post('/invitations/redeem', { token });
const remove = (client: HttpClient, id: string) =>
  client.send('DELETE', `/api/v1${path(`invitations/${id}`)}`);
const read = (client: HttpClient) => client.get(path('export?to=txt'));
const rolesOf = async (person: string) =>
  (await server.rooms.room(shared.id as never))!.record.people.get(person as never)?.roles;
const audited = async (action: string) =>
  (await server.storage.auditAfter(0, 10_000)).filter((entry) => entry.action === action);

let visitors = 0;
const visitor = () => server.signedIn(`visitor ${visitors++}`);

test('a link takes a person in with its role and its sections, and what it gives no more', async () => {
  const { budget, goals } = shared.sections;
  const { status, body } = await make({ sections: [goals] });
  expect(status).toBe(201);
  expect(Buffer.from(body.token, 'base64url')).toHaveLength(32);
  const chen = await visitor();
  expect((await read(chen)).status).toBe(404);
  expect(await redeem(chen, body.token)).toMatchObject({ status: 200, body: { report: shared.id } });
  expect((await read(chen)).status).toBe(200);
  expect(await rolesOf(chen.id)).toEqual(['drafter']);
  const room = (await server.rooms.room(shared.id as never))!;
  const mayEdit = (section: string) =>
    room.may(chen.id as never, { do: 'editText', section: section as never });
  expect([mayEdit(goals!), mayEdit(budget!)]).toEqual([true, false]);
  expect((await make({}, chen)).status).toBe(403);
});

test('the list names who came in, and holds neither tokens nor their hashes', async () => {
  const { body } = await make({ role: 'viewer' });
  const chen = await visitor();
  await redeem(chen, body.token);
  const list = (await shared.owner.get(path('invitations'))).body;
  expect(list[0]).toEqual({
    id: body.id,
    role: 'viewer',
    sections: [],
    uses: 'many',
    madeBy: 'owner',
    madeAt: expect.any(Number),
    expiresAt: list[0].madeAt + 7 * 24 * 3600_000,
    state: 'open',
    usedBy: [{ name: expect.stringContaining('visitor'), at: expect.any(Number) }],
  });
  expect(JSON.stringify(list)).not.toContain(body.token);
});

test('a token is nowhere in what is stored: not in links, the record or the audit log', async () => {
  const { token } = (await make()).body;
  await redeem(await visitor(), token);
  const stored = [
    await server.storage.invitations(shared.id as never),
    await server.storage.auditAfter(0, 10_000),
    (await shared.owner.get(path('export?to=json'))).body,
  ];
  expect(JSON.stringify(stored)).not.toContain(token);
});

test('of many who come at once by a link for one, exactly one comes in', async () => {
  const { token } = (await make({ role: 'viewer', uses: 'one' })).body;
  const people = await Promise.all(Array.from({ length: 6 }, visitor));
  const answers = await Promise.all(people.map((one) => redeem(one, token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
  const reads = await Promise.all(people.map(async (one) => (await read(one)).status));
  expect(reads.filter((status) => status === 200)).toHaveLength(1);
});

test('the same person at once from two windows uses one use, and both arrive or one is told plainly', async () => {
  const { token, id } = (await make({ role: 'viewer', uses: 'one' })).body;
  const chen = await visitor();
  await Promise.all([redeem(chen, token), redeem(chen, token)]);
  expect((await redeem(chen, token)).status).toBe(200);
  const link = (await shared.owner.get(path('invitations'))).body.find(
    (one: { id: string }) => one.id === id,
  );
  expect(link).toMatchObject({ state: 'used-up', usedBy: [{}] });
});

test('somebody who has all that a link gives uses nothing up', async () => {
  const { token, id } = (await make({ role: 'viewer', uses: 'one' })).body;
  for (const client of [shared.owner, shared.viewer])
    expect(await redeem(client, token)).toMatchObject({ status: 200, body: { report: shared.id } });
  const link = (await shared.owner.get(path('invitations'))).body.find(
    (one: { id: string }) => one.id === id,
  );
  expect(link).toMatchObject({ state: 'open', usedBy: [] });
  expect(await rolesOf(shared.owner.id)).toEqual(['owner']);
});

test('unknown, malformed, revoked and used links all get the same answer', async () => {
  const used = (await make({ role: 'viewer', uses: 'one' })).body;
  await redeem(await visitor(), used.token);
  const revoked = (await make()).body;
  expect((await remove(shared.owner, revoked.id)).status).toBe(204);
  const chen = await visitor();
  const answers = await Promise.all(
    [used.token, revoked.token, 'x'.repeat(43), '', '邀请', '../..'].map((token) => redeem(chen, token)),
  );
  for (const { status, body } of answers) {
    expect(status).toBe(410);
    expect(body).toEqual(answers[0]!.body);
  }
  expect(answers[0]!.body.code).toBe('bad-invitation');
  expect((await redeem(server.client(), used.token)).status).toBe(401);
});

test('one who was removed does not come back by the same link', async () => {
  const { token } = (await make({ role: 'viewer' })).body;
  const chen = await visitor();
  await redeem(chen, token);
  const { socket } = await openChannels(chen, shared.id, []);
  await shared.command(shared.owner, { type: 'setMember', person: chen.id, name: 'x', roles: [] });
  expect(await socket.closed).toBe(closeCodes.forbidden);
  expect((await redeem(chen, token)).status).toBe(410);
  expect((await read(chen)).status).toBe(404);
});

test('a link is worth nothing once its maker may not share the report, or is disabled', async () => {
  const second = await visitor();
  const setRoles = (...roles: string[]) =>
    shared.command(shared.owner, { type: 'setMember', person: second.id, name: '', roles });
  await setRoles('owner');
  const { token, id } = (await make({}, second)).body;
  const stateOf = async () =>
    (await shared.owner.get(path('invitations'))).body.find((one: { id: string }) => one.id === id).state;
  await setRoles('drafter');
  expect(await stateOf()).toBe('maker-gone');
  const chen = await visitor();
  expect((await redeem(chen, token)).status).toBe(410);
  await setRoles('owner');
  await server.storage.changeAccount(second.id as never, { disabledAt: 1 });
  expect(await stateOf()).toBe('maker-gone');
  expect((await redeem(chen, token)).status).toBe(410);
  await server.storage.changeAccount(second.id as never, { disabledAt: null });
  expect((await redeem(chen, token)).status).toBe(200);
});

test('a link does not outlive its time', async () => {
  const clock = new SimulatedClock();
  const early = await startServer({ clock });
  const owner = await early.signedIn('owner');
  const { id } = (await owner.post('/reports', { from: 'sample' })).body;
  const pending = owner.post(`/reports/${id}/invitations`, { ...wanted, days: 1 });
  const { token } = (await pending).body;
  await clock.run(24 * 3600_000);
  const guest = await early.signedIn('guest');
  expect((await guest.post('/invitations/redeem', { token })).status).toBe(410);
  await early.stop();
});

test.each([
  ['owner as a role', { role: 'owner' }],
  ['an unknown role', { role: 'king' }],
  ['no expiry', { days: undefined }],
  ['an expiry far away', { days: 91 }],
  ['an expiry in the past', { days: 0 }],
  ['half a day', { days: 0.5 }],
  ['any number of uses', { uses: 3 }],
  ['something else beside', { token: 'mine' }],
  ['sections that are no list', { sections: 'all' }],
])('a link with %s is not made', async (_what, change) => {
  expect((await make(change)).status).toBe(400);
});

test('only owners make, see and revoke links; strangers and foreign owners do not meet the report', async () => {
  const { id } = (await make()).body;
  const foreign = await visitor();
  const theirs = (await foreign.post('/reports', { from: 'sample' })).body.id as string;
  for (const client of [shared.drafter, shared.viewer]) {
    expect((await make({}, client)).status).toBe(403);
    expect((await client.get(path('invitations'))).status).toBe(403);
    expect((await remove(client, id)).status).toBe(403);
  }
  for (const client of [shared.stranger, foreign]) {
    expect((await make({}, client)).status).toBe(404);
    expect((await client.get(path('invitations'))).status).toBe(404);
    expect((await remove(client, id)).status).toBe(404);
  }
  const across = await foreign.send('DELETE', `/api/v1/reports/${theirs}/invitations/${id}`);
  expect(across.status).toBe(404);
  expect((await shared.owner.get(path('invitations'))).body).toContainEqual(
    expect.objectContaining({ id, state: 'open' }),
  );
});

test('sections of a link that are not of this report are left out', async () => {
  const { body } = await make({ sections: ['nowhere', shared.sections.part, shared.sections.budget] });
  expect(body.sections).toEqual([shared.sections.budget]);
  expect((await make({ role: 'viewer', sections: [shared.sections.budget] })).body.sections).toEqual([]);
});

const ask = (client: HttpClient, message = '', id = shared.id) =>
  client.post(path('access', id), { message });
const standing = async (client: HttpClient, id = shared.id) =>
  (await client.get(path('access', id))).body.standing as string;
const waiting = async () => (await shared.owner.get(path('requests'))).body as { person: { id: string } }[];
const answer = (client: HttpClient, person: string, how: 'grant' | 'decline', body: object = {}) =>
  client.post(path(`requests/${person}/${how}`), body);

test('one asks, an owner grants with a role and sections, and one is in', async () => {
  const chen = await visitor();
  expect(await standing(chen)).toBe('none');
  expect((await ask(chen, ' 我负责预算部分 ')).body).toEqual({ standing: 'asked' });
  expect((await ask(chen, '再来一次')).body).toEqual({ standing: 'asked' });
  expect(await waiting()).toMatchObject([
    { person: { id: chen.id, displayName: expect.any(String) }, message: '我负责预算部分' },
  ]);
  const given = { role: 'drafter', sections: [shared.sections.goals] };
  expect((await answer(shared.owner, chen.id, 'grant', given)).status).toBe(200);
  expect(await standing(chen)).toBe('member');
  expect(await rolesOf(chen.id)).toEqual(['drafter']);
  expect(await waiting()).toEqual([]);
  expect((await answer(shared.owner, chen.id, 'grant', given)).status).toBe(404);
});

test('one who is declined sees it, does not get in, and cannot ask again at once', async () => {
  const chen = await visitor();
  await ask(chen);
  expect((await answer(shared.owner, chen.id, 'decline')).status).toBe(200);
  expect(await standing(chen)).toBe('declined');
  expect((await ask(chen)).body).toEqual({ standing: 'declined' });
  expect(await waiting()).toEqual([]);
  expect((await read(chen)).status).toBe(404);
  expect((await answer(shared.owner, chen.id, 'decline')).status).toBe(404);
});

test('asking for a report that does not exist is answered as asking for one that does', async () => {
  const chen = await visitor();
  const none = '00000000-0000-4000-8000-000000000000';
  const real = [await chen.get(path('access')), await ask(chen, '请'), await chen.get(path('access'))];
  const fake = [
    await chen.get(path('access', none)),
    await ask(chen, '请', none),
    await chen.get(path('access', none)),
  ];
  const said = (answers: typeof real) => answers.map(({ status, body }) => ({ status, body }));
  expect(said(fake)).toEqual(said(real));
  await answer(shared.owner, chen.id, 'decline');
});

test('who asks too often is told to wait', async () => {
  const chen = await visitor();
  const statuses = [];
  for (let count = 0; count < 7; count++) statuses.push((await ask(chen, '', `none-${count}`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
});

test('only owners see and answer requests, and only those that wait', async () => {
  const chen = await visitor();
  await ask(chen);
  const given = { role: 'viewer', sections: [] };
  for (const client of [shared.drafter, shared.viewer, shared.stranger, chen]) {
    const status = client === shared.stranger || client === chen ? 404 : 403;
    expect((await client.get(path('requests'))).status).toBe(status);
    expect((await answer(client, chen.id, 'grant', given)).status).toBe(status);
    expect((await answer(client, chen.id, 'decline')).status).toBe(status);
  }
  expect((await answer(shared.owner, shared.stranger.id, 'grant', given)).status).toBe(404);
  expect((await answer(shared.owner, chen.id, 'grant', { role: 'king' })).status).toBe(400);
  expect(await standing(chen)).toBe('asked');
  await shared.command(shared.owner, { type: 'setMember', person: chen.id, name: '', roles: ['viewer'] });
  expect(await waiting()).toEqual([]);
});

test('messages are short texts and nothing else', async () => {
  const chen = await visitor();
  for (const message of ['x'.repeat(201), 5, null, ['a']])
    expect((await chen.post(path('access'), { message })).status).toBe(400);
  expect((await chen.get(path('access', 'a%2Fb'))).status).toBe(404);
  expect((await server.client().get(path('access'))).status).toBe(401);
  expect((await ask(server.client())).status).toBe(401);
});

test('sharing is in the audit log, with who did it and to whom', async () => {
  for (const action of ['invitation.made', 'invitation.revoked', 'invitation.used'])
    expect((await audited(action))[0], action).toMatchObject({ report: shared.id });
  for (const action of ['access.asked', 'access.granted', 'access.declined'])
    expect((await audited(action)).length, action).toBeGreaterThan(0);
  const used = (await audited('invitation.used'))[0]!;
  expect(used.actor).toBe(used.account);
  const refused = (await audited('refused.request')).map(({ detail }) => JSON.parse(detail).code);
  expect(refused).toContain('bad-invitation');
});
