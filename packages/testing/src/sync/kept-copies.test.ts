// What is kept on this machine: over a reload, without a connection, in two tabs, and when the report was replaced.

import { MemoryLog } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import { people, sections, smallReport } from '../sample';
import { MemoryStore } from '../simulation/memory-store';
import { comeBack, goOffline, openTab, shownIn, typeInto } from '../simulation/open-tab';
import { Simulation, shown } from '../simulation/simulation';

const makeWorld = (log = new MemoryLog()) => Simulation.create({ report: smallReport(), log });

test('[SY32] edits made offline survive a reload, count as unsaved after it, and merge on return', async () => {
  const world = await makeWorld();
  const [a, b] = [await openTab(world, people.owner), await openTab(world, people.budget)];
  await goOffline(world, a);
  for (const text of ['甲', '乙', '丙']) typeInto(a, text);
  typeInto(b, '丁');
  await world.run(200);
  await world.reload(a);
  await world.run(200);
  expect(a.client.state).toMatchObject({ connection: 'offline', unsaved: 3 });
  expect(a.client.section(sections.budget)).toBeDefined();
  expect(a.client.state.sections.get(sections.budget)).toMatchObject({ right: 'rw', synced: true });
  expect(shownIn(a)).toContain('丙乙甲');
  typeInto(a, '戊');
  await comeBack(world, a);
  expect(a.client.state.unsaved).toBe(0);
  for (const text of ['甲', '乙', '丙', '丁', '戊']) expect(shownIn(b)).toContain(text);
  expect(shownIn(a)).toBe(shownIn(b));
});

test('[SY32] what is kept and saved does not count as unsaved offline', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  typeInto(tab, '甲');
  await world.run(200);
  tab.offline = true;
  await world.reload(tab);
  tab.client.section(sections.budget);
  await world.run(500);
  expect(shownIn(tab)).toContain('甲');
  expect(tab.client.state).toMatchObject({ connection: 'offline', unsaved: 0 });
});

test('[SY32] a section with unsaved edits is sent though nobody opens it', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  await goOffline(world, tab);
  typeInto(tab, '甲');
  await world.run(10);
  tab.offline = false;
  await world.reload(tab);
  await world.run(1000);
  expect(shown('budget', await world.stored('budget'))).toContain('甲');
});

test('[SY36] copies of another generation never merge; edits not saved become drafts', async () => {
  const log = new MemoryLog();
  const world = await makeWorld(log);
  const tab = await openTab(world, people.budget);
  const { record } = tab.client;
  await goOffline(world, tab);
  typeInto(tab, '甲');
  const load = log.load.bind(log);
  log.load = async (report) => {
    const loaded = await load(report);
    return loaded && { ...loaded, generation: 2 };
  };
  world.crash('after-append');
  await comeBack(world, tab);
  await world.run(1000);
  expect(tab.client.record).not.toBe(record);
  expect(shown('record', tab.client.record)).toBe(shown('record', await world.stored('record')));
  expect(shownIn(tab)).not.toContain('甲');
  expect(tab.client.state.drafts).toMatchObject([{ code: 'other-generation' }]);
  expect(tab.store.names.filter((name) => name.endsWith('/1'))).toEqual([]);
  expect(tab.store.names).toContain('budget/report/budget/2');
  typeInto(tab, '乙');
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('乙');
});

test('[SY32] two tabs of one browser share what is kept', async () => {
  const world = await makeWorld();
  const store = new MemoryStore(world.clock);
  const a = await openTab(world, people.budget, store);
  await goOffline(world, a);
  typeInto(a, '甲');
  await world.run(50);
  const b = await openTab(world, people.budget, store);
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('甲');
  expect(b.client.state.unsaved).toBe(0);
  await comeBack(world, a);
  expect(a.client.state).toMatchObject({ unsaved: 0, drafts: [] });
  expect(shownIn(a)).toBe(shownIn(b));
});
