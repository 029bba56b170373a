import { SimulatedClock } from '@huigao/testing';
import { expect, test, vi } from 'vitest';
import { MemoryStorage } from '../storage/memory-storage';
import { Accounts } from './accounts';
import { isPassword, noPassword } from './password';
import { Sessions } from './sessions';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const li = { name: '李四', displayName: '李四', office: '办公室', password: 'correct horse', admin: false };

const from = (address: string) => ({ address, agent: 'browser' });

function withNobody() {
  const clock = new SimulatedClock();
  const storage = new MemoryStorage();
  const sessions = new Sessions({ store: storage, clock });
  return { clock, storage, sessions, accounts: new Accounts(storage, clock, sessions) };
}

async function withLi() {
  const parts = withNobody();
  await parts.accounts.add(li);
  const signIn = (password: string, address = 'here', name = li.name) =>
    parts.accounts.signIn(name, password, from(address));
  return { ...parts, signIn };
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

test('many machines that try one name must wait, but not where its owner is signed in', async () => {
  const { clock, signIn } = await withLi();
  expect(await signIn(li.password, 'desk')).toMatchObject({ ok: true });
  for (let attempt = 0; attempt < 60; attempt++)
    expect(await signIn('wrong horse', `${attempt}`)).toMatchObject({ code: 'wrong-password' });
  expect(await signIn('wrong horse', '60')).toMatchObject({ code: 'wait-before-trying', waitMs: 10_000 });
  expect(await signIn('wrong horse', '60', 'other')).toMatchObject({ code: 'wrong-password' });
  expect(await signIn(li.password, 'desk')).toMatchObject({ ok: true });
  await clock.run(10_000);
  expect(await signIn(li.password, 'new desk')).toMatchObject({ ok: true });
});

test('a name that is not there meets the same waits as one that is', async () => {
  const { signIn } = await withLi();
  const codes = async (name: string) => {
    const answers: string[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const answer = await signIn('wrong horse', name, name);
      answers.push(answer.ok ? 'ok' : answer.code);
    }
    return answers;
  };
  expect(await codes('nobody')).toEqual(await codes(li.name));
});

test('that an account is disabled is told only to who knows its password', async () => {
  const { accounts, storage, signIn } = await withLi();
  const { id } = (await accounts.people())[0]!;
  await storage.changeAccount(id, { disabledAt: 1 });
  expect(await signIn('wrong horse')).toEqual({ ok: false, code: 'wrong-password' });
  expect(await signIn(li.password)).toEqual({ ok: false, code: 'account-disabled' });
  expect(await accounts.people()).toEqual([]);
});

test('the set-up token makes one account, an administrator, and only while there is none', async () => {
  const { accounts } = withNobody();
  const here = from('here');
  expect(accounts.setUpFault('')).toMatchObject({ code: 'setup-done' });
  const token = (await accounts.offerSetUp())!;
  expect(await accounts.setUp('another', li, here)).toMatchObject({ ok: false, code: 'bad-setup-token' });
  const [one, two] = await Promise.all([accounts.setUp(token, li, here), accounts.setUp(token, li, here)]);
  expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
  expect((await accounts.people()).map(({ admin }) => admin)).toEqual([true]);
  expect(await accounts.setUp(token, { ...li, name: 'b' }, here)).toMatchObject({ code: 'setup-done' });
  expect(await accounts.offerSetUp()).toBeNull();
});
