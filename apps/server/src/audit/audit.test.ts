import { personId } from '@huigao/report';
import { expect, test } from 'vitest';
import { MemoryStorage } from '../storage/memory-storage';
import { Audit } from './audit';
import { windowMs } from './refusal-budget';

/** An audit log in memory, and a clock that is set by hand. */
function makeAudit() {
  const storage = new MemoryStorage();
  let now = 1000;
  let timers: (() => void)[] = [];
  const clock = {
    now: () => now,
    after: (_ms: number, callback: () => void) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((other) => other !== callback);
      };
    },
  };
  const audit = new Audit({ storage, clock, trouble: () => {} });
  const entries = async () =>
    (await storage.auditAfter(0, 10_000)).map(({ action, actor, detail }) => ({ action, actor, detail }));
  const pass = (ms: number) => {
    now += ms;
  };
  return { audit, storage, entries, pass, fire: () => timers.splice(0).map((one) => one()) };
}

const attempt = (who: string, path = '/') =>
  ({ action: 'refused.request', actor: personId(who), detail: { code: 'forbidden', path } }) as const;

test('an act and its entry are one; an act that did not happen leaves none', async () => {
  const { audit, storage, entries } = makeAudit();
  const account = { id: personId('a'), name: 'a', key: 'a', displayName: 'A', office: '', admin: false };
  const local = { mail: '', identity: null, groups: [], disabledAt: null };
  const stored = { ...account, ...local, passwordHash: '!', createdAt: 1 };
  const event = { action: 'account.added', account: personId('a') } as const;
  expect(await audit.during(event, 'addAccount', stored)).toBe(true);
  expect(await audit.during(event, 'addAccount', { ...stored, id: personId('b') })).toBe(false);
  expect(await entries()).toHaveLength(1);
  expect(await storage.account(personId('a'))).not.toBeNull();
});

test('a flood of refused attempts is counted, others are still written, and the count follows', async () => {
  const { audit, entries, pass, fire } = makeAudit();
  for (let times = 0; times < 500; times++) await audit.refused(attempt('wang', `/${times}`));
  await audit.refused(attempt('li'));
  const written = await entries();
  expect(written.filter(({ actor }) => actor === 'wang')).toHaveLength(30);
  expect(written.at(-1)?.actor).toBe('li');
  pass(windowMs);
  fire();
  expect((await entries()).at(-1)).toMatchObject({
    action: 'refused.more',
    detail: JSON.stringify({ count: 470, since: 1000 }),
  });
  await audit.refused(attempt('wang'));
  expect((await entries()).at(-1)?.actor).toBe('wang');
});

test('the same attempt again and again is written three times, and leaves room for others', async () => {
  const { audit, entries } = makeAudit();
  for (let times = 0; times < 100; times++) await audit.refused(attempt('wang'));
  await audit.refused(attempt('wang', '/people'));
  expect((await entries()).map(({ detail }) => JSON.parse(detail).path)).toEqual(['/', '/', '/', '/people']);
  await audit.close();
  expect((await entries()).at(-1)).toMatchObject({
    action: 'refused.more',
    detail: JSON.stringify({ count: 97, since: 1000 }),
  });
});

test('however many sources there are, a window writes a thousand, and a close sums up', async () => {
  const { audit, entries } = makeAudit();
  for (let source = 0; source < 1200; source++) await audit.refused(attempt(`p${source}`));
  expect(await entries()).toHaveLength(1000);
  await audit.close();
  expect((await entries()).at(-1)).toMatchObject({ action: 'refused.more' });
  await audit.close();
  expect(await entries()).toHaveLength(1001);
});
