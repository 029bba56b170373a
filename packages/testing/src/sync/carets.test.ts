import { bodyRoot } from '@huigao/report-doc';
import { type DocumentMessage, decodeFrame } from '@huigao/sync/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { people, sections, smallReport } from '../sample';
import { openTab, sentBy } from '../simulation/open-tab';
import { type SimulatedTab, Simulation } from '../simulation/simulation';

const replicaOf = ({ client }: SimulatedTab) => client.section(sections.budget);

/** The first run of letters of the section. */
const lettersIn = (tab: SimulatedTab) =>
  (replicaOf(tab).doc.getXmlFragment(bodyRoot).get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** The caret behind so many letters, as the editor's plugin tells it. */
function standAt(tab: SimulatedTab, index: number): void {
  const end = Y.createRelativePositionFromTypeIndex(lettersIn(tab), index, -1);
  replicaOf(tab).awareness.setLocalStateField('cursor', { anchor: end, head: end });
}

function type(tab: SimulatedTab, index: number, letter = '字'): void {
  lettersIn(tab).insert(index, letter);
  standAt(tab, index + letter.length);
}

/** Behind how many letters the caret of `whose` stands for `tab`; null when it shows none there. */
function caretSeen(tab: SimulatedTab, whose: SimulatedTab): number | null {
  const { awareness, doc } = replicaOf(tab);
  const cursor = awareness.getStates().get(replicaOf(whose).awareness.clientID)?.cursor;
  if (!cursor) return null;
  const position = Y.createRelativePositionFromJSON(cursor.head);
  return Y.createAbsolutePositionFromRelativePosition(position, doc)?.index ?? null;
}

async function twoTabs() {
  const world = await Simulation.create({ report: smallReport() });
  const tabs = [world.open(people.owner), world.open(people.budget)] as const;
  for (const tab of tabs) replicaOf(tab);
  await world.run(500);
  const told: DocumentMessage[] = [];
  tabs[0].socket!.watch = (to, bytes) => {
    const frame = decodeFrame(bytes);
    if (to === 'server' && frame.ok && 'message' in frame && frame.message.type === 'awareness')
      told.push(frame.message);
  };
  return { world, a: tabs[0], b: tabs[1], told };
}

test('[SY65] [SY37] while one types the caret follows at once, in the same drawing, and is hardly told', async () => {
  const { world, a, b, told } = await twoTabs();
  standAt(a, 2);
  await world.run(200);
  expect(caretSeen(b, a)).toBe(2);
  const drawn: (number | null)[] = [];
  lettersIn(b).observe(() => drawn.push(caretSeen(b, a)));
  for (let key = 0; key < 30; key++) {
    type(a, 2 + key);
    await world.run(100);
  }
  expect(drawn).toEqual(Array.from({ length: 30 }, (_, key) => 3 + key));
  expect(told.length).toBeLessThanOrEqual(5);
});

test('[SY37] one that goes elsewhere, between keys too, is told at once', async () => {
  const { world, a, b } = await twoTabs();
  standAt(a, 0);
  await world.run(200);
  type(a, 0);
  await world.run(150);
  expect(caretSeen(b, a)).toBe(1);
  standAt(a, 4);
  await world.run(150);
  expect(caretSeen(b, a)).toBe(4);
  // What is written elsewhere than at the caret, as replacing all does, does not keep it there.
  lettersIn(a).insert(0, '另');
  await world.run(150);
  expect(caretSeen(b, a)).toBe(5);
});

test('[SY37] one who comes while another types sees the caret within a second', async () => {
  const { world, a } = await twoTabs();
  standAt(a, 0);
  await world.run(200);
  const late = world.open(people.viewer);
  replicaOf(late);
  for (let key = 0; key < 15; key++) {
    type(a, key);
    await world.run(100);
  }
  expect(caretSeen(late, a)).toBe(15);
});

test('[SY65] deletions, and carets of nobody, move none', async () => {
  const { world, a, b } = await twoTabs();
  standAt(a, 3);
  await world.run(200);
  lettersIn(a).delete(1, 2);
  standAt(a, 1);
  await world.run(150);
  expect(caretSeen(b, a)).toBe(1);
  await world.run(2000);
  expect(caretSeen(b, a)).toBe(1);
  lettersIn(b).insert(0, '甲');
  await world.run(200);
  expect(caretSeen(a, b)).toBeNull();
});

test('[SY37] carets are named by the server and go out at most ten times a second', async () => {
  const world = await Simulation.create({ report: smallReport() });
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
