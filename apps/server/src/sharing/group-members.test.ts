import { personId } from '@huigao/report';
import { closeCodes, encodeBare } from '@huigao/sync/protocol';
import { expect, test, vi } from 'vitest';
import { type RunningServer, type SharedReport, shareReport, startServer } from '../../test/running-server';
import { editOf, openChannels, openSection, typed, upgradeStatus } from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function withServer(run: (server: RunningServer, shared: SharedReport) => Promise<void>) {
  const server = await startServer();
  try {
    await run(server, await shareReport(server));
    expect(server.troubles).toEqual([]);
  } finally {
    await server.stop();
  }
}

/** Someone signed in whom the installation counts to these groups. */
async function signedInOf(server: RunningServer, name: string, ...groups: string[]) {
  const client = server.client();
  const { body } = await client.post('/dev/login', { name, groups });
  return Object.assign(client, { id: (body as { id: string }).id as never });
}

const setGroup = (shared: SharedReport, group: string, ...roles: string[]) =>
  shared.command(shared.owner, { type: 'setGroup', group, roles });

const exportPath = ({ id }: SharedReport) => `/reports/${id}/export?to=txt`;

test('a group brings its people in by list, HTTP and socket alike, and takes them out at once', () =>
  withServer(async (server, shared) => {
    const chen = await signedInOf(server, '陈', '财务科');
    expect((await chen.get(exportPath(shared))).status).toBe(404);
    expect((await setGroup(shared, '财务科', 'finance')).status).toBe(200);
    expect((await chen.get('/reports')).body).toMatchObject([{ id: shared.id, roles: ['finance'] }]);
    expect((await chen.get(exportPath(shared))).status).toBe(200);
    const set = { type: 'setFigureValue', figure: 'total.executed', version: 1, value: '1', why: '' };
    expect((await shared.command(chen, set)).status).toBe(200);
    const { socket } = await openChannels(chen, shared.id, []);
    await setGroup(shared, '财务科');
    expect(await socket.closed).toBe(closeCodes.forbidden);
    expect((await chen.get('/reports')).body).toEqual([]);
    expect((await chen.get(exportPath(shared))).status).toBe(404);
    expect(await upgradeStatus(chen, `/sync/${shared.id}`)).toBe(404);
  }));

test('one who leaves the group cannot write another character on an open socket', () =>
  withServer(async (server, shared) => {
    const budget = shared.sections.budget!;
    const chen = await signedInOf(server, '陈', '起草组');
    await setGroup(shared, '起草组', 'drafter');
    const drafters = [shared.drafter.id, chen.id];
    const assign = { type: 'assignSection', section: budget, drafters, reviewers: [], due: null };
    await shared.command(shared.owner, assign);
    const { socket, doc } = await openSection(chen, shared.id, budget);
    socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('组里写的。')) }));
    await expect.poll(() => shared.text()).toContain('组里写的。');
    await server.storage.changeAccount(chen.id, { groups: [] });
    await server.groups.accountsChanged();
    socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('太晚了')) }));
    expect(await socket.closed).toBe(closeCodes.forbidden);
    expect(await shared.text()).not.toContain('太晚了');
  }));

test('a new account in the group comes in while the report is open; a disabled one goes', () =>
  withServer(async (server, shared) => {
    await setGroup(shared, '办公室', 'viewer');
    const late = await signedInOf(server, '后来的人', '办公室');
    expect((await late.get(exportPath(shared))).status).toBe(200);
    await server.storage.changeAccount(late.id, { disabledAt: 1 });
    await server.groups.accountsChanged();
    const room = (await server.rooms.room(shared.id as never))!;
    expect(room.record.people.has(late.id)).toBe(false);
  }));

