// Connections that break, come back or are closed for good, and who is told to be there.

import { expect, test } from 'vitest';
import { people, sections, smallReport } from '../sample';
import { openTab, typeInto } from '../simulation/open-tab';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation } from '../simulation/simulation';

const makeWorld = () => Simulation.create({ report: smallReport() });

test('[SY31] a broken connection is tried again, later and later, and at once when woken', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  const attempts: number[] = [];
  const begin = world.clock.now();
  tab.opened = () => attempts.push(world.clock.now() - begin);
  tab.offline = true;
  tab.socket!.cut();
  await world.run(60_000);
  expect(tab.client.state.connection).toBe('offline');
  const pauses = attempts.map((at, index) => at - (attempts[index - 1] ?? 0));
  expect(pauses[0]).toBeLessThan(320);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(5000 + 20);
  expect(Math.min(...pauses.slice(6))).toBeGreaterThan(2000);
  tab.offline = false;
  const before = attempts.length;
  tab.client.wake();
  expect(attempts.length).toBe(before + 1);
  await world.run(100);
  expect(tab.client.state.connection).toBe('online');
});

test('[SY31] a connection that only seems to be open is found out', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  tab.socket!.cutSilently();
  typeInto(tab, '甲');
  await world.run(40_000);
  expect(tab.client.state).toMatchObject({ connection: 'online', unsaved: 0 });
  tab.socket!.cutSilently();
  tab.client.wake();
  await world.run(6000);
  expect(tab.client.state.connection).toBe('online');
});

test('[SY31] a client that is closed for good does not come back', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.goals);
  void world.command(people.owner, { type: 'setMember', person: people.goals, name: '某', roles: [] });
  await world.run(100);
  let attempts = 0;
  tab.opened = () => attempts++;
  await world.run(60_000);
  expect(attempts).toBe(0);
  expect(tab.client.state).toMatchObject({
    connection: 'refused',
    closeReason: { code: 4403, reason: 'forbidden' },
    people: [],
  });
});

test('[SY24] who is here is told to all, with the section the caret is in', async () => {
  const world = await makeWorld();
  const [a, b] = [await openTab(world, people.owner), await openTab(world, people.budget)];
  b.client.section(sections.goals).awareness.setLocalStateField('cursor', { anchor: 0, head: 0 });
  await world.run(300);
  expect(a.client.state.people.map(({ person, section }) => [person, section])).toEqual([
    ['owner', null],
    ['budget', 'goals'],
  ]);
  expect(a.client.state.people.map(({ tab }) => tab)).toEqual([a.client.tab, b.client.tab]);
  await b.client.stop();
  await world.run(300);
  expect(a.client.state.people.map(({ person }) => person)).toEqual(['owner']);
  new RawPeer(await world.room(), people.viewer, 'budget');
  await world.run(300);
  expect(a.client.state.people.map(({ person }) => person)).toEqual(['owner', 'viewer']);
});
