import { figureId, personId } from '@huigao/report';
import { readRecord } from '@huigao/report-doc';
import { MemoryLog, RoomEnded } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation, shown } from '../simulation/simulation';

async function makeRoom() {
  const memory = new MemoryLog();
  const world = await Simulation.create({ report: smallReport(), log: memory });
  const room = await world.room();
  const join = (person: (typeof people)[keyof typeof people], tab: string = person) =>
    new RawPeer(room, person).hello({ tab });
  return { world, memory, room, join };
}

/** The update that typing at the begin of a copy makes. */
function typed(doc: Y.Doc, text: string): Uint8Array {
  let update: Uint8Array = new Uint8Array();
  doc.once('update', (made: Uint8Array) => {
    update = made;
  });
  doc.transact(() => edits.type(doc, 0, text));
  return update;
}

const setValue = (value: string, version = 1) =>
  ({ type: 'setFigureValue', figure: figureId('executed'), version, value, why: '' }) as const;

const drafters = (...persons: (typeof people)[keyof typeof people][]) =>
  ({ type: 'assignSection', section: sections.budget, drafters: persons, reviewers: [], due: null }) as const;

test('[SY10] nothing is shown or acknowledged before the log has it, and then in this order', async () => {
  const { world, join } = await makeRoom();
  const writer = join(people.budget);
  const reader = join(people.viewer);
  const copy = writer.open('budget');
  reader.open('budget');
  world.log.delayMs = 50;
  writer.say({ type: 'update', update: typed(copy, '甲') });
  await world.run(40);
  expect(reader.of('update')).toEqual([]);
  expect(writer.of('acknowledged')).toEqual([]);
  expect(shown('budget', reader.fetch())).not.toContain('甲');
  expect(shown('budget', await world.stored('budget'))).not.toContain('甲');
  await world.run(20);
  expect(shown('budget', await world.stored('budget'))).toContain('甲');
  expect(reader.of('update')).toHaveLength(1);
  expect(writer.of('acknowledged')).toEqual([{ type: 'acknowledged', count: 1 }]);
});

test('[SY11] what comes in one tick shares an append and a frame; a lone sender is sent nothing back', async () => {
  const { world, memory, join } = await makeRoom();
  const a = join(people.budget);
  const b = join(people.owner);
  const reader = join(people.viewer);
  const [copyA, copyB] = [a.open('budget'), b.open('budget')];
  reader.open('budget');
  let appends = 0;
  const append = memory.append.bind(memory);
  memory.append = (...group) => {
    appends++;
    return append(...group);
  };
  for (const text of ['一', '二', '三']) a.say({ type: 'update', update: typed(copyA, text) });
  await world.run(20);
  expect(appends).toBe(1);
  expect(reader.of('update')).toHaveLength(1);
  expect(a.of('update')).toHaveLength(0);
  expect(a.of('acknowledged')).toEqual([{ type: 'acknowledged', count: 3 }]);
  a.say({ type: 'update', update: typed(copyA, '四') });
  b.say({ type: 'update', update: typed(copyB, '五') });
  await world.run(20);
  expect(appends).toBe(2);
  expect(reader.of('update')).toHaveLength(2);
  expect(shown('budget', reader.fetch())).toMatch(/四三二一.*五|五.*四三二一/);
});

test('[SY11] a first message after a pause waits for nothing but the log', async () => {
  const { world, join } = await makeRoom();
  const writer = join(people.budget);
  const copy = writer.open('budget');
  await world.run(100);
  world.log.delayMs = 1;
  writer.say({ type: 'update', update: typed(copy, '甲') });
  await world.run(1);
  expect(writer.of('acknowledged')).toHaveLength(1);
});

test('[SY11] while an append is in flight the next group gathers', async () => {
  const { world, join } = await makeRoom();
  const writer = join(people.budget);
  const copy = writer.open('budget');
  world.log.delayMs = 30;
  for (let n = 0; n < 6; n++) {
    writer.say({ type: 'update', update: typed(copy, String(n)) });
    await world.run(10);
  }
  await world.run(100);
  expect(writer.of('acknowledged').map(({ count }) => count)).toEqual([1, 3, 6]);
});

