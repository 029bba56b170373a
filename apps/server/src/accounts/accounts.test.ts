import { SimulatedClock } from '@huigao/testing';
import { expect, test, vi } from 'vitest';
import { MemoryStorage } from '../storage/memory-storage';
import { Accounts } from './accounts';
import { isPassword, noPassword } from './password';
import { hashToken } from './session-token';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const li = { name: '李四', displayName: '李四', office: '办公室', password: 'correct horse', admin: false };

async function withLi() {
  const clock = new SimulatedClock();
  const storage = new MemoryStorage();
  const accounts = new Accounts(storage, clock);
  await accounts.add(li);
  const signIn = (password: string, address = 'here', name = li.name) =>
    accounts.signIn(name, password, address);
  return { clock, storage, accounts, signIn };
}

test('the right password signs in, by a name in any width and case', async () => {
  const { accounts, signIn } = await withLi();
  await accounts.add({ ...li, name: 'Wang' });
  expect(await signIn(li.password)).toMatchObject({ ok: true, person: { displayName: '李四' } });
  expect(await signIn(li.password, 'here', ' ＷＡＮＧ ')).toMatchObject({ ok: true });
  expect(await signIn('wrong horse')).toEqual({ ok: false, code: 'wrong-password' });
});

test('an unknown name and an account without a password answer as a wrong password does', async () => {
  const { accounts, signIn } = await withLi();
  await accounts.signInForDevelopment('dev');
  expect(await signIn('anything', 'here', 'nobody')).toEqual({ ok: false, code: 'wrong-password' });
  expect(await signIn(noPassword, 'here', 'dev')).toEqual({ ok: false, code: 'wrong-password' });
  expect(await isPassword(null, 'no account has this password')).toBe(false);
});

test('a name is taken in any width and case', async () => {
  const { accounts } = await withLi();
  await accounts.add({ ...li, name: 'Wang' });
  expect(await accounts.add({ ...li, name: 'ｗａｎｇ' })).toEqual({ ok: false, code: 'name-taken' });
});

test('after five wrong passwords one must wait, longer each time, even with the right one', async () => {
  const { clock, signIn } = await withLi();
  for (let attempt = 0; attempt < 5; attempt++)
    expect(await signIn('wrong horse')).toMatchObject({ code: 'wrong-password' });
  expect(await signIn(li.password)).toEqual({ ok: false, code: 'wait-before-trying', waitMs: 30_000 });
  await clock.run(30_000);
  expect(await signIn('wrong horse')).toMatchObject({ code: 'wrong-password' });
  expect(await signIn(li.password)).toMatchObject({ waitMs: 60_000 });
  await clock.run(60_000);
  expect(await signIn(li.password)).toMatchObject({ ok: true });
  expect(await signIn('wrong horse')).toMatchObject({ code: 'wrong-password' });
});

test('guesses sent at once are counted one by one, and do not lock the name elsewhere', async () => {
  const { signIn } = await withLi();
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('wrong horse', 'there')));
  const tried = answers.filter((answer) => !answer.ok && answer.code === 'wrong-password');
  expect(tried).toHaveLength(5);
  expect(await signIn(li.password, 'here')).toMatchObject({ ok: true });
});

test('a session lasts thirty days, or until it is ended', async () => {
  const { clock, accounts, storage } = await withLi();
  const first = await accounts.signInForDevelopment('a');
  const second = await accounts.signInForDevelopment('a');
  const found = await accounts.who(first.token);
  expect(found?.person.id).toBe(first.person.id);
  await accounts.signOut(found!.session);
  expect(await accounts.who(first.token)).toBeNull();
  await clock.run(30 * 24 * 3600_000 - 1);
  expect(await accounts.who(second.token)).not.toBeNull();
  await clock.run(1);
  expect(await accounts.who(second.token)).toBeNull();
  // The next sign-in clears away what has expired.
  await accounts.signInForDevelopment('a');
  expect(await storage.session(hashToken(second.token), 0)).toBeNull();
});

test('the token itself is not stored', async () => {
  const { accounts, storage } = await withLi();
  const { token } = await accounts.signInForDevelopment('a');
  expect(await storage.session(token, 0)).toBeNull();
  expect(await storage.session(hashToken(token), 0)).not.toBeNull();
});

test('the set-up token makes one account, an administrator, and only while there is none', async () => {
  const accounts = new Accounts(new MemoryStorage(), new SimulatedClock());
  expect(accounts.setUpFault('')).toMatchObject({ code: 'setup-done' });
  const token = (await accounts.offerSetUp())!;
  expect(await accounts.setUp('another', li)).toMatchObject({ ok: false, code: 'bad-setup-token' });
  const [one, two] = await Promise.all([accounts.setUp(token, li), accounts.setUp(token, li)]);
  expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
  expect((await accounts.people()).map(({ admin }) => admin)).toEqual([true]);
  expect(await accounts.setUp(token, { ...li, name: 'b' })).toMatchObject({ code: 'setup-done' });
  expect(await accounts.offerSetUp()).toBeNull();
});
