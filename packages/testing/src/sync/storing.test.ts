import { MemoryLog } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation, shown } from '../simulation/simulation';

async function makeWorld() {
  const log = new MemoryLog();
  const world = await Simulation.create({ report: smallReport(), log });
  const checkpoints = async () => (await log.load(world.report))!.checkpoints;
  return { world, log, checkpoints };
}

/** Writes `count` single edits into the section `budget`. */
async function writeMany(world: Simulation, count: number): Promise<string> {
  const peer = new RawPeer(await world.room(), people.budget).hello();
  const copy = peer.open('budget');
  for (let n = 0; n < count; n++) {
    copy.once('update', (update: Uint8Array) => peer.say({ type: 'update', update }));
    copy.transact(() => (n % 3 === 2 ? edits.delete(copy, 0, 1) : edits.type(copy, 0, '字𠮷')));
    await world.run(11);
  }
  await world.run(30);
  expect(peer.of('refused')).toEqual([]);
  peer.hangUp();
  return shown('budget', copy);
}

test('[SY25] after 500 updates a checkpoint is kept, and the report opened from it is the same', async () => {
  const { world, log, checkpoints } = await makeWorld();
  await writeMany(world, 400);
  expect(await checkpoints()).toEqual([]);
  const text = await writeMany(world, 120);
  await world.run(5000);
  expect((await checkpoints()).map(({ document }) => document)).toEqual(['budget']);
  const { entries } = (await log.load(world.report))!;
  expect(entries.filter(({ document }) => document === 'budget').length).toBeLessThan(60);
  world.crash('after-append');
  const peer = new RawPeer(await world.room(), people.budget).hello();
  expect(shown('budget', peer.open('budget'))).toBe(text);
  expect(world.faults).toEqual([]);
});

test('[SY25] on closing, what has grown is kept as a checkpoint, and what has not is not', async () => {
  const { world, checkpoints } = await makeWorld();
  const text = await writeMany(world, 40);
  world.restart();
  await world.run(1000);
  expect((await checkpoints()).map(({ document }) => document)).toEqual(['budget']);
  expect(shown('budget', await world.stored('budget'))).toBe(text);
});

test('[SY25] a checkpoint that cannot be kept loses nothing', async () => {
  const { world, log } = await makeWorld();
  log.checkpoint = () => Promise.reject(new Error('The disk is full.'));
  const text = await writeMany(world, 40);
  world.restart();
  await world.run(1000);
  expect(world.faults).toHaveLength(1);
  expect(shown('budget', await world.stored('budget'))).toBe(text);
});

test('[SY26] a section that does not load is shown as far as it does and cannot be written; the others can', async () => {
  const { world, log } = await makeWorld();
  const { head } = (await log.load(world.report))!;
  const gap = new Y.Doc();
  edits.type(gap, 0, '甲');
  const before = Y.encodeStateVector(gap);
  edits.type(gap, 0, '乙');
  const bytes = Y.encodeStateAsUpdate(gap, before);
  const entry = { seq: head + 1, document: 'budget', bytes, person: null, at: 0 };
  await log.append(world.report, { expectedHead: head, entries: [entry], bindings: [] });
  const tab = world.open(people.owner);
  for (const section of Object.values(sections)) tab.client.section(section);
  await world.run(1000);
  expect(tab.client.state.sections.get(sections.budget)?.right).toBe('r');
  expect(tab.client.state.sections.get(sections.goals)?.right).toBe('rw');
  const peer = new RawPeer(await world.room(), people.owner).hello();
  const copy = peer.open('budget');
  copy.once('update', (update: Uint8Array) => peer.say({ type: 'update', update }));
  edits.type(copy, 0, '丙');
  await world.run(20);
  expect(peer.of('refused')).toMatchObject([{ code: 'damaged' }]);
  expect((await world.room()).exportReport().outline).toHaveLength(3);
});

test('[SY12] the shown report is read without changing it', async () => {
  const { world } = await makeWorld();
  const room = await world.room();
  const first = room.exportReport();
  const peer = new RawPeer(room, people.budget).hello();
  const before = Y.encodeStateAsUpdate(peer.open('budget'));
  expect(first.title).toBe(smallReport().title);
  expect(first.bodies.get(sections.goals)!.toJSON()).toEqual(
    smallReport().bodies.get(sections.goals)!.toJSON(),
  );
  expect(Y.encodeStateAsUpdate(peer.fetch())).toEqual(before);
});

test('[SY48] a section is loaded when it is needed and rests afterwards, and what is done then is the same', async () => {
  let documents = 0;
  const world = await Simulation.create({ report: smallReport(), nextClientId: () => 1000 + ++documents });
  const room = await world.room();
  const writer = new RawPeer(room, people.owner).hello();
  // The record is.
  const atFirst = documents;
  const copies = [writer.open('budget', 1), writer.open('goals', 2)];
  expect(documents).toBe(atFirst);
  const write = async (text: string) => {
    copies.forEach((copy, index) => {
      copy.once('update', (update: Uint8Array) => writer.say({ type: 'update', update }, index + 1));
      edits.type(copy, 0, text);
    });
    await world.run(100);
  };
  await write('甲');
  expect(documents).toBe(atFirst + 2);
  await world.run(60_000);
  expect(world.packed).toBe(3);
  await write('乙');
  expect(documents).toBe(atFirst + 4);
  void world.command(people.owner, { type: 'setMember', person: people.goals, name: '某', roles: [] });
  await world.run(60_000);
  void world.command(people.owner, { type: 'setMember', person: people.viewer, name: '某', roles: [] });
  await world.run(1000);
  expect(writer.of('refused')).toEqual([]);
  const late = new RawPeer(room, people.owner).hello({ tab: 'late' });
  for (const [index, section] of ['budget', 'goals'].entries()) {
    expect(shown(section, late.open(section, index + 1))).toBe(shown(section, copies[index]!));
    expect(shown(section, await world.stored(section))).toBe(shown(section, copies[index]!));
  }
  expect(room.record.people.has(people.goals)).toBe(false);
  expect(room.record.people.has(people.viewer)).toBe(false);
});

test('[SY48] of a long history the text comes before the question for what the server lacks', async () => {
  const { world, log } = await makeWorld();
  const long = await world.stored('budget');
  edits.type(long, 0, '长'.repeat(30_000));
  const { head } = (await log.load(world.report))!;
  await log.checkpoint(world.report, {
    document: 'budget',
    seq: head,
    bytes: Y.encodeStateAsUpdate(long),
  });
  const peer = new RawPeer(await world.room(), people.owner).hello();
  expect(shown('budget', peer.open('budget'))).toBe(shown('budget', long));
  expect(peer.of('step1')).toEqual([]);
  await world.run(1);
  const vector = Y.encodeStateVector(long);
  expect(peer.of('step1')).toEqual([{ type: 'step1', stateVector: vector }]);
  const copy = peer.open('budget', 2);
  expect(peer.of('step1')).toHaveLength(2);
  copy.once('update', (update: Uint8Array) => peer.say({ type: 'update', update }, 2));
  edits.type(copy, 0, '新');
  await world.run(50);
  peer.open('budget', 3);
  expect(peer.of('step1').at(-1)!.stateVector).toEqual(Y.encodeStateVector(copy));
});
