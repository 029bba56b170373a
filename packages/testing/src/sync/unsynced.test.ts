// Whose edits may be missing on the server, as everybody is told.

import { encodeAwareness, oldestProtocolVersion, protocolVersion } from '@huigao/sync/protocol';
import { MemoryLog } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation } from '../simulation/simulation';

async function makeRoom() {
  const log = new MemoryLog();
  const world = await Simulation.create({ report: smallReport(), log });
  const room = await world.room();
  const join = (person: (typeof people)[keyof typeof people], protocol = protocolVersion) => {
    const peer = new RawPeer(room, person).hello({ tab: person, protocol });
    peer.open('budget');
    return peer;
  };
  return { world, join };
}

const standIn = (peer: RawPeer, client: number) =>
  peer.say({
    type: 'awareness',
    states: encodeAwareness([{ client, clock: 1, json: '{"cursor":{"anchor":1,"head":1}}' }]),
  });

const toldLast = (peer: RawPeer) =>
  peer
    .of('unsynced')
    .at(-1)
    ?.people.map(({ person, section, why }) => `${person} ${section} ${why}`);

test('[SY62] who has edits that wait says so, and everybody is told, also who comes later, until they are saved', async () => {
  const { world, join } = await makeRoom();
  const [writer, owner] = [join(people.budget), join(people.owner)];
  writer.tell({ type: 'unsaved', sections: ['budget'] });
  await world.run(500);
  expect(toldLast(owner)).toEqual(['budget budget waiting']);
  expect(toldLast(join(people.viewer))).toEqual(['budget budget waiting']);
  writer.tell({ type: 'unsaved', sections: [] });
  await world.run(500);
  expect(toldLast(owner)).toEqual([]);
});

test('[SY62] nobody is said to have edits where they may not write, or where nothing is', async () => {
  const { world, join } = await makeRoom();
  const [viewer, owner] = [join(people.viewer), join(people.owner)];
  viewer.tell({ type: 'unsaved', sections: ['budget', 'record', 'nowhere'] });
  standIn(viewer, 7);
  await world.run(500);
  viewer.hangUp('cut-off');
  await world.run(500);
  expect(owner.of('unsynced')).toEqual([]);
});

test('[SY62] who is cut off where they write may be writing on, until they are here again; who leaves is not', async () => {
  const { world, join } = await makeRoom();
  const [writer, owner] = [join(people.budget), join(people.owner)];
  standIn(writer, 7);
  await world.run(500);
  writer.hangUp('cut-off');
  await world.run(500);
  expect(toldLast(owner)).toEqual(['budget budget cut-off']);
  const again = join(people.budget);
  await world.run(500);
  expect(toldLast(owner)).toEqual([]);
  standIn(again, 8);
  await world.run(500);
  again.hangUp('left');
  await world.run(500);
  expect(owner.of('unsynced')).toHaveLength(2);
});

test('[SY62] however often somebody says so, others hear of it now and then', async () => {
  const { world, join } = await makeRoom();
  const [writer, owner] = [join(people.budget), join(people.owner)];
  for (let n = 0; n < 50; n++) writer.tell({ type: 'unsaved', sections: n % 2 ? [] : ['budget'] });
  await world.run(500);
  expect(owner.of('unsynced')).toHaveLength(1);
});

test('[SY24] a client of the version before is talked to, and not told what it does not know', async () => {
  const { world, join } = await makeRoom();
  const [writer, old] = [join(people.budget), join(people.owner, oldestProtocolVersion)];
  const older = new RawPeer(await world.room(), people.viewer).hello({ protocol: oldestProtocolVersion - 1 });
  writer.tell({ type: 'unsaved', sections: ['budget'] });
  await world.run(500);
  expect(old.of('welcome')).toHaveLength(1);
  expect(old.of('presence').length).toBeGreaterThan(0);
  expect(old.of('unsynced')).toEqual([]);
  expect(older.closes).toMatchObject([{ reason: 'outdated' }]);
});

test('[SY62] a page says so when its edits wait too long, and takes it back when they are saved', async () => {
  const log = new MemoryLog();
  const world = await Simulation.create({ report: smallReport(), log });
  const [writer, owner] = [world.open(people.budget), world.open(people.owner)];
  const { doc } = writer.client.section(sections.budget);
  await world.run(1000);
  world.log.fill();
  doc.transact(() => edits.type(doc, 0, '甲'));
  await world.run(3000);
  expect(owner.client.state.unsynced).toEqual([]);
  await world.run(20_000);
  expect(owner.client.state.unsynced).toMatchObject([
    { person: people.budget, section: sections.budget, why: 'waiting' },
  ]);
  world.log.mend();
  await world.run(10_000);
  expect(writer.client.state.unsaved).toBe(0);
  expect(owner.client.state.unsynced).toEqual([]);
});
