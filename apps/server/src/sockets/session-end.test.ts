// A session that is over takes its sockets with it, and says why.

import { once } from 'node:events';
import { connect } from 'node:net';
import type { PersonId } from '@huigao/report';
import { closeCodes, encodeBare, encodeControl } from '@huigao/sync/protocol';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { upgradeRequest } from '../../test/hostile/attacker';
import { clientFrame } from '../../test/hostile/hostile-bytes';
import { LeapingClock } from '../../test/leaping-clock';
import { type RunningServer, shareReport, startServer } from '../../test/running-server';
import { editOf, openChannels, openSection, typed } from '../../test/socket-client';
import { MemoryStorage } from '../storage/memory-storage';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const password = 'correct horse';

/** A person with a password, a member of the shared report, signed in. */
async function member(server: RunningServer) {
  const shared = await shareReport(server);
  const made = await shared.owner.post('/people', { name: 'li', displayName: '李四', password });
  const { id } = made.body as { id: string };
  await shared.command(shared.owner, { type: 'setMember', person: id, name: '', roles: ['drafter'] });
  const assign = { type: 'assignSection', section: shared.sections.budget, reviewers: [], due: null };
  await shared.command(shared.owner, { ...assign, drafters: [id] });
  const signIn = async () => {
    const client = server.client();
    await client.post('/session', { name: 'li', password });
    return client;
  };
  return { ...shared, id, signIn, report: shared.id, person: id };
}

test('a disabled account is cut off within a second, on every socket', async () => {
  const server = await startServer();
  const { owner, person, report, sections, signIn } = await member(server);
  const [desk, laptop] = [await signIn(), await signIn()];
  const channels = await openChannels(desk, report, ['record']);
  const bare = await openSection(laptop, report, sections.budget!);
  const asked = Date.now();
  await owner.post(`/people/${person}/disable`, {});
  for (const { socket } of [channels, bare]) {
    expect(await socket.closed).toBe(closeCodes['signed-out']);
    expect(await socket.reason).toBe('account-disabled');
  }
  expect(Date.now() - asked).toBeLessThan(1000);
  await server.stop();
});

test('one who does not answer the close of an ended session writes nothing more, and is broken off', async () => {
  const server = await startServer();
  const { owner, person, report, sections, signIn, text } = await member(server);
  const desk = await signIn();
  const copy = await openSection(desk, report, sections.budget!);
  const edit = editOf(copy.doc, typed('停用之后写的'));
  const stream = connect(Number(new URL(server.url).port), '127.0.0.1');
  const broken = new Promise((resolve) => stream.once('close', resolve));
  stream.write(upgradeRequest({ client: desk, report: `${report}/${sections.budget}` }));
  await once(stream, 'data');
  const before = await text();
  await owner.post(`/people/${person}/disable`, {});
  expect(await copy.socket.closed).toBe(closeCodes['signed-out']);
  stream.write(clientFrame(encodeBare({ type: 'update', update: edit })));
  stream.resume();
  await broken;
  expect(await text()).toBe(before);
  await server.stop();
});

test('a changed password ends the sockets of other sessions and not one’s own', async () => {
  const server = await startServer();
  const { report, sections, signIn } = await member(server);
  const [desk, laptop] = [await signIn(), await signIn()];
  const mine = await openSection(desk, report, sections.budget!);
  const other = await openChannels(laptop, report, ['record']);
  await desk.post('/account/password', { old: password, password: 'new horse 1' });
  expect(await other.socket.reason).toBe('password-changed');
  expect(mine.socket.socket.readyState).toBe(mine.socket.socket.OPEN);
  await server.stop();
});

test('a socket on its way in while its session ends does not stay', async () => {
  let release = () => {};
  let asked = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let holding = false;
  /** Holds the answer about a session back until it is ended. */
  class Slow extends MemoryStorage {
    override async session(tokenHash: string, now: number) {
      const found = await super.session(tokenHash, now);
      if (holding) {
        asked();
        await held;
      }
      return found;
    }
  }
  const server = await startServer({ storage: new Slow() });
  const { report, person, signIn } = await member(server);
  const desk = await signIn();
  holding = true;
  const late = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${report}/record`, {
    headers: { cookie: desk.cookie },
  });
  const closed = new Promise((resolve) => late.once('close', (code, why) => resolve([code, `${why}`])));
  await isAsked;
  holding = false;
  await server.administration.disable(person as PersonId, { actor: null, address: null });
  release();
  expect(await closed).toEqual([closeCodes['signed-out'], 'account-disabled']);
  await server.stop();
});

test('an idle session ends open sockets; an edit keeps it, what a page sends by itself does not', async () => {
  const clock = new LeapingClock();
  const minute = 60_000;
  const server = await startServer({
    clock,
    config: { sessions: { idleMs: 30 * minute, maxMs: 24 * 60 * minute } },
  });
  const { report, person, sections, signIn } = await member(server);
  const [desk, laptop] = [await signIn(), await signIn()];
  const idle = await openChannels(desk, report, ['record']);
  const busy = await openSection(laptop, report, sections.budget!);
  for (let times = 0; times < 4; times++) {
    clock.leap(10 * minute);
    const now = clock.now();
    busy.socket.send(encodeBare({ type: 'update', update: editOf(busy.doc, typed('字')) }));
    idle.socket.send(encodeControl({ type: 'ping' }));
    await vi.waitFor(async () => {
      const uses = (await server.storage.sessionsOf(person as PersonId, 0)).map((one) => one.lastSeenAt);
      expect(Math.max(...uses)).toBeGreaterThanOrEqual(now);
    });
  }
  expect(await idle.socket.closed).toBe(closeCodes['signed-out']);
  expect(await idle.socket.reason).toBe('session-idle');
  expect(busy.socket.socket.readyState).toBe(busy.socket.socket.OPEN);
  expect(await desk.get('/session')).toMatchObject({ status: 401, body: { code: 'session-idle' } });
  await server.stop();
});
