import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { people, sections, smallReport } from './sample';
import { Simulation, shown } from './simulation/simulation';

function typeInto(doc: Y.Doc, text: string, at = 0): void {
  const paragraph = doc.getXmlFragment('body').get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(at, text);
}

test('[SY10] two people see each other, the log and who is where', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const a = world.open(people.owner);
  const b = world.open(people.budget);
  const viewer = world.open(people.viewer);
  const replicaA = a.client.section(sections.budget);
  const replicaB = b.client.section(sections.budget);
  const replicaV = viewer.client.section(sections.budget);
  await world.run(1000);
  expect(a.client.state).toMatchObject({ connection: 'online', unsaved: 0 });
  expect(a.client.state.sections.get(sections.budget)).toMatchObject({ right: 'rw', synced: true });
  expect(viewer.client.state.sections.get(sections.budget)).toMatchObject({ right: 'r', synced: true });
  expect(a.client.state.people).toHaveLength(3);
  typeInto(replicaA.doc, '甲𠮷');
  expect(a.client.state.unsaved).toBe(1);
  replicaB.awareness.setLocalStateField('cursor', { anchor: 1, head: 1 });
  await world.run(1000);
  expect(a.client.state.unsaved).toBe(0);
  expect(shown('budget', replicaB.doc)).toContain('甲𠮷全年预算');
  expect(shown('budget', replicaV.doc)).toBe(shown('budget', replicaA.doc));
  expect(shown('budget', await world.stored('budget'))).toBe(shown('budget', replicaA.doc));
  expect(shown('record', a.client.record)).toBe(shown('record', await world.stored('record')));
  expect([...replicaA.awareness.getStates().values()]).toContainEqual({
    user: { id: 'budget', name: 'budget', color: expect.stringMatching(/^#/) },
    cursor: { anchor: 1, head: 1 },
  });
  expect(a.client.state.people.find(({ person }) => person === people.budget)?.section).toBe('budget');
  expect(world.faults).toEqual([]);
});
