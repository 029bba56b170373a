import { expect, test } from 'vitest';
import { PendingSignIns } from './pending-sign-ins';

const begun = (state: string) => ({ checks: { state, nonce: 'n', verifier: 'v' }, returnTo: `/${state}` });

test('whoever begins very many pushes out the own ones, not those of others', () => {
  const pending = new PendingSignIns();
  pending.add(begun('honest'), { browser: 'b', address: 'desk' }, 0);
  for (let times = 0; times < 600; times++)
    pending.add(begun(`flood ${times}`), { browser: 'f', address: 'elsewhere' }, 0);
  expect(pending.take('flood 0', 'f', 1)).toBeNull();
  expect(pending.take('flood 599', 'f', 1)).not.toBeNull();
  expect(pending.take('honest', 'b', 1)).toMatchObject({ returnTo: '/honest' });
});

test('one is taken by its browser, once, and in time; trying with another does not use it up', () => {
  const pending = new PendingSignIns();
  pending.add(begun('one'), { browser: 'b', address: 'desk' }, 0);
  pending.add(begun('late'), { browser: 'b', address: 'desk' }, 0);
  expect(pending.take('one', 'other', 1)).toBeNull();
  expect(pending.take('one', null, 1)).toBeNull();
  expect(pending.take('none', 'b', 1)).toBeNull();
  expect(pending.take('one', 'b', 1)).toMatchObject({ returnTo: '/one' });
  expect(pending.take('one', 'b', 1)).toBeNull();
  expect(pending.take('late', 'b', 600_000)).toBeNull();
});
