// Accepting a suggestion while others type, and when the server dies over it.

import { type SectionId, suggestionId } from '@huigao/report';
import { anchorOf, type RecordCommand, SectionFork } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Clipboard } from '../convergence/clipboard';
import { edits } from '../convergence/edits';
import { people, sections, smallReport } from '../sample';
import { type SimulatedTab, Simulation, shown } from '../simulation/simulation';

const id = suggestionId('suggestion');
const accept: RecordCommand = { type: 'acceptSuggestions', suggestions: [{ suggestion: id, version: 1 }] };

async function send(world: Simulation, command: RecordCommand, person = people.goals) {
  const answer = world.command(person, command).catch((error: unknown) => error);
  await world.run(1000);
  return answer;
}

/** What of the goals reads 年度 shall be 全年; suggested by who may not edit there. */
async function suggested(world: Simulation, tab: SimulatedTab, section: SectionId = sections.goals) {
  const { doc } = tab.client.section(section);
  await world.run(1000);
  const text = shown(section, doc);
  expect(text).toContain('完成年度任务');
  // <heading>总体目标</heading><paragraph>完成|年度|任务。
  const anchor = anchorOf(doc, { from: 9, to: 11 })!;
  const slice = { content: [{ type: 'text', text: '全年' }] };
  const command = { type: 'suggest', suggestion: id, section, anchor, text: '年度', why: '' } as const;
  const answer = await send(world, { ...command, change: { do: 'replace', slice } }, people.budget);
  expect(answer).toEqual({ ok: true });
  return doc;
}

const decision = async (world: Simulation) => (await world.room()).record.suggestions.get(id)?.decision;

test('[SY61] what is accepted lies in one append of text and record, and others see it while they type', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const [drafter, suggester] = [world.open(people.goals), world.open(people.budget)];
  await world.run(1000);
  await suggested(world, suggester);
  const { doc } = drafter.client.section(sections.goals);
  await world.run(1000);
  const appended: string[][] = [];
  const told = world.log.appended;
  world.log.appended = (entries, bindings) => {
    told(entries, bindings);
    appended.push(entries.map(({ document }) => document));
  };
  doc.transact(() => edits.type(doc, 0, '打着字'), 'editor');
  expect(await send(world, accept)).toEqual({ ok: true });
  const together = appended.find((documents) => documents.includes('record'))!;
  expect(together.slice(-2)).toEqual([sections.goals, 'record']);
  expect(shown(sections.goals, doc)).toContain('完成全年任务');
  expect(shown(sections.goals, doc)).toContain('打着字');
  expect(shown(sections.goals, suggester.client.section(sections.goals).doc)).toBe(
    shown(sections.goals, doc),
  );
  expect(world.faults).toEqual([]);
});

for (const point of ['before-append', 'after-append'] as const)
  test(`[SY61] when the server dies ${point === 'before-append' ? 'before' : 'after'} it is written, text and record agree`, async () => {
    const world = await Simulation.create({ report: smallReport() });
    const suggester = world.open(people.budget);
    await world.run(1000);
    const doc = await suggested(world, suggester);
    world.log.delayMs = 200;
    void world.command(people.goals, accept).catch(() => {});
    await world.run(100);
    world.crash(point);
    await world.run(10_000);
    const isAccepted = (await decision(world)) !== null;
    expect(isAccepted).toBe(point === 'after-append');
    const stored = shown(sections.goals, await world.stored(sections.goals));
    expect(stored.includes('完成全年任务')).toBe(isAccepted);
    expect(shown(sections.goals, doc)).toBe(stored);
    expect(world.faults).toEqual([]);
  });

test('[SY61] a suggestion whose words were cut and put into another section is decided there, by who edits there, and taken back there', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const [owner, suggester] = [world.open(people.owner), world.open(people.budget)];
  const texts = [sections.goals, sections.budget].map((section) => owner.client.section(section).doc);
  const [goals, budget] = texts as [Y.Doc, Y.Doc];
  await world.run(1000);
  const paragraph = goals.getXmlFragment('body').get(1) as Y.XmlElement;
  goals.transact(() => (paragraph.get(0) as Y.XmlText).insert(6, '，逐项落实到人'), 'editor');
  await suggested(world, suggester);
  const clipboard = new Clipboard();
  // The paragraph is the last of its section, and goes before the first of the other.
  goals.transact(() => clipboard.cut(goals, 3, 0), 'editor');
  await world.run(1000);
  const isStale = { ok: false, code: 'suggestion-stale', detail: '' };
  expect(await send(world, accept)).toEqual(isStale);
  budget.transact(() => clipboard.paste(budget, 0), 'editor');
  await world.run(1000);
  expect(shown(sections.budget, budget)).toContain('完成年度任务');
  expect(await send(world, accept, people.goals)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await send(world, accept, people.budget)).toEqual({ ok: true });
  expect(shown(sections.budget, budget)).toContain('完成全年任务');
  const { suggestions } = (await world.room()).record;
  expect(suggestions.get(id)).toMatchObject({ section: sections.budget, decision: { by: people.budget } });
  const reopen = { type: 'reopenSuggestions', suggestions: [{ suggestion: id, version: 2 }] } as const;
  expect(await send(world, reopen, people.goals)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await send(world, reopen, people.budget)).toEqual({ ok: true });
  expect(shown(sections.budget, budget)).toContain('完成年度任务');
  expect(await decision(world)).toBeNull();
  expect(world.faults).toEqual([]);
});

test('[SY68] what is written in a fork is kept as it is typed, told in a pause, and no edit of the section is sent for it', async () => {
  const world = await Simulation.create({ report: smallReport() });
  const tab = world.open(people.budget);
  const sent: RecordCommand[] = [];
  tab.send = async (command) => {
    sent.push(command);
    const result = await world.command(tab.person, command);
    return result.ok ? 'done' : { code: result.code, text: result.code, current: null };
  };
  const section = sections.goals;
  const { doc: base } = tab.client.section(section);
  await world.run(1000);
  const stored: string[] = [];
  const told = world.log.appended;
  world.log.appended = (entries, bindings) => {
    told(entries, bindings);
    stored.push(...entries.map(({ document }) => document));
  };
  const newId = () => suggestionId('typed');
  const fork = SectionFork.of({ section, base, doc: new Y.Doc(), newId }, [])!;
  tab.client.holdSuggestions('goals', 'hold');
  for (const words of ['今', '年', '完', '成']) {
    fork.doc.transact(() => edits.type(fork.doc, 0, words), 'editor');
    for (const command of fork.takeCommands()) tab.client.queueCommand(command);
    await world.run(100);
  }
  expect(sent).toEqual([]);
  expect(tab.client.state.queued).toMatchObject([{ command: { type: 'suggest', suggestion: 'typed' } }]);
  tab.client.holdSuggestions('goals', 'release');
  await world.run(1000);
  expect(sent).toHaveLength(1);
  expect(tab.client.state.queued).toEqual([]);
  const { suggestions } = (await world.room()).record;
  expect(JSON.stringify(suggestions.get(suggestionId('typed'))?.change)).toMatch(/[今年完成]{4}/);
  expect(stored).toEqual(['record']);
  expect(shown(section, base)).not.toContain('今');
  expect(world.faults).toEqual([]);
});
