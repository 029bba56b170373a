import { type Acceptance, type CostlyTask, judgeTask, type Refusal } from '@huigao/authority';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { people, sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation } from '../simulation/simulation';

/** A room whose costly updates are judged when the test says so. */
async function makeRoom() {
  const tasks: { readonly task: CostlyTask; readonly answer: (verdict: Acceptance | Refusal) => void }[] = [];
  const world = await Simulation.create({
    report: smallReport(),
    judgeCostly: (task) => new Promise((answer) => tasks.push({ task, answer })),
  });
  const room = await world.room();
  const join = (person: typeof people.owner) => {
    const peer = new RawPeer(room, person).hello({ tab: person });
    return { peer, copy: peer.open(sections.budget) };
  };
  return { world, room, tasks, join };
}

/** What an edit of a copy changes. */
function edited(copy: Y.Doc, edit: (body: Y.XmlFragment) => void): Uint8Array {
  const known = Y.encodeStateVector(copy);
  copy.transact(() => edit(copy.getXmlFragment('body')));
  return Y.encodeStateAsUpdate(copy, known);
}

const paste = (body: Y.XmlFragment) => {
  body.insert(
    0,
    Array.from({ length: 30 }, () => new Y.XmlElement('paragraph')),
  );
};
const type = (text: string) => (body: Y.XmlFragment) => {
  ((body.get(body.length - 1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, text);
};

test('[SY28] what follows a costly update waits for it, what others send does not', async () => {
  const { world, tasks, join } = await makeRoom();
  const author = join(people.budget);
  const owner = join(people.owner);
  author.peer.say({ type: 'update', update: edited(author.copy, paste) });
  author.peer.say({ type: 'update', update: edited(author.copy, type('后')) });
  author.peer.tell({ type: 'ping' });
  owner.peer.say({ type: 'update', update: edited(owner.copy, type('他人')) });
  await world.run(1000);
  expect(owner.peer.of('acknowledged')).toMatchObject([{ count: 1 }]);
  expect(author.peer.of('acknowledged')).toEqual([]);
  expect(author.peer.of('pong')).toEqual([]);
  expect(tasks).toHaveLength(1);
  tasks[0]!.answer(judgeTask(tasks[0]!.task));
  await world.run(1000);
  expect(author.peer.of('acknowledged').at(-1)).toMatchObject({ count: 2 });
  expect(author.peer.of('pong')).toHaveLength(1);
  const shown = owner.peer.fetch().getXmlFragment('body');
  expect(shown.length).toBeGreaterThan(30);
  for (const text of ['后', '他人']) expect(shown.toString()).toContain(text);
});

test('[SY28] the right is looked up again when it was judged', async () => {
  const { world, room, tasks, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  peer.say({ type: 'update', update: edited(copy, paste) });
  peer.say({ type: 'update', update: edited(copy, type('后')) });
  const withdrawn = room.command(people.owner, {
    type: 'assignSection',
    section: sections.budget,
    drafters: [],
    reviewers: [],
    due: null,
  });
  await world.run(1000);
  expect(await withdrawn).toMatchObject({ ok: true });
  tasks[0]!.answer(judgeTask(tasks[0]!.task));
  await world.run(1000);
  expect(peer.of('refused')).toMatchObject([
    { message: 1, code: 'not-yours' },
    { message: 2, code: 'after-refusal' },
  ]);
  expect(peer.fetch().getXmlFragment('body').length).toBeLessThan(30);
});

test('[SY28] one that takes too long is refused, and the section goes on', async () => {
  const { world, tasks, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  peer.say({ type: 'update', update: edited(copy, paste) });
  await world.run(10);
  tasks[0]!.answer({ ok: false, code: 'too-costly', detail: '' });
  await world.run(10);
  expect(peer.of('refused')).toMatchObject([{ message: 1, code: 'too-costly' }]);
  const fresh = peer.open(sections.budget, 2);
  fresh.clientID = 4711;
  peer.say({ type: 'update', update: edited(fresh, type('新')) }, 2);
  await world.run(100);
  expect(peer.of('acknowledged').at(-1)).toMatchObject({ count: 2 });
});

test('[SY28] one who leaves meanwhile leaves nothing behind', async () => {
  const { world, room, tasks, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  peer.say({ type: 'update', update: edited(copy, paste) });
  peer.say({ type: 'update', update: edited(copy, type('后')) });
  peer.hangUp();
  tasks[0]!.answer(judgeTask(tasks[0]!.task));
  await world.run(100);
  expect(room.idle).toBe(true);
  expect(join(people.owner).copy.getXmlFragment('body').toString()).not.toContain('后');
});

test('[SY22] one who sends on and on while it waits is cut off', async () => {
  const { peer, copy } = (await makeRoom()).join(people.budget);
  peer.say({ type: 'update', update: edited(copy, paste) });
  for (let times = 0; times < 9; times++) peer.send(new Uint8Array(1024 * 1024));
  expect(peer.closes).toMatchObject([{ code: 4529 }]);
});

test('[SY22] one who is refused again and again is cut off', async () => {
  const { world, join } = await makeRoom();
  const { peer, copy } = join(people.budget);
  const bad = edited(copy, (body) =>
    (body.get(0) as Y.XmlElement).insert(0, [new Y.XmlElement('paragraph')]),
  );
  let channel = 2;
  for (; peer.closes.length === 0 && channel < 30; channel++) {
    peer.tell({ type: 'open', channel, document: sections.budget, generation: 0 });
    peer.say({ type: 'update', update: bad }, channel);
  }
  await world.run(100);
  expect(peer.closes).toMatchObject([{ code: 4529 }]);
  expect(peer.of('refused').length).toBeGreaterThan(5);
});
