// Rights that come and go while one writes, and what an editor writes without any.

import { expect, test } from 'vitest';
import { people, sections, smallReport } from '../sample';
import { assign, comeBack, openTab, sentBy, shownIn, typeInto } from '../simulation/open-tab';
import { drawnAfterMs, Simulation, shown } from '../simulation/simulation';

const makeWorld = () => Simulation.create({ report: smallReport() });

test('[SY34] a right withdrawn while typing: what was accepted stays, the rest is a draft, the section is read-only', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  typeInto(tab, '甲');
  await world.run(drawnAfterMs + 5);
  assign(world);
  await world.run(1);
  typeInto(tab, '乙');
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('甲全');
  expect(tab.client.state.sections.get(sections.budget)).toMatchObject({
    right: 'r',
    synced: true,
    frozen: null,
  });
  expect(tab.client.state.drafts).toHaveLength(1);
  expect(tab.client.state.drafts[0]!.text).toContain('乙甲');
  expect(tab.client.state.unsaved).toBe(0);
  expect(shownIn(tab)).toBe(shown('budget', await world.stored('budget')));
});

test('[SY34] a right withdrawn while nothing is unsaved replaces nothing', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  const replica = tab.client.section(sections.budget);
  assign(world);
  await world.run(500);
  expect(tab.client.section(sections.budget)).toBe(replica);
  expect(tab.client.state).toMatchObject({ drafts: [] });
  assign(world, people.budget);
  await world.run(500);
  expect(tab.client.section(sections.budget)).toBe(replica);
  typeInto(tab, '甲');
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('甲');
});

test("[SY35] a reader's document never sends, whatever writes in it", async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.viewer);
  const sent = sentBy(tab);
  typeInto(tab, '误');
  await world.run(500);
  tab.socket!.cut();
  await world.run(2000);
  expect(sent.filter(({ type }) => type === 'update' || type === 'step2')).toEqual([]);
  expect(tab.client.state).toMatchObject({ connection: 'online', unsaved: 0, drafts: [] });
  expect(shownIn(tab)).toBe(shown('budget', await world.stored('budget')));
});

test('[SY35] what wrote itself in while one was a reader is not sent when the right comes', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.goals);
  const before = tab.client.section(sections.budget);
  typeInto(tab, '误');
  assign(world, people.goals);
  await world.run(500);
  expect(tab.client.section(sections.budget)).not.toBe(before);
  expect(tab.client.state.sections.get(sections.budget)).toMatchObject({ right: 'rw', synced: true });
  expect(shownIn(tab)).toBe(shown('budget', await world.stored('budget')));
  expect(shownIn(tab)).not.toContain('误');
});

test('[SY35] nor after a reload', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.goals);
  typeInto(tab, '误');
  await world.run(50);
  tab.offline = true;
  await world.reload(tab);
  assign(world, people.goals);
  await world.run(100);
  tab.client.section(sections.budget);
  await comeBack(world, tab);
  await world.run(1000);
  expect(tab.client.state.sections.get(sections.budget)).toMatchObject({ right: 'rw', synced: true });
  expect(shownIn(tab)).not.toContain('误');
  expect(shown('budget', await world.stored('budget'))).not.toContain('误');
});
