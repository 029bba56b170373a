// What waits for the tick, and what does not wait.

import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation, shown } from '../simulation/simulation';

async function makeRoom() {
  const world = await Simulation.create({ report: smallReport() });
  const room = await world.room();
  const join = (person: (typeof people)[keyof typeof people], tab: string = person) => {
    const peer = new RawPeer(room, person).hello({ tab });
    const copy = peer.open(sections.budget);
    copy.on('update', (update: Uint8Array) => peer.say({ type: 'update', update }));
    return { peer, copy };
  };
  return { world, room, join };
}

const type = (copy: Y.Doc, text: string) => copy.transact(() => edits.type(copy, 0, text));
const budgetOf = async (world: Simulation) => shown('budget', await world.stored('budget'));

const withdraw = {
  type: 'assignSection',
  section: sections.budget,
  drafters: [],
  reviewers: [],
  due: null,
} as const;

test('[SY63] a command comes after what was typed before it, and before what is typed after it', async () => {
  const { world, room, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  type(copy, '先');
  const withdrawn = room.command(people.owner, withdraw);
  type(copy, '后');
  await world.run(100);
  expect(await withdrawn).toMatchObject({ ok: true });
  expect(peer.of('refused')).toMatchObject([{ message: 2, code: 'not-yours' }]);
  expect(await budgetOf(world)).toContain('先');
  expect(await budgetOf(world)).not.toContain('后');
});

test('[SY63] what somebody typed before they left, or the room closed, is kept', async () => {
  const { world, room, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  const owner = join(people.owner);
  type(copy, '走');
  peer.hangUp();
  type(owner.copy, '关');
  const closed = room.close();
  await world.run(100);
  await closed;
  for (const text of ['走', '关']) expect(await budgetOf(world)).toContain(text);
});

test('[SY63] messages of a connection are taken in the order in which they came, those that do not wait too', async () => {
  const { world, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  type(copy, '一');
  peer.tell({ type: 'close', channel: 1 });
  type(copy, '二');
  peer.tell({ type: 'ping' });
  await world.run(100);
  expect(peer.of('refused')).toMatchObject([{ message: 2, code: 'not-open' }]);
  expect(peer.of('acknowledged').at(-1)).toMatchObject({ count: 1 });
  expect(await budgetOf(world)).toContain('一');
});

test('[SY11] in a crowd edits gather for longer, and a first one goes at once', async () => {
  const { world, room, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  for (let index = 0; index < 99; index++) new RawPeer(room, people.viewer).hello({ tab: `t${index}` });
  const acknowledged = () => peer.of('acknowledged').map(({ count }) => count);
  await world.run(1000);
  type(copy, '甲');
  await world.run(2);
  expect(acknowledged()).toEqual([1]);
  type(copy, '乙');
  await world.run(30);
  type(copy, '丙');
  expect(acknowledged()).toEqual([1]);
  await world.run(20);
  expect(acknowledged()).toEqual([1, 3]);
});
