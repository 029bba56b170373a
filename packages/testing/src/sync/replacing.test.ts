import { bodyFromNotation } from '@huigao/report';
import { MemoryLog, RoomEnded } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { openTab, shownIn, typeInto } from '../simulation/open-tab';
import { RawPeer } from '../simulation/raw-peer';
import { drawnAfterMs, Simulation, shown } from '../simulation/simulation';

const restored = '恢复后的文字。';
const body = bodyFromNotation([restored]);

async function makeWorld() {
  const log = new MemoryLog();
  const world = await Simulation.create({ report: smallReport(), log });
  return { world, log };
}

async function restore(world: Simulation) {
  const room = await world.room();
  const done = room.replaceText({ section: sections.budget, body, by: people.owner });
  done.catch(() => {});
  return done;
}

test('[SY29] a text put in the place of another is shown to all, and others type on in other sections', async () => {
  const { world } = await makeWorld();
  const [a, b] = [await openTab(world, people.budget), await openTab(world, people.goals)];
  const goals = b.client.section(sections.goals);
  typeInto(b, '甲', sections.goals);
  const done = restore(world);
  typeInto(b, '乙', sections.goals);
  await world.run(500);
  expect(await done).toEqual({ ok: true });
  for (const tab of [a, b]) expect(shownIn(tab)).toContain(restored);
  expect(shown('budget', await world.stored('budget'))).toBe(shownIn(a));
  expect(b.client.section(sections.goals)).toBe(goals);
  expect(shownIn(a, sections.goals)).toContain('乙甲');
  typeInto(a, '丙');
  await world.run(500);
  expect(shownIn(b)).toContain('丙');
  expect(shown('budget', await world.stored('budget'))).toBe(shownIn(b));
  for (const tab of [a, b]) expect(tab.client.state).toMatchObject({ unsaved: 0, drafts: [] });
});

test('[SY29] what was typed before is in the log, what came later becomes a draft, and nothing of it merges', async () => {
  const { world, log } = await makeWorld();
  const tab = await openTab(world, people.budget);
  world.log.delayMs = 40;
  typeInto(tab, '早');
  await world.run(drawnAfterMs + 10);
  void restore(world);
  await world.run(1);
  typeInto(tab, '晚');
  await world.run(1000);
  expect(shownIn(tab)).toContain(restored);
  expect(shownIn(tab)).not.toMatch(/早|晚/);
  expect(tab.client.state).toMatchObject({ unsaved: 0, drafts: [{ code: 'other-generation' }] });
  expect(tab.client.state.drafts[0]!.text).toContain('晚早');
  const { entries } = (await log.load(world.report))!;
  expect(entries.filter(({ person }) => person === people.budget)).toHaveLength(1);
});

test('[SY29] one who was offline meanwhile finds the new text, and the own edits as a draft', async () => {
  const { world } = await makeWorld();
  const tab = await openTab(world, people.budget);
  const other = await openTab(world, people.owner);
  for (const one of [tab, other]) {
    one.offline = true;
    one.socket!.cut();
  }
  await world.run(100);
  typeInto(tab, '离线');
  void restore(world);
  await world.run(100);
  await world.reload(tab);
  for (const section of Object.values(sections)) tab.client.section(section);
  await world.run(200);
  expect(shownIn(tab)).toContain('离线');
  for (const one of [tab, other]) {
    one.offline = false;
    one.client.wake();
  }
  await world.run(1000);
  for (const one of [tab, other]) expect(shownIn(one)).toBe(shown('budget', await world.stored('budget')));
  expect(tab.client.state.drafts).toMatchObject([{ code: 'other-generation' }]);
  expect(other.client.state.drafts).toEqual([]);
  expect(tab.store.names).toContain('budget/report/budget/1.4');
  expect(tab.store.names).not.toContain('budget/report/budget/1');
  typeInto(tab, '又');
  await world.run(500);
  await world.reload(tab);
  tab.offline = true;
  shownIn(tab);
  await world.run(200);
  expect(shownIn(tab)).toContain('又');
});

test('[SY29] a copy of the old text is not let in, neither by its generation nor by what it holds', async () => {
  const { world } = await makeWorld();
  const room = await world.room();
  const writer = new RawPeer(room, people.budget).hello();
  const old = writer.open('budget');
  const stock = new RawPeer(room, people.owner, 'budget');
  void restore(world);
  await world.run(100);
  expect(writer.of('replaced')).toEqual([
    { type: 'replaced', document: 'budget', generation: 4, who: 'owner' },
  ]);
  // The old channel is closed; opened anew with the old generation it stays so.
  const update = Y.encodeStateAsUpdate(old);
  writer.say({ type: 'update', update });
  writer.tell({ type: 'open', channel: 2, document: 'budget', generation: 0 });
  writer.say({ type: 'step2', update }, 2);
  expect(writer.of('replaced')).toHaveLength(2);
  expect(writer.of('refused')).toMatchObject([{ code: 'not-open' }, { code: 'not-open' }]);
  // One that claims the new generation is stopped by what the old text was made of.
  writer.open('budget', 3, 4);
  writer.say({ type: 'step2', update }, 3);
  await world.run(500);
  expect(writer.of('refused').at(-1)).toMatchObject({ document: 'budget', code: 'foreign-client' });
  expect(stock.of('denied')).toEqual([{ type: 'denied', reason: 'other-generation' }]);
  expect(stock.closes).toEqual([{ code: 4409, reason: 'refused' }]);
  await world.run(100);
  expect(shown('budget', await world.stored('budget'))).toBe(`<paragraph>${restored}</paragraph>`);
});

