import { encodeAwareness } from '@huigao/sync/protocol';
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation } from '../simulation/simulation';

async function makeRoom() {
  const world = await Simulation.create({ report: smallReport() });
  const room = await world.room();
  const join = (person: (typeof people)[keyof typeof people], tab: string = person) => {
    const peer = new RawPeer(room, person).hello({ tab });
    peer.open('budget');
    return peer;
  };
  return { world, room, join };
}

const caret = (peer: RawPeer, client: number, state: unknown, clock = 1) =>
  peer.say({
    type: 'awareness',
    states: encodeAwareness([{ client, clock, json: JSON.stringify(state) }]),
  });

/** What a stock awareness makes of all awareness messages heard. */
function statesHeardBy(peer: RawPeer): ReadonlyMap<number, unknown> {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  for (const { states } of peer.of('awareness')) applyAwarenessUpdate(awareness, states, 'test');
  const heard = new Map<number, unknown>(awareness.getStates());
  awareness.destroy();
  return heard;
}

const cursor = { anchor: 3, head: 4 };

test('[SY20] of what a client says about itself only the cursor is passed on', async () => {
  const { world, join } = await makeRoom();
  const [a, b] = [join(people.budget), join(people.viewer)];
  caret(a, 77, { user: { id: 'owner', name: '冒充' }, cursor, more: 1 });
  await world.run(100);
  const user = { id: 'budget', name: 'budget', color: expect.stringMatching(/^#[0-9a-f]{6}$/) };
  expect([...statesHeardBy(b)]).toEqual([[77, { user, cursor }]]);
});

test('[SY20] a caret that comes with a key goes out with it, and waits for the disk no longer than a moment', async () => {
  const { world, join } = await makeRoom();
  const [a, b] = [join(people.budget), join(people.viewer)];
  const copy = a.fetch();
  copy.once('update', (update: Uint8Array) => a.say({ type: 'update', update }));
  world.log.delayMs = 20;
  await world.run(500);
  caret(a, 77, { cursor });
  edits.type(copy, 0, '甲');
  await world.run(10);
  expect(b.of('awareness')).toEqual([]);
  await world.run(20);
  const heard = b.heard.map(({ type }) => type).filter((type) => type === 'update' || type === 'awareness');
  expect(heard).toEqual(['update', 'awareness']);
  world.log.delayMs = 500;
  copy.once('update', (update: Uint8Array) => a.say({ type: 'update', update }));
  edits.type(copy, 0, '乙');
  caret(a, 77, { cursor: { anchor: 4, head: 4 } });
  await world.run(100);
  expect(b.of('update')).toHaveLength(1);
  expect(b.of('awareness')).toHaveLength(2);
});

test('[SY20] a connection has one client id, and never that of another', async () => {
  const { world, join } = await makeRoom();
  const [a, b, c] = [join(people.budget), join(people.owner), join(people.viewer)];
  caret(a, 77, { cursor });
  caret(b, 77, { cursor: { anchor: 0, head: 0 } });
  caret(b, 77, null);
  caret(b, 78, { cursor });
  caret(b, 79, { cursor });
  await world.run(100);
  const heard = statesHeardBy(c) as ReadonlyMap<number, { user: { id: string } }>;
  expect([...heard].map(([client, { user }]) => [client, user.id])).toEqual([
    [77, 'budget'],
    [78, 'owner'],
  ]);
});

test('[SY20] a cursor that is too large or none is shown as no cursor', async () => {
  const { world, join } = await makeRoom();
  const [a, b, c] = [join(people.budget), join(people.owner), join(people.viewer)];
  caret(a, 77, { cursor: { anchor: 'x'.repeat(600) } });
  caret(b, 78, { cursor: 'text' });
  await world.run(100);
  expect([...statesHeardBy(c).values()]).toMatchObject([{ cursor: null }, { cursor: null }]);
});

test('[SY20] a caret goes with its connection, and is seen again when it comes back', async () => {
  const { world, join } = await makeRoom();
  const [a, b] = [join(people.budget), join(people.viewer)];
  caret(a, 77, { cursor }, 50);
  await world.run(100);
  a.hangUp();
  await world.run(100);
  expect(statesHeardBy(b).size).toBe(0);
  // The same tab with the same clock, as after a broken connection.
  caret(join(people.budget), 77, { cursor }, 50);
  await world.run(100);
  expect(statesHeardBy(b).size).toBe(1);
});

test('[SY20] one who opens a section later is told the carets in it', async () => {
  const { world, join } = await makeRoom();
  caret(join(people.budget), 77, { cursor });
  await world.run(100);
  expect(statesHeardBy(join(people.viewer)).size).toBe(1);
});

test('[SY20] many movements in a moment are one frame for all, from which stock clients do not hear of their own', async () => {
  const { world, room, join } = await makeRoom();
  const [a, c] = [join(people.budget), join(people.viewer)];
  const b = new RawPeer(room, people.owner, 'budget');
  await world.run(100);
  for (let n = 0; n < 20; n++) {
    caret(a, 77, { cursor: { anchor: n, head: n } });
    caret(b, 78, { cursor: { anchor: n, head: n } });
  }
  await world.run(100);
  expect(c.of('awareness')).toHaveLength(1);
  expect([...statesHeardBy(c).values()]).toMatchObject([
    { cursor: { anchor: 19 } },
    { cursor: { anchor: 19 } },
  ]);
  expect(a.of('awareness')).toEqual(c.of('awareness'));
  expect([...statesHeardBy(b).keys()]).toEqual([77]);
});

test('[SY24] people who come, move and go are told once each', async () => {
  const { world, join } = await makeRoom();
  const a = join(people.owner);
  await world.run(100);
  a.heard.length = 0;
  const b = join(people.budget);
  await world.run(100);
  caret(b, 77, { cursor });
  await world.run(100);
  caret(b, 77, { cursor: { anchor: 9, head: 9 } });
  await world.run(100);
  b.hangUp();
  await world.run(100);
  expect(a.of('presence')).toMatchObject([
    { people: [{ person: 'budget', section: null }], left: [] },
    { people: [{ person: 'budget', section: 'budget' }], left: [] },
    { people: [], left: [{ person: 'budget', tab: 'budget' }] },
  ]);
});

test('[SY20] carets go out with the edits of their moment', async () => {
  const { world, join } = await makeRoom();
  const [a, b] = [join(people.budget), join(people.viewer)];
  const copy = a.open('budget', 2);
  await world.run(100);
  caret(a, 77, { cursor });
  await world.run(20);
  b.heard.length = 0;
  copy.once('update', (update: Uint8Array) => a.say({ type: 'update', update }));
  edits.type(copy, 0, '字');
  caret(a, 77, { cursor: { anchor: 5, head: 5 } });
  // Less than carets alone are kept back for.
  await world.run(5);
  expect(b.heard.map(({ type }) => type)).toEqual(['update', 'awareness']);
});
