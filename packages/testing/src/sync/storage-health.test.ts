import { decodeFrame } from '@huigao/sync/protocol';
import { MemoryLog, ReportDamaged, RoomEnded } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { openTab, shownIn, typeInto } from '../simulation/open-tab';
import { RawPeer } from '../simulation/raw-peer';
import { type SimulatedTab, Simulation, shown } from '../simulation/simulation';

async function makeWorld() {
  const log = new MemoryLog();
  const world = await Simulation.create({ report: smallReport(), log });
  return { world, log };
}

/** Control messages that the tab sends from now on, by type. */
function toldBy(tab: SimulatedTab) {
  const told: string[] = [];
  tab.socket!.watch = (to, bytes) => {
    const frame = decodeFrame(bytes);
    if (to === 'server' && frame.ok && 'control' in frame) told.push(frame.control.type);
  };
  return told;
}

test('[SY46] while the disk is full all read on and are told so; what was typed waits here and is sent when it heals', async () => {
  const { world } = await makeWorld();
  const [writer, reader] = [await openTab(world, people.budget), await openTab(world, people.viewer)];
  world.log.fill();
  typeInto(writer, '甲');
  await world.run(3000);
  for (const tab of [writer, reader])
    expect(tab.client.state).toMatchObject({ connection: 'online', storing: 'fails' });
  expect(writer.client.state).toMatchObject({ unsaved: 1, drafts: [] });
  expect(writer.client.state.sections.get(sections.budget)).toMatchObject({ right: 'rw', frozen: null });
  expect(shownIn(reader)).not.toContain('甲');
  expect(world.roomFailures).toHaveLength(1);
  // Opened anew on the full disk, too; and typed by a view that was not told in time.
  await world.reload(writer);
  writer.client.section(sections.budget);
  await world.run(2000);
  typeInto(writer, '乙');
  await world.run(20_000);
  expect(writer.client.state).toMatchObject({ storing: 'fails', unsaved: 2, isOverdue: true });
  await expect(world.command(people.owner, { type: 'renameReport', title: '新' })).rejects.toThrow(RoomEnded);
  world.log.mend();
  await world.run(3000);
  expect(writer.client.state).toMatchObject({ storing: 'works', unsaved: 0, isOverdue: false, drafts: [] });
  expect(shownIn(reader)).toContain('乙甲');
  expect(shown('budget', await world.stored('budget'))).toBe(shownIn(writer));
  expect(world.roomFailures).toHaveLength(1);
});

test('[SY46] a write on a full disk is neither kept nor refused: its connection ends and may try again', async () => {
  const { world } = await makeWorld();
  world.log.fill();
  world.health.failed(new Error('The disk is full.'));
  const room = await world.room();
  const peer = new RawPeer(room, people.budget).hello();
  const reader = new RawPeer(room, people.viewer).hello();
  const copy = peer.open('budget');
  expect(peer.of('welcome')[0]!.storing).toBe('fails');
  copy.once('update', (update: Uint8Array) => peer.say({ type: 'update', update }));
  edits.type(copy, 0, '甲');
  await world.run(20);
  expect(peer.closes).toEqual([{ code: 4500, reason: 'storage-failed' }]);
  expect(peer.of('refused')).toEqual([]);
  // What repeats what is known is no write.
  reader.say({ type: 'step2', update: Y.encodeStateAsUpdate(reader.open('budget')) });
  await world.run(100);
  expect(reader.closes).toEqual([]);
  expect(reader.of('acknowledged')).toEqual([{ type: 'acknowledged', count: 1 }]);
  world.log.mend();
  await world.run(5000);
  expect(reader.of('storing')).toEqual([{ type: 'storing', state: 'works' }]);
});

