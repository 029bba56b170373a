// What the server does not take becomes a draft, and the section starts anew.

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { people, sections, smallReport } from '../sample';
import { assign, comeBack, goOffline, openTab, shownIn, typeInto } from '../simulation/open-tab';
import { Simulation, shown } from '../simulation/simulation';

const makeWorld = () => Simulation.create({ report: smallReport() });

test('[SY33] a refused edit becomes a draft; the section starts anew, the others go on', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.owner);
  const before = tab.client.section(sections.budget);
  before.doc.transact(() => before.doc.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]));
  typeInto(tab, '甲');
  typeInto(tab, '乙', sections.goals);
  await world.run(8);
  await world.run(500);
  const after = tab.client.section(sections.budget);
  expect(after).not.toBe(before);
  expect(after.number).toBe(1);
  expect(after.doc.clientID).not.toBe(before.doc.clientID);
  expect(tab.client.state.sections.get(sections.budget)).toMatchObject({
    replica: 1,
    frozen: null,
    synced: true,
  });
  expect(tab.client.state.drafts).toMatchObject([{ section: 'budget', code: 'bad-shape' }]);
  expect(tab.client.state.drafts[0]!.text).toContain('甲');
  expect(tab.client.state.unsaved).toBe(0);
  expect(shownIn(tab)).toBe(shown('budget', await world.stored('budget')));
  expect(shownIn(tab)).not.toContain('甲');
  expect(shownIn(tab, sections.goals)).toContain('乙');
  expect(tab.client.section(sections.goals).number).toBe(0);
  typeInto(tab, '丙');
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('丙');
});

test('[SY33] a draft outlives a reload and goes when it is dismissed', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  await goOffline(world, tab);
  typeInto(tab, '甲');
  assign(world);
  await world.run(100);
  await comeBack(world, tab);
  expect(tab.client.state.drafts).toHaveLength(1);
  await world.reload(tab);
  await world.run(500);
  const [draft] = tab.client.state.drafts;
  expect(draft).toMatchObject({ section: 'budget', code: 'not-yours' });
  expect(draft!.text).toMatch(/^甲全年预算2119.56万元，执行2118.90万元。\n执行率99.97%。$/);
  tab.client.dismissDraft(draft!.id);
  expect(tab.client.state.drafts).toEqual([]);
  tab.client.restoreDraft(draft!);
  expect(tab.client.state.drafts).toEqual([draft]);
  tab.client.dismissDraft(draft!.id);
  await world.reload(tab);
  await world.run(500);
  expect(tab.client.state.drafts).toEqual([]);
});

test('[SY33] what is not saved can be had as text, whatever becomes of the connection', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  expect(tab.client.unsavedTexts()).toEqual([]);
  await goOffline(world, tab);
  typeInto(tab, '甲');
  expect(tab.client.unsavedTexts()).toEqual([
    { section: 'budget', text: '甲全年预算2119.56万元，执行2118.90万元。\n执行率99.97%。' },
  ]);
});

test('[SY33] the server is asked afresh: a crash between refusal and answer loses nothing', async () => {
  const world = await makeWorld();
  const tab = await openTab(world, people.budget);
  typeInto(tab, '甲');
  await world.run(1);
  assign(world);
  await world.run(6);
  world.crash('after-append');
  await world.run(10_000);
  expect(tab.client.state.connection).toBe('online');
  const stored = shown('budget', await world.stored('budget'));
  expect(shownIn(tab)).toBe(stored);
  expect(stored.includes('甲') || tab.client.state.drafts.some(({ text }) => text.includes('甲'))).toBe(true);
});
