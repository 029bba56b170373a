import type { SectionId } from '@huigao/report';
import { type DocumentMessage, decodeFrame } from '@huigao/sync/protocol';
import { MemoryLog } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { MemoryStore } from '../simulation/memory-store';
import { RawPeer } from '../simulation/raw-peer';
import { drawnAfterMs, type SimulatedTab, Simulation, shown } from '../simulation/simulation';

const makeWorld = (log = new MemoryLog()) => Simulation.create({ report: smallReport(), log });

async function openTab(world: Simulation, person: (typeof people)[keyof typeof people], store?: MemoryStore) {
  const tab = world.open(person, store);
  for (const section of Object.values(sections)) tab.client.section(section);
  await world.run(500);
  return tab;
}

const typeInto = ({ client }: SimulatedTab, text: string, section: SectionId = sections.budget) =>
  client.section(section).doc.transact(() => edits.type(client.section(section).doc, 0, text));

const shownIn = ({ client }: SimulatedTab, section: SectionId = sections.budget) =>
  shown(section, client.section(section).doc);

const assign = (world: Simulation, ...drafters: (typeof people)[keyof typeof people][]) =>
  void world.command(people.owner, {
    type: 'assignSection',
    section: sections.budget,
    drafters,
    reviewers: [],
    due: null,
  });

/** Messages of a document that the tab sends from now on. */
function sentBy(tab: SimulatedTab): DocumentMessage[] {
  const sent: DocumentMessage[] = [];
  const watch = () => {
    tab.socket!.watch = (to, bytes) => {
      const frame = decodeFrame(bytes);
      if (to === 'server' && frame.ok && 'message' in frame) sent.push(frame.message);
    };
  };
  watch();
  tab.opened = watch;
  return sent;
}

async function goOffline(world: Simulation, tab: SimulatedTab) {
  tab.offline = true;
  tab.socket!.cut();
  await world.run(100);
}

async function comeBack(world: Simulation, tab: SimulatedTab) {
  tab.offline = false;
  tab.client.wake();
  await world.run(500);
}

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

test('[SY37] carets are named by the server and go out at most ten times a second', async () => {
  const world = await makeWorld();
  const [a, b] = [await openTab(world, people.owner), await openTab(world, people.budget)];
  const sent = sentBy(a);
  const { awareness } = a.client.section(sections.budget);
  awareness.setLocalStateField('user', { name: '冒充' });
  for (let n = 0; n < 100; n++) {
    awareness.setLocalStateField('cursor', { anchor: n, head: n });
    await world.run(10);
  }
  await world.run(200);
  expect(sent.length).toBeLessThanOrEqual(12);
  const remote = b.client.section(sections.budget).awareness.getStates().get(awareness.clientID);
  expect(remote).toMatchObject({ user: { id: 'owner', name: 'owner' }, cursor: { anchor: 99, head: 99 } });
  a.socket!.cut();
  a.offline = true;
  await world.run(200);
  expect(b.client.section(sections.budget).awareness.getStates().has(awareness.clientID)).toBe(false);
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

test('[SY66] what others write in a section far away comes in together a little later, and before anything is made of its text', async () => {
  const world = await makeWorld();
  const [tab, other] = [await openTab(world, people.budget), await openTab(world, people.owner)];
  const { doc } = tab.client.section(sections.budget);
  let changes = 0;
  doc.on('update', () => changes++);
  tab.client.setFar(sections.budget, true);
  for (const text of ['一', '二', '三']) {
    typeInto(other, text);
    await world.run(60);
  }
  expect(shownIn(tab)).not.toContain('一');
  await world.run(300);
  expect(shownIn(tab)).toContain('三二一');
  expect(changes).toBe(1);

  typeInto(other, '四');
  await world.run(60);
  expect(shownIn(tab)).not.toContain('四');
  tab.client.setFar(sections.budget, false);
  expect(shownIn(tab)).toContain('四');

  // The last word stands in a draft, and in what is shown without a connection.
  tab.client.setFar(sections.budget, true);
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
