import { personId } from '@huigao/report';
import { SimulatedClock } from '@huigao/testing';
import { expect, test } from 'vitest';
import type { Account } from '../storage/account-store';
import { MemoryStorage } from '../storage/memory-storage';
import { hashToken } from './session-token';
import { type SessionLimits, Sessions } from './sessions';

const minute = 60_000;
const hour = 60 * minute;

const wang: Account = {
  id: personId('wang'),
  name: 'wang',
  key: 'wang',
  displayName: '王五',
  office: '',
  mail: '',
  admin: false,
  passwordHash: '!',
  identity: null,
  groups: [],
  disabledAt: null,
  createdAt: 0,
};

/** Counts what is written, since every request uses a session. */
class CountingStorage extends MemoryStorage {
  noted = 0;
  override sawSession(tokenHash: string, at: number) {
    this.noted++;
    return super.sawSession(tokenHash, at);
  }
}

async function setting(limits: SessionLimits = { idleMs: 2 * hour, maxMs: 10 * hour }) {
  const clock = new SimulatedClock();
  const storage = new CountingStorage();
  await storage.addAccount(wang);
  const ended: [string, string][] = [];
  const open = () =>
    new Sessions({ store: storage, clock, limits, ended: (hash, why) => ended.push([hash, why]) });
  const sessions = open();
  const signIn = async () => (await sessions.open(wang, { address: '10.0.0.7', agent: 'browser' })).token;
  const use = async (token: string) => {
    const found = await sessions.find(token);
    if (found.ok) sessions.used(found.session);
    return found.ok ? 'ok' : found.code;
  };
  return { clock, storage, sessions, reopened: open, ended, signIn, use };
}

test('a session that is not used for the idle time is over; each use begins it anew', async () => {
  const { clock, signIn, use } = await setting();
  const token = await signIn();
  for (let times = 0; times < 3; times++) {
    await clock.run(2 * hour - 1);
    expect(await use(token)).toBe('ok');
  }
  await clock.run(2 * hour);
  expect(await use(token)).toBe('session-idle');
});

test('looking at a session is not using it', async () => {
  const { clock, sessions, signIn } = await setting();
  const token = await signIn();
  await clock.run(hour);
  expect((await sessions.find(token)).ok).toBe(true);
  await clock.run(hour);
  expect(await sessions.find(token)).toEqual({ ok: false, code: 'session-idle' });
});

test('however much it is used, a session is over at its longest age', async () => {
  const { clock, signIn, use } = await setting();
  const token = await signIn();
  for (let hours = 1; hours < 10; hours++) {
    await clock.run(hour);
    expect(await use(token)).toBe('ok');
  }
  await clock.run(hour);
  expect(await use(token)).toBe('signed-out');
});

test('uses are written at most once a minute, and outlive the process to within that', async () => {
  const { clock, storage, reopened, signIn, use } = await setting();
  const token = await signIn();
  for (let seconds = 0; seconds < 600; seconds++) {
    await clock.run(1000);
    await use(token);
  }
  expect(storage.noted).toBe(10);
  const afterwards = reopened();
  await clock.run(2 * hour - 2 * minute);
  expect((await afterwards.find(token)).ok).toBe(true);
  await clock.run(2 * minute);
  expect(await afterwards.find(token)).toEqual({ ok: false, code: 'session-idle' });
});

test('the list tells the last use as it is now, and leaves out what is over', async () => {
  const { clock, sessions, signIn, use } = await setting();
  const idle = await signIn();
  await clock.run(hour);
  const used = await signIn();
  await clock.run(hour - 1);
  await use(used);
  await clock.run(1);
  const listed = await sessions.of(wang.id);
  expect(listed.map(({ tokenHash, lastSeenAt }) => [tokenHash, lastSeenAt])).toEqual([
    [hashToken(used), clock.now() - 1],
  ]);
  expect(await use(idle)).toBe('session-idle');
});

test('an ended session says why, and those it was ended for are told', async () => {
  const { sessions, ended, signIn, use } = await setting();
  const [mine, other, third] = [await signIn(), await signIn(), await signIn()];
  const found = await sessions.find(mine);
  const id = found.ok ? found.session.id : '';
  expect(await sessions.end({ person: wang.id, except: id }, 'password-changed')).toBe(2);
  expect([await use(mine), await use(other), await use(third)]).toEqual([
    'ok',
    'password-changed',
    'password-changed',
  ]);
  expect(ended.toSorted()).toEqual(
    [other, third].map((token) => [hashToken(token), 'password-changed']).toSorted(),
  );
});

test('a disabled account has no session, whatever became of ending them', async () => {
  const { storage, signIn, use } = await setting();
  const token = await signIn();
  await storage.changeAccount(wang.id, { disabledAt: 5 });
  expect(await use(token)).toBe('account-disabled');
});

test('the token itself is not stored, and signing out leaves nothing', async () => {
  const { sessions, storage, ended, signIn } = await setting();
  const token = await signIn();
  expect(await storage.session(token, 0)).toBeNull();
  const found = await sessions.find(token);
  if (found.ok) await sessions.signOut(found.session);
  expect(await storage.session(hashToken(token), 0)).toBeNull();
  expect(ended).toEqual([[hashToken(token), 'signed-out']]);
});

test('signing in clears away what has expired', async () => {
  const { clock, storage, signIn } = await setting();
  const old = hashToken(await signIn());
  await clock.run(10 * hour);
  await signIn();
  expect(await storage.session(old, 0)).toBeNull();
});
