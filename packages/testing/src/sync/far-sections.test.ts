// What others write: together where one does not look, and whatever a view makes of it.

import { expect, test } from 'vitest';
import { people, sections, smallReport } from '../sample';
import { openTab, shownIn, typeInto } from '../simulation/open-tab';
import { Simulation } from '../simulation/simulation';

const makeWorld = () => Simulation.create({ report: smallReport() });

/** Far sections take in what came at each beat of so many ms. */
const beatMs = 250;
const toTheBeat = (world: Simulation) => world.run(beatMs - (world.clock.now() % beatMs) + 1);

test('[SY66] what others write in a section far away comes in together a little later, and before anything is made of its text', async () => {
  const world = await makeWorld();
  const [tab, other] = [await openTab(world, people.budget), await openTab(world, people.owner)];
  const { doc } = tab.client.section(sections.budget);
  let changes = 0;
  doc.on('update', () => changes++);
  tab.client.setFar(sections.budget, true);
  await toTheBeat(world);
  for (const text of ['一', '二', '三']) {
    typeInto(other, text);
    await world.run(60);
  }
  expect(shownIn(tab)).not.toContain('一');
  await world.run(300);
  expect(shownIn(tab)).toContain('三二一');
  expect(changes).toBe(1);

  await toTheBeat(world);
  typeInto(other, '四');
  await world.run(60);
  expect(shownIn(tab)).not.toContain('四');
  tab.client.setFar(sections.budget, false);
  expect(shownIn(tab)).toContain('四');

  // The last word stands in a draft, and in what is shown without a connection.
  tab.client.setFar(sections.budget, true);
  await toTheBeat(world);
  typeInto(other, '五');
  await world.run(60);
  tab.socket!.cut();
  await world.run(10);
  expect(shownIn(tab)).toContain('五');
  await world.run(2000);
  expect(shownIn(tab)).toBe(shownIn(other));
});

test('[SY66] a view that fails on what others write is reported, and the text comes in all the same', async () => {
  const world = await makeWorld();
  const [tab, other] = [await openTab(world, people.budget), await openTab(world, people.owner)];
  tab.client.section(sections.budget).doc.once('afterTransaction', () => {
    throw new Error('The view is broken.');
  });
  typeInto(other, '一');
  await world.run(500);
  typeInto(other, '二');
  await world.run(500);
  expect(world.faults).toMatchObject([{ message: 'The view is broken.' }]);
  expect(shownIn(tab)).toContain('二一');
});