test('[SY14] a failed append closes all, and the next room shows what the log has', async () => {
  const { world, room, join } = await makeRoom();
  const writer = join(people.budget);
  const reader = join(people.viewer);
  const copy = writer.open('budget');
  reader.open('budget');
  world.log.failNth(1);
  writer.say({ type: 'update', update: typed(copy, '甲') });
  const command = room.command(people.owner, setValue('1'));
  const rejected = expect(command).rejects.toThrow(RoomEnded);
  await world.run(50);
  await rejected;
  for (const peer of [writer, reader])
    expect(peer.closes).toEqual([{ code: 4500, reason: 'storage-failed' }]);
  expect(reader.of('update')).toEqual([]);
  expect(world.roomFailures).toHaveLength(1);
  await expect(room.command(people.owner, setValue('1'))).rejects.toThrow(RoomEnded);
  const next = await world.room();
  expect(next).not.toBe(room);
  expect(shown('budget', new RawPeer(next, people.owner).hello().open('budget'))).not.toContain('甲');
  expect(next.record.figures.get(figureId('executed'))?.value).toBe('21189000');
});

test('[SY14] another owner of the report ends the room', async () => {
  const { world, memory, join } = await makeRoom();
  const writer = join(people.budget);
  const copy = writer.open('budget');
  const { head } = (await memory.load(world.report))!;
  const foreign = { seq: head + 1, document: 'record', bytes: new Uint8Array([0, 0]), person: null, at: 0 };
  await memory.append(world.report, { expectedHead: head, entries: [foreign], bindings: [] });
  writer.say({ type: 'update', update: typed(copy, '甲') });
  await world.run(50);
  expect(writer.closes[0]?.code).toBe(4500);
});

test.each(['update', 'step2'] as const)('[SY15] a reader is refused a %s', async (type) => {
  const { world, join } = await makeRoom();
  const reader = join(people.viewer);
  const copy = reader.open('budget');
  reader.say({ type, update: typed(copy, '甲') });
  await world.run(50);
  expect(reader.of('refused')).toMatchObject([{ message: 1, document: 'budget', code: 'not-yours' }]);
  expect(shown('budget', await world.stored('budget'))).not.toContain('甲');
  expect(reader.closes).toEqual([]);
});

test('[SY15] a drafter of one section is refused in another', async () => {
  const { world, join } = await makeRoom();
  const drafter = join(people.goals);
  const copy = drafter.open('budget');
  drafter.say({ type: 'update', update: typed(copy, '甲') });
  await world.run(50);
  expect(drafter.of('refused')).toMatchObject([{ code: 'not-yours' }]);
});

test('[SY15] a reader may answer with what the server has, deletions included', async () => {
  const { world, join } = await makeRoom();
  const writer = join(people.budget);
  const writerCopy = writer.open('budget');
  edits.delete(writerCopy, 0, 2);
  writer.say({ type: 'step2', update: Y.encodeStateAsUpdate(writerCopy) });
  await world.run(50);
  expect(writer.of('refused')).toEqual([]);
  const reader = join(people.viewer);
  const copy = reader.open('budget');
  const known = Y.encodeStateAsUpdate(copy, reader.of('step1')[0]!.stateVector);
  expect(known.length).toBeGreaterThan(2);
  reader.say({ type: 'step2', update: known });
  edits.delete(copy, 0, 1);
  reader.say({ type: 'step2', update: Y.encodeStateAsUpdate(copy) });
  await world.run(50);
  expect(reader.of('acknowledged')).toEqual([{ type: 'acknowledged', count: 1 }]);
  expect(reader.of('refused')).toMatchObject([{ message: 2, code: 'not-yours' }]);
});

test('[SY16] nobody writes the record', async () => {
  const { world, join } = await makeRoom();
  const owner = join(people.owner);
  const copy = owner.open('record');
  const before = Y.encodeStateVector(copy);
  copy.getMap('people').set('goals', { person: 'goals', name: '', roles: ['owner'] });
  owner.say({ type: 'update', update: Y.encodeStateAsUpdate(copy, before) });
  await world.run(50);
  expect(owner.of('refused')).toMatchObject([{ code: 'record-read-only' }]);
  expect(shown('record', owner.fetch())).toBe(shown('record', await world.stored('record')));
});

