// Hours without a connection: many sections written here and elsewhere, a page loaded anew meanwhile, commands that wait, and a
// section that is no longer one's own on return.

import {
  bodyFromNotation,
  figureId,
  type OutlineEntry,
  type Report,
  type SectionId,
  sectionId,
} from '@huigao/report';
import { anchorOf } from '@huigao/report-doc';
import type { CommandAnswer } from '@huigao/sync/client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { type SimulatedTab, Simulation, shown } from '../simulation/simulation';

const names = Array.from({ length: 24 }, (_, index) => sectionId(`section-${index}`));
const locked = names[7]!;

/** A report of many sections, all drafted by one person. */
function longReport(): Report {
  const report = smallReport();
  const [part, model] = report.outline as [OutlineEntry, OutlineEntry];
  const outline = names.map((id, index) => ({
    ...model,
    id,
    title: `第${index}节`,
    drafters: [people.budget],
  }));
  const bodies = names.map((id) => [id, bodyFromNotation([`${id}的文字。`, '第二段。'])] as const);
  return { ...report, outline: [part, ...outline], bodies: new Map(bodies) };
}

const openSections = ({ client }: SimulatedTab) => names.forEach((name) => void client.section(name));
const docOf = ({ client }: SimulatedTab, name: SectionId): Y.Doc => client.section(name).doc;

interface Edit {
  readonly section: number;
  readonly what: number;
  readonly at: number;
}

const some = (count: number, seed: number): readonly Edit[] =>
  fc.sample(fc.record({ section: fc.nat({ max: 23 }), what: fc.nat({ max: 9 }), at: fc.nat({ max: 999 }) }), {
    numRuns: count,
    seed,
  });

/** Mostly keys; now and then words go, a paragraph is split or a mark is set. */
function edit(doc: Y.Doc, { what, at }: Edit, word: string): void {
  doc.transact(() => {
    if (what < 6) edits.type(doc, at, word);
    else if (what < 8) edits.delete(doc, at, 2);
    else if (what === 8) edits.split(doc, at);
    else edits.format(doc, at, 2, true);
  }, 'editor');
}

/** Answers commands as a server does as long as the tab reaches one. */
function answering(world: Simulation, tab: SimulatedTab): void {
  tab.send = async (command): Promise<CommandAnswer> => {
    if (tab.offline) return 'later';
    const result = await world.command(tab.person, command);
    return result.ok ? 'done' : { code: result.code, text: result.code, current: null };
  };
}

test('[SY32] thousands of edits in many sections, made offline over a reload, merge on return; one that is gone is a draft', async () => {
  const world = await Simulation.create({ report: longReport() });
  const tab = world.open(people.budget);
  const other = world.open(people.owner);
  for (const one of [tab, other]) openSections(one);
  await world.run(2000);
  tab.offline = true;
  tab.socket!.cut();
  await world.run(100);
  for (const one of some(1000, 1)) edit(docOf(tab, names[one.section]!), one, '离线');
  await world.run(500);
  await world.reload(tab);
  openSections(tab);
  await world.run(500);
  expect(tab.client.state.connection).toBe('offline');
  for (const one of some(1000, 2)) edit(docOf(tab, names[one.section]!), one, '又离线');
  for (const name of names)
    docOf(tab, name).transact(() => edits.type(docOf(tab, name), 0, `〔${name}〕`), 'editor');
  for (const [index, one] of some(300, 3).entries()) {
    edit(docOf(other, names[one.section]!), one, '在线');
    if (index % 50 === 0) await world.run(100);
  }
  const lost = { type: 'assignSection', section: locked, drafters: [], reviewers: [], due: null } as const;
  void world.command(people.owner, lost);
  await world.run(3 * 3600 * 1000);
  expect(tab.client.state.unsaved).toBeGreaterThan(1500);
  const written = tab.client.unsavedTexts().find(({ section }) => section === locked)!.text;

  tab.offline = false;
  tab.client.wake();
  await world.run(30_000);
  expect(tab.client.state).toMatchObject({ connection: 'online', unsaved: 0 });
  expect(tab.client.state.drafts).toMatchObject([{ section: locked, code: 'not-yours', text: written }]);
  for (const name of names) {
    const stored = shown(name, await world.stored(name));
    for (const one of [tab, other]) expect(shown(name, docOf(one, name))).toBe(stored);
    expect(stored.includes(`〔${name}〕`)).toBe(name !== locked);
  }
  expect([world.faults, world.mismatches]).toEqual([[], []]);
});

test('[SY47] a comment on words that were written offline is sent after them', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const tab = world.open(people.owner);
  const { budget } = sections;
  tab.client.section(budget);
  answering(world, tab);
  await world.run(500);
  tab.offline = true;
  tab.socket!.cut();
  await world.run(100);
  const doc = docOf(tab, budget);
  doc.transact(() => edits.type(doc, 0, '离线写的话'), 'editor');
  tab.client.queueCommand({
    type: 'addThread',
    thread: 't' as never,
    comment: 'c' as never,
    section: budget,
    anchor: anchorOf(doc, { from: 1, to: 4 })!,
    text: '请核对',
    mentions: [],
  });
  const value = { figure: figureId('executed'), version: 1, value: '7', why: '' };
  tab.client.queueCommand({ type: 'setFigureValue', ...value });
  world.log.delayMs = 300;
  tab.offline = false;
  tab.client.wake();
  await world.run(10_000);
  expect(tab.client.state).toMatchObject({ queued: [], unsaved: 0 });
  const { threads, figures } = (await world.room()).record;
  expect([...threads.values()][0]!.quote!.text).toBe('离线写');
  expect(figures.get(figureId('executed'))!.value).toBe('7');
});