test('[SY29] the generation outlives checkpoints, rest and restarts', async () => {
  const { world, log } = await makeWorld();
  const write = async (generation: number) => {
    const peer = new RawPeer(await world.room(), people.budget).hello();
    const copy = peer.open('budget', 1, generation);
    for (let n = 0; n < 30; n++) {
      copy.once('update', (update: Uint8Array) => peer.say({ type: 'update', update }));
      edits.type(copy, 0, '字');
      await world.run(20);
    }
    peer.hangUp();
    world.restart();
    await world.run(1000);
    return shown('budget', copy);
  };
  await write(0);
  const { head } = (await log.load(world.report))!;
  void restore(world);
  await world.run(60_000);
  world.crash('after-append');
  const text = await write(head + 1);
  expect(text).toContain(`字${restored}`);
  const peer = new RawPeer(await world.room(), people.viewer).hello();
  expect(shown('budget', peer.open('budget', 1, head + 1))).toBe(text);
  expect(shown('budget', await world.stored('budget'))).toBe(text);
  const told = new Map(peer.of('welcome')[0]!.documents.map((one) => [one.document, one.generation]));
  expect(told).toEqual(new Map(Object.entries({ record: 0, budget: head + 1, goals: 0 })));
});

test('[SY29] one at a time, for a section that is there; a log that fails leaves the old text', async () => {
  const { world } = await makeWorld();
  const room = await world.room();
  const [first, second] = [restore(world), restore(world)];
  const absent = room.replaceText({ section: 'absent' as never, body, by: people.owner });
  const record = room.replaceText({ section: 'record' as never, body, by: people.owner });
  await world.run(200);
  expect(await first).toEqual({ ok: true });
  expect(await second).toEqual({ ok: true });
  expect(await absent).toMatchObject({ ok: false, code: 'not-found' });
  expect(await record).toMatchObject({ ok: false, code: 'not-found' });
  const tab = await openTab(world, people.budget);
  typeInto(tab, '甲');
  await world.run(200);
  world.log.failNth(1);
  const failed = restore(world);
  await world.run(5000);
  await expect(failed).rejects.toThrow(RoomEnded);
  expect(shownIn(tab)).toContain(`甲${restored}`);
  expect(tab.client.state).toMatchObject({ unsaved: 0, drafts: [] });
});

test('[SY29] a damaged section is mended by a text in its place', async () => {
  const { world, log } = await makeWorld();
  const { head } = (await log.load(world.report))!;
  const entry = { seq: head + 1, document: 'budget', bytes: new Uint8Array(), person: null, at: 0 };
  await log.append(world.report, { expectedHead: head, entries: [entry], bindings: [] });
  const tab = await openTab(world, people.budget);
  expect(tab.client.state.sections.get(sections.budget)?.right).toBe('r');
  void restore(world);
  await world.run(500);
  expect(tab.client.state.sections.get(sections.budget)?.right).toBe('rw');
  typeInto(tab, '甲');
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toBe(`<paragraph>甲${restored}</paragraph>`);
});

test('[SY29] what goes is seen to the last key before it goes, and other sections go on', async () => {
  const { world } = await makeWorld();
  const [a, b] = [await openTab(world, people.budget), await openTab(world, people.goals)];
  world.log.delayMs = 40;
  typeInto(a, '早');
  await world.run(drawnAfterMs + 10);
  const room = await world.room();
  let seen = '';
  const done = room.replaceTexts({
    sections: [sections.budget, sections.goals],
    by: people.owner,
    make: async () => {
      seen = room.exportReport().bodies.get(sections.budget)!.textContent;
      return { ok: true, texts: new Map([[sections.budget, { body }]]) };
    },
  });
  await world.run(1000);
  expect(await done).toEqual({ ok: true });
  expect(seen).toContain('早');
  expect(shownIn(a)).toBe(shownIn(b));
  expect(shownIn(a)).toContain(restored);
  // The section that was left out is open again.
  typeInto(b, '甲', sections.goals);
  await world.run(500);
  expect(shownIn(a, sections.goals)).toContain('甲');
  expect(b.client.state.drafts).toEqual([]);
});

test('[SY29] when the new texts are refused or fail, nothing is replaced and all can be written again', async () => {
  const { world } = await makeWorld();
  const tab = await openTab(world, people.budget);
  const before = shownIn(tab);
  const room = await world.room();
  const replace = (more: object) =>
    room.replaceTexts({
      sections: [sections.budget],
      by: people.owner,
      make: async () => ({ ok: true as const, texts: new Map([[sections.budget, { body }]]) }),
      ...more,
    });
  const refused = { ok: false, code: 'locked', detail: sections.budget } as const;
  const one = replace({ make: async () => refused });
  await world.run(200);
  expect(await one).toEqual(refused);
  const two = replace({ refusal: () => 'locked' });
  await world.run(200);
  expect(await two).toEqual(refused);
  const three = replace({ make: () => Promise.reject(new Error('no space')) });
  three.catch(() => {});
  await world.run(200);
  await expect(three).rejects.toThrow('no space');
  expect(shownIn(tab)).toBe(before);
  typeInto(tab, '仍可写');
  await world.run(500);
  expect(shown('budget', await world.stored('budget'))).toContain('仍可写');
});