test('[SY17] after a refusal the channel takes nothing more, and opened anew it does', async () => {
  const { world, join } = await makeRoom();
  const writer = join(people.budget);
  const copy = writer.open('budget');
  writer.say({ type: 'update', update: new Uint8Array([9, 9, 9]) });
  writer.say({ type: 'update', update: typed(copy, '甲') });
  await world.run(50);
  expect(writer.of('refused')).toMatchObject([
    { message: 1, code: 'malformed' },
    { message: 2, code: 'after-refusal' },
  ]);
  writer.tell({ type: 'close', channel: 1 });
  const fresh = writer.open('budget', 2);
  writer.say({ type: 'update', update: typed(fresh, '乙') }, 2);
  await world.run(50);
  expect(writer.of('acknowledged')).toEqual([{ type: 'acknowledged', count: 3 }]);
  expect(shown('budget', await world.stored('budget'))).toContain('乙');
});

test('[SY17] a message on a channel that is not open is refused and nothing else', async () => {
  const { world, join } = await makeRoom();
  const writer = join(people.budget);
  writer.say({ type: 'update', update: new Uint8Array([0, 0]) }, 7);
  await world.run(10);
  expect(writer.of('refused')).toMatchObject([{ message: 1, code: 'not-open' }]);
  expect(writer.closes).toEqual([]);
});

test('[SY18] a command is answered when it is durable and shown', async () => {
  const { world, room, join } = await makeRoom();
  const reader = join(people.viewer);
  const record = reader.open('record');
  world.log.delayMs = 30;
  let answered = false;
  const answer = room.command(people.owner, setValue('1')).then((result) => {
    answered = true;
    return result;
  });
  await world.run(25);
  expect(answered).toBe(false);
  expect(room.record.figures.get(figureId('executed'))?.value).toBe('21189000');
  await world.run(25);
  expect(await answer).toEqual({ ok: true });
  for (const { update } of reader.of('update')) Y.applyUpdate(record, update);
  expect(readRecord(record)?.figures.get(figureId('executed'))?.value).toBe('1');
  expect(room.exportReport().figures.get(figureId('executed'))?.value).toBe('1');
});

test('[SY18] of two commands on one version the second is a conflict, though the first is not durable yet', async () => {
  const { world, room } = await makeRoom();
  const both = Promise.all([
    room.command(people.owner, setValue('1')),
    room.command(people.owner, setValue('2')),
  ]);
  await world.run(50);
  expect(await both).toMatchObject([{ ok: true }, { ok: false, code: 'conflict' }]);
});

test('[SY18] the index follows title and people, and only those', async () => {
  const { world, room, memory } = await makeRoom();
  const before = memory.indexOf(world.report);
  void room.command(people.owner, setValue('1'));
  await world.run(50);
  expect(memory.indexOf(world.report)).toBe(before);
  void room.command(people.owner, { type: 'renameReport', title: '新题' });
  void room.command(people.owner, { type: 'setMember', person: people.goals, name: '某', roles: [] });
  await world.run(50);
  expect(memory.indexOf(world.report)).toMatchObject({ title: '新题' });
  expect(memory.indexOf(world.report)!.people.map(({ person }) => person)).not.toContain(people.goals);
});

test('[SY19] a right withdrawn stops the next message, and is told after what was accepted is acknowledged', async () => {
  const { world, room, join } = await makeRoom();
  const writer = join(people.budget);
  const copy = writer.open('budget');
  writer.say({ type: 'update', update: typed(copy, '甲') });
  void room.command(people.owner, drafters());
  writer.say({ type: 'update', update: typed(copy, '乙') });
  await world.run(50);
  const told = writer.heard.filter(({ type }) => ['acknowledged', 'refused', 'rights'].includes(type));
  expect(told).toMatchObject([
    { type: 'refused', message: 2, code: 'not-yours' },
    { type: 'acknowledged', count: 1 },
    { type: 'rights', document: 'budget', right: 'r', who: 'owner' },
  ]);
  const stored = shown('budget', await world.stored('budget'));
  expect(stored).toContain('甲');
  expect(stored).not.toContain('乙');
});