test('[SY44] a text that differs from the server’s with nothing unsaved is found, counted, replaced and kept', async () => {
  const { world } = await makeWorld();
  const [tab, other] = [await openTab(world, people.budget), await openTab(world, people.owner)];
  const told = toldBy(tab);
  await world.run(31_000);
  expect(told.filter((type) => type === 'compare')).toHaveLength(2);
  await world.run(60_000);
  // Nothing has changed since.
  expect(told.filter((type) => type === 'compare')).toHaveLength(2);
  // As a fault of Yjs or of the memory would do it: unseen by what sends.
  const stray = new Y.Doc();
  Y.applyUpdate(stray, Y.encodeStateAsUpdate(tab.client.section(sections.budget).doc));
  edits.type(stray, 0, '错');
  Y.applyUpdate(tab.client.section(sections.budget).doc, Y.encodeStateAsUpdate(stray), {});
  expect(tab.client.state.unsaved).toBe(0);
  await world.run(31_000);
  expect(world.mismatches).toEqual(['budget']);
  await world.run(1000);
  expect(shownIn(tab)).toBe(shownIn(other));
  expect(tab.client.state.drafts).toMatchObject([{ code: 'mismatch' }]);
  expect(tab.client.state.drafts[0]!.text).toContain('错');
  typeInto(tab, '又');
  await world.run(35_000);
  expect(world.mismatches).toEqual(['budget']);
  expect(shownIn(other)).toContain('又');
});

test('[SY45] within ten seconds an edit that is not saved is overdue, on a connection that only seems open, too', async () => {
  const { world } = await makeWorld();
  const tab = await openTab(world, people.budget);
  for (let n = 0; n < 30; n++) {
    typeInto(tab, '字');
    await world.run(500);
    expect(tab.client.state.isOverdue).toBe(false);
  }
  tab.socket!.cutSilently();
  tab.offline = true;
  typeInto(tab, '甲');
  await world.run(9500);
  expect(tab.client.state.isOverdue || tab.client.state.connection === 'offline').toBe(true);
  await world.run(9500);
  expect(tab.client.state).toMatchObject({ connection: 'offline', isOverdue: true });
  tab.offline = false;
  await world.run(10_000);
  expect(tab.client.state).toMatchObject({ connection: 'online', isOverdue: false, unsaved: 0 });
});

/** Appends an entry that no Yjs update is: what a log gives for bytes that are not those that were written. */
async function damage({ world, log }: Awaited<ReturnType<typeof makeWorld>>, document: string) {
  const { head } = (await log.load(world.report))!;
  const entry = { seq: head + 1, document, bytes: new Uint8Array(), person: null, at: 0 };
  await log.append(world.report, { expectedHead: head, entries: [entry], bindings: [] });
}

test('[SY26] a damaged section goes as far as it reads; who has more of it keeps that as a draft', async () => {
  const made = await makeWorld();
  const { world } = made;
  const tab = await openTab(world, people.budget);
  typeInto(tab, '早');
  await world.run(500);
  await damage(made, 'budget');
  // The log fails on the other head, as it does where another process wrote.
  typeInto(tab, '晚');
  await world.run(3000);
  expect(tab.client.state.sections.get(sections.budget)).toMatchObject({ right: 'r', health: 'damaged' });
  expect(shownIn(tab)).toContain('早');
  expect(shownIn(tab)).not.toContain('晚');
  expect(tab.client.state.drafts).toMatchObject([{ code: 'damaged' }]);
  expect(tab.client.state.drafts[0]!.text).toContain('晚早');
  expect(tab.client.state.sections.get(sections.goals)).toMatchObject({ health: 'sound' });
  expect(tab.client.state.recordHealth).toBe('sound');
  expect(world.health.works).toBe(true);
});

test('[SY26] on a damaged record nothing can be written, and all that reads is shown', async () => {
  const made = await makeWorld();
  const { world } = made;
  await damage(made, 'record');
  const tab = await openTab(world, people.owner);
  expect(tab.client.state.recordHealth).toBe('damaged');
  for (const section of Object.values(sections))
    expect(tab.client.state.sections.get(section)).toMatchObject({ right: 'r', synced: true });
  await expect(world.command(people.owner, { type: 'renameReport', title: '新' })).rejects.toThrow(
    ReportDamaged,
  );
  const peer = new RawPeer(await world.room(), people.owner).hello();
  const copy = peer.open('budget');
  copy.once('update', (update: Uint8Array) => peer.say({ type: 'update', update }));
  edits.type(copy, 0, '丙');
  await world.run(20);
  expect(peer.of('refused')).toMatchObject([{ code: 'damaged' }]);
});

test('[SY26] a record of which nothing reads keeps the report closed', async () => {
  const { world, log } = await makeWorld();
  const load = log.load.bind(log);
  log.load = async (report) => {
    const loaded = (await load(report))!;
    const entries = loaded.entries.map((entry) =>
      entry.document === 'record' ? { ...entry, bytes: new Uint8Array() } : entry,
    );
    return { ...loaded, entries };
  };
  await expect(world.room()).rejects.toThrow(ReportDamaged);
});
