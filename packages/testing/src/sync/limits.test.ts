import { encodeControl } from '@huigao/sync/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { people, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation } from '../simulation/simulation';

async function makeRoom() {
  const world = await Simulation.create({ report: smallReport() });
  const room = await world.room();
  const bystander = new RawPeer(room, people.owner).hello({ tab: 'by' });
  return { world, room, bystander, join: () => new RawPeer(room, people.budget) };
}

const bytes = (...values: number[]) => new Uint8Array(values);

test.each<[string, (peer: RawPeer) => void]>([
  ['noise', (peer) => peer.send(bytes(255, 255, 255))],
  ['nothing', (peer) => peer.send(bytes())],
  ['a document before hello', (peer) => peer.say({ type: 'step1', stateVector: bytes(0) })],
  ['open before hello', (peer) => peer.tell({ type: 'open', channel: 1, document: 'budget', generation: 0 })],
  ['a second hello', (peer) => peer.hello().hello()],
  ["a server's message", (peer) => peer.hello().tell({ type: 'acknowledged', count: 9 })],
  [
    'channel 0 for a document',
    (peer) => peer.hello().tell({ type: 'open', channel: 0, document: 'budget', generation: 0 }),
  ],
  ['a channel twice', (peer) => void [peer.hello().open('budget'), peer.open('goals')]],
  [
    'a state vector that is none',
    (peer) => {
      peer.hello().open('budget');
      peer.say({ type: 'step1', stateVector: bytes(200, 200, 200) });
    },
  ],
  [
    'awareness that is none',
    (peer) => {
      peer.hello().open('budget');
      peer.say({ type: 'awareness', states: bytes(7, 7) });
    },
  ],
])('[SY22] %s closes this connection and no other', async (_name, act) => {
  const { world, bystander, join } = await makeRoom();
  const peer = join();
  act(peer);
  await world.run(50);
  expect(peer.closes).toEqual([{ code: 4400, reason: 'malformed' }]);
  expect(bystander.closes).toEqual([]);
  const heard = peer.heard.length;
  peer.tell({ type: 'ping' });
  expect(peer.heard).toHaveLength(heard);
});

test('[SY22] a message beyond 1 MiB closes', async () => {
  const { join } = await makeRoom();
  const peer = join().hello();
  peer.send(new Uint8Array(1024 * 1024 + 1));
  expect(peer.closes).toMatchObject([{ code: 4413 }]);
});

test('[SY22] too many messages close, a typist and a burst of reconnecting do not', async () => {
  const { world, join } = await makeRoom();
  const typist = join().hello();
  for (let second = 0; second < 20; second++) {
    for (let n = 0; n < 100; n++) typist.tell({ type: 'ping' });
    await world.run(1000);
  }
  expect(typist.closes).toEqual([]);
  const flood = join().hello({ tab: 'flood' });
  for (let n = 0; n < 2000; n++) flood.send(encodeControl({ type: 'ping' }));
  expect(flood.closes).toMatchObject([{ code: 4529 }]);
});

test('[SY22] one who does not read is cut off, and hears all on coming back', async () => {
  const { world, join } = await makeRoom();
  const slow = join().hello();
  slow.open('budget');
  slow.bufferedBytes = 9 * 1024 * 1024;
  slow.tell({ type: 'ping' });
  await world.run(50);
  expect(slow.closes).toMatchObject([{ code: 4502 }]);
});

test('[SY22] a message after the close is not looked at', async () => {
  const { world, room } = await makeRoom();
  const peer = new RawPeer(room, people.budget).hello();
  const copy = peer.open('budget');
  peer.hangUp();
  peer.say({ type: 'step2', update: Y.encodeStateAsUpdate(copy) });
  await world.run(50);
  expect(peer.of('acknowledged')).toEqual([]);
});

test('[SY23] a room that is closing takes nobody, and what it had taken is durable', async () => {
  const { world, room, bystander } = await makeRoom();
  world.log.delayMs = 50;
  const command = room.command(people.owner, { type: 'renameReport', title: '新题' });
  const closing = room.close();
  expect(bystander.closes).toEqual([{ code: 4501, reason: 'going-away' }]);
  expect(new RawPeer(room, people.owner).closes).toMatchObject([{ code: 4501 }]);
  await world.run(200);
  await closing;
  expect(await command).toEqual({ ok: true });
  expect((await world.stored('record')).getMap('meta').get('title')).toBe('新题');
  expect(room.idle).toBe(true);
});