test('[SY19] a right granted is told, with its place in the log', async () => {
  const { world, room, memory, join } = await makeRoom();
  const goals = join(people.goals);
  void room.command(people.owner, drafters(people.goals));
  await world.run(50);
  const { head } = (await memory.load(world.report))!;
  expect(goals.of('rights')).toMatchObject([{ document: 'budget', right: 'rw', epoch: head }]);
});

test('[SY19] one who is removed from the report is closed, and may not come back', async () => {
  const { world, room, join } = await makeRoom();
  const goals = join(people.goals);
  void room.command(people.owner, { type: 'setMember', person: people.goals, name: '某', roles: [] });
  await world.run(50);
  expect(goals.closes).toEqual([{ code: 4403, reason: 'forbidden' }]);
  expect(new RawPeer(room, people.goals).closes).toEqual([{ code: 4403, reason: 'forbidden' }]);
});

test('[SY27] members by group come and go as the host says, live and durable, and what is settled is not written again', async () => {
  const { world, room, memory } = await makeRoom();
  const newcomer = personId('newcomer');
  const known = (...groups: string[]) => [{ person: newcomer, name: '新人', groups }];
  void room.command(people.owner, { type: 'setGroup', group: '起草组', roles: ['drafter'] });
  void room.settleGroups(known('起草组'));
  void room.command(people.owner, drafters(newcomer));
  await world.run(50);
  const peer = new RawPeer(room, newcomer).hello({});
  const copy = peer.open('budget');
  peer.say({ type: 'update', update: typed(copy, '甲') });
  await world.run(50);
  expect(shown('budget', await world.stored('budget'))).toContain('甲');
  expect(memory.indexOf(world.report)).toMatchObject({
    people: expect.not.arrayContaining([expect.objectContaining({ person: newcomer })]),
    groups: [{ group: '起草组', roles: ['drafter'] }],
  });
  const { head } = (await memory.load(world.report))!;
  await room.settleGroups(known('起草组', '别的组'));
  void room.settleGroups(known());
  peer.say({ type: 'update', update: typed(copy, '乙') });
  await world.run(50);
  expect((await memory.load(world.report))!.head).toBe(head + 1);
  expect(peer.closes).toEqual([{ code: 4403, reason: 'forbidden' }]);
  expect(shown('budget', await world.stored('budget'))).not.toContain('乙');
});

test('[SY24] hello with other versions is closed with the code that says which side is old', async () => {
  const { room } = await makeRoom();
  const withHello = (change: object) => new RawPeer(room, people.owner).hello(change).closes[0]?.code;
  expect(withHello({ protocol: 0 })).toBe(4426);
  expect(withHello({ schema: 0 })).toBe(4426);
  expect(withHello({ protocol: 99 })).toBe(4505);
  expect(withHello({ schema: 99 })).toBe(4505);
});

test('[SY24] welcome tells person, generation, rights and head', async () => {
  const { join } = await makeRoom();
  expect(join(people.budget).of('welcome')).toMatchObject([
    {
      person: 'budget',
      generation: 1,
      head: 3,
      documents: [
        { document: 'record', right: 'r' },
        { document: 'budget', right: 'rw' },
        { document: 'goals', right: 'r' },
      ],
    },
  ]);
});

test('[SY24] the same tab connecting anew takes the place of its old connection', async () => {
  const { join } = await makeRoom();
  const old = join(people.budget, 't');
  const other = join(people.budget, 'u');
  join(people.owner, 't');
  join(people.budget, 't');
  expect(old.closes).toEqual([{ code: 4503, reason: 'replaced' }]);
  expect(other.closes).toEqual([]);
});

test('[SY13] a document that is not there gives no right', async () => {
  const { join } = await makeRoom();
  const owner = join(people.owner);
  owner.tell({ type: 'open', channel: 1, document: 'constructor', generation: 0 });
  expect(owner.of('rights')).toMatchObject([{ document: 'constructor', right: 'none' }]);
});