test('an administrator puts people into groups and takes them out, and open reports follow at once', () =>
  withServer(async (server, shared) => {
    const admin = await server.signedIn('admin', 'admin');
    await setGroup(shared, '财务科', 'finance');
    const chen = await server.signedIn('陈');
    const edit = (groups: unknown, client = admin) =>
      client.post(`/people/${chen.id}`, { displayName: '陈', office: '', mail: '', admin: false, groups });
    expect((await edit([' 财务科 ', '财务科'])).status).toBe(200);
    expect((await chen.get('/session')).body.person.groups).toEqual(['财务科']);
    expect((await chen.get(exportPath(shared))).status).toBe(200);
    const { socket } = await openChannels(chen, shared.id, []);
    expect((await edit(undefined)).status).toBe(200);
    expect((await chen.get(exportPath(shared))).status).toBe(200);
    expect((await edit([])).status).toBe(200);
    expect(await socket.closed).toBe(closeCodes.forbidden);
    expect((await edit(['财务科'], chen)).status).toBe(403);
    for (const groups of [
      '财务科',
      [''],
      ['x'.repeat(65)],
      [5],
      Array.from({ length: 51 }, (_, n) => `${n}`),
    ])
      expect((await edit(groups)).status).toBe(400);
  }));

test('groups that a provider of sign-in names are not changed by hand; a new account may bring some', () =>
  withServer(async (server, shared) => {
    const admin = await server.signedIn('admin', 'admin');
    await setGroup(shared, '财务科', 'finance');
    const id = personId('from outside');
    const outside = (await server.storage.account(shared.viewer.id as never))!;
    const identity = { issuer: 'https://id.example', subject: '1' };
    await server.storage.addAccount({ ...outside, id, key: 'outside', identity, groups: ['处长'] });
    const change = { displayName: '外', office: '', mail: '', admin: false, groups: ['财务科'] };
    expect((await admin.post(`/people/${id}`, change)).status).toBe(200);
    expect(await server.storage.account(id)).toMatchObject({ displayName: '外', groups: ['处长'] });
    const made = { name: 'xin', displayName: '新人', groups: ['财务科'] };
    const { body } = await admin.post('/people', made);
    const room = (await server.rooms.room(shared.id as never))!;
    expect(room.record.people.get(body.id)?.roles).toEqual(['finance']);
  }));

test('what changed while the report was closed holds before anybody enters it', async () => {
  const first = await startServer();
  const shared = await shareReport(first);
  const chen = await signedInOf(first, '陈', '财务科');
  await setGroup(shared, '财务科', 'finance');
  await first.close();
  await first.storage.changeAccount(chen.id, { groups: [] });
  const second = await startServer({ storage: first.storage });
  const again = Object.assign(second.client(), { cookie: chen.cookie });
  expect((await again.get('/reports')).body).toEqual([]);
  expect((await again.get(exportPath(shared))).status).toBe(404);
  await second.stop();
});

test('an older state of the accounts is never written over a newer one', () =>
  withServer(async (server, shared) => {
    await setGroup(shared, '办公室', 'viewer');
    const chen = await signedInOf(server, '陈');
    const changes: Promise<unknown>[] = [];
    for (let round = 0; round < 40; round++) {
      const groups = round % 2 === 0 ? ['办公室'] : [];
      changes.push(
        server.storage.changeAccount(chen.id, { groups }).then(() => server.groups.accountsChanged()),
      );
    }
    await Promise.all(changes);
    expect((await chen.get(exportPath(shared))).status).toBe(404);
  }));

test('a drafter takes no group in, and one whose roles nobody knows is refused', () =>
  withServer(async (_server, shared) => {
    const command = { type: 'setGroup', group: '财务科', roles: ['owner'] };
    expect((await shared.command(shared.drafter, command)).status).toBe(403);
    expect((await shared.command(shared.stranger, command)).status).toBe(404);
    expect((await setGroup(shared, '财务科', 'king')).status).toBe(400);
    expect((await setGroup(shared, ' ', 'viewer')).status).toBe(422);
  }));
