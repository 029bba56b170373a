// When an edit is sent, and until when it counts as not saved.

import { expect, test } from 'vitest';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { comeBack, goOffline, openTab, sentBy, shownIn, typeInto } from '../simulation/open-tab';
import { drawnAfterMs, Simulation, shown } from '../simulation/simulation';

const makeWorld = () => Simulation.create({ report: smallReport() });

test('[SY30] an edit counts as unsaved until the server says that it is durable', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  world.log.delayMs = 50;
  typeInto(tab, '甲');
  expect(tab.client.state).toMatchObject({ unsaved: 1, savedAt: null });
  await world.run(40);
  typeInto(tab, '乙');
  expect(tab.client.state.unsaved).toBe(2);
  await world.run(200);
  expect(tab.client.state.unsaved).toBe(0);
  expect(tab.client.state.savedAt).toBeGreaterThan(0);
});

test('[SY30] a deletion counts too, though no state vector shows it', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  await goOffline(world, tab);
  const { doc } = tab.client.section(sections.budget);
  doc.transact(() => edits.delete(doc, 0, 2));
  expect(tab.client.state.unsaved).toBe(1);
  await comeBack(world, tab);
  expect(tab.client.state.unsaved).toBe(0);
  expect(shown('budget', await world.stored('budget'))).toBe(shownIn(tab));
});

test("[SY30] others' edits and the local copy are no own edits", async () => {
  const world = await makeWorld();
  const [a, b] = [await openTab(world, people.owner), await openTab(world, people.budget)];
  typeInto(a, '甲');
  await world.run(200);
  expect(shownIn(b)).toContain('甲');
  expect(b.client.state.savedAt).toBeNull();
  await world.reload(b);
  b.client.section(sections.budget);
  await world.run(500);
  expect(b.client.state).toMatchObject({ unsaved: 0, savedAt: null });
});

test('[SY39] while the server is slow, edits are gathered instead of sent one by one', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  const sent = sentBy(tab);
  world.log.delayMs = 2000;
  for (let n = 0; n < 300; n++) {
    typeInto(tab, '字');
    await world.run(5);
  }
  expect(tab.client.state.unsaved).toBe(300);
  await world.run(10_000);
  expect(sent.length).toBeLessThan(80);
  expect(tab.client.state.unsaved).toBe(0);
  expect(shown('budget', await world.stored('budget'))).toContain('字'.repeat(300));
});

test('[SY39] an edit larger than the server takes is refused here', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  typeInto(tab, '字'.repeat(400_000));
  await world.run(1000);
  expect(tab.client.state.drafts).toMatchObject([{ code: 'edit-too-large' }]);
  expect(tab.client.state.connection).toBe('online');
});

test('[SY39] what is being composed is told when its words are chosen, or after a while; what others write comes in meanwhile', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  const other = await openTab(world, people.owner);
  tab.client.composing(sections.budget, 'begins');
  typeInto(tab, 'zhong');
  await world.run(1000);
  expect(shownIn(other)).not.toContain('zhong');
  expect(tab.client.state.unsaved).toBeGreaterThan(0);
  typeInto(other, '别人的话');
  await world.run(1000);
  expect(shownIn(tab)).toContain('别人的话');
  const { doc } = tab.client.section(sections.budget);
  doc.transact(() => edits.delete(doc, 0, 1));
  tab.client.composing(sections.budget, 'ends');
  await world.run(500);
  expect(tab.client.state.unsaved).toBe(0);
  expect(shownIn(other)).toBe(shownIn(tab));

  tab.client.composing(sections.budget, 'begins');
  typeInto(tab, '一直在组词');
  await world.run(4000);
  expect(shownIn(other)).not.toContain('一直在组词');
  await world.run(2000);
  expect(shownIn(other)).toContain('一直在组词');
  expect(tab.client.state.unsaved).toBe(0);
});

test('[SY39] what is written within one frame goes as one message once it is drawn, and at once when the page may be gone', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  const sent = sentBy(tab);
  for (const letter of '一二三') typeInto(tab, letter);
  expect(tab.client.state.unsaved).toBe(3);
  // What goes out takes some milliseconds to arrive.
  await world.run(drawnAfterMs - 1);
  expect(sent).toHaveLength(0);
  await world.run(10);
  expect(sent).toHaveLength(1);
  await world.run(500);
  expect(tab.client.state.unsaved).toBe(0);
  typeInto(tab, '四');
  tab.client.flush();
  await world.run(drawnAfterMs - 1);
  expect(sent).toHaveLength(2);
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('四三二一');
});
