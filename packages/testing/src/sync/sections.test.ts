// Sections that are added, removed and brought back while the report is open.

import { type SectionId, sectionId } from '@huigao/report';
import { readRecord } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { RawPeer } from '../simulation/raw-peer';
import { Simulation, shown } from '../simulation/simulation';

const added = sectionId('added-section');
const add = (section: SectionId = added) =>
  ({ type: 'addSection', section, kind: 'other', level: 2, title: '其他', before: null }) as const;
const remove = { type: 'removeSection', section: added } as const;
const bringBack = { type: 'bringBackSection', section: added } as const;

/** Sends a command of the owner, and lets the time pass in which it is written. */
async function command(world: Simulation, what: ReturnType<typeof add> | typeof remove | typeof bringBack) {
  const done = world.command(people.owner, what);
  await world.run(1000);
  return done;
}

test('[SY60] a section that is added can be written at once by who may, and is there after a crash', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const owner = world.open(people.owner);
  const viewer = world.open(people.viewer);
  await world.run(1000);
  expect(await command(world, add())).toEqual({ ok: true });
  await world.run(1000);
  const replica = owner.client.section(added);
  const read = viewer.client.section(added);
  await world.run(1000);
  expect(owner.client.state.sections.get(added)).toMatchObject({ right: 'rw', synced: true });
  expect(viewer.client.state.sections.get(added)).toMatchObject({ right: 'r', synced: true });
  replica.doc.transact(() => edits.type(replica.doc, 0, '新写的'), 'editor');
  await world.run(1000);
  expect(owner.client.state.unsaved).toBe(0);
  world.crash('before-append');
  await world.run(10_000);
  expect(shown(added, read.doc)).toContain('新写的');
  expect(shown(added, await world.stored(added))).toBe(shown(added, replica.doc));
  expect(world.faults).toEqual([]);
});

test('[SY60] the text is in the log before the record that names it, and is made once', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const room = await world.room();
  const [first, second] = [room.command(people.owner, add()), room.command(people.owner, add())];
  await world.run(1000);
  expect(await first).toEqual({ ok: true });
  expect(await second).toMatchObject({ ok: false, code: 'exists' });
  const { entries } = (await world.log.load(world.report))!;
  const at = (document: string) =>
    entries.filter((entry) => entry.document === document).map(({ seq }) => seq);
  expect(at(added)).toHaveLength(1);
  expect(at(added)[0]).toBeLessThan(at('record').at(-1)!);
  expect(shown(added, await world.stored(added))).toBe('<paragraph></paragraph>');
});

test('[SY60] a section that was removed takes no edits, and comes back with its text', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const owner = world.open(people.owner);
  await world.run(1000);
  await command(world, add());
  await world.run(1000);
  const replica = owner.client.section(added);
  await world.run(1000);
  replica.doc.transact(() => edits.type(replica.doc, 0, '留着'), 'editor');
  await world.run(1000);
  await command(world, remove);
  await world.run(1000);
  expect(owner.client.state.sections.get(added)).toMatchObject({ right: 'r' });
  expect(readRecord(owner.client.record)!.outline.some(({ id }) => id === added)).toBe(false);
  await command(world, bringBack);
  await world.run(1000);
  expect(owner.client.state.sections.get(added)).toMatchObject({ right: 'rw' });
  expect(shown(added, owner.client.section(added).doc)).toContain('留着');
});

test('[SY60] nobody makes a document by hand, of a section there is none of or of one removed', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const room = await world.room();
  const peer = new RawPeer(room, people.owner).hello({ tab: 'raw' });
  peer.tell({ type: 'open', channel: 9, document: 'made-by-hand', generation: 0 });
  await world.run(100);
  expect(peer.of('rights').at(-1)).toMatchObject({ document: 'made-by-hand', right: 'none' });
  expect(await room.command(people.budget, add())).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await room.command(people.owner, add(sections.goals))).toMatchObject({ ok: false, code: 'exists' });
});
