import { personId, type Report, reportFromSeed, reportId, type SectionId, sampleSeed } from '@huigao/report';
import { applyCommand, firstUpdates, readRecord, recordName } from '@huigao/report-doc';
import type { ClientState, SectionReplica } from '@huigao/sync/client';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { deriveReport, type LoadWithWaiting } from './report-store';

const owner = personId('owner');

function sampleReport(): Report {
  let next = 0;
  return reportFromSeed(sampleSeed(), {
    id: reportId('sample'),
    owner: { person: owner, name: '林晓' },
    newId: () => `section-${next++}`,
  });
}

/** The documents of a client as they fill up, without a server, and frames that come when the test says so. */
function openReport(load?: LoadWithWaiting) {
  const report = sampleReport();
  const updates = firstUpdates(report);
  const listeners = new Set<() => void>();
  const replicas = new Map<SectionId, SectionReplica>();
  const synced = new Set<SectionId>();
  const frames: (() => void)[] = [];
  const waiting = { commands: [] as readonly object[] };
  const source = {
    record: new Y.Doc(),
    section: (id: SectionId) => {
      const replica = replicas.get(id) ?? newReplica(id, 0);
      return replica;
    },
    get state() {
      const sections = new Map([...replicas.keys()].map((id) => [id, { synced: synced.has(id) }]));
      return { sections, queued: waiting.commands } as unknown as ClientState;
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const newReplica = (id: SectionId, number: number) => {
    const replica = { id, doc: new Y.Doc(), number } as SectionReplica;
    replicas.set(id, replica);
    return replica;
  };
  const schedule = (run: () => void) => {
    frames.push(run);
    return () => {
      if (frames.includes(run)) frames.splice(frames.indexOf(run), 1);
    };
  };
  let waitNoMore = () => {};
  const calm = (run: () => void) => {
    waitNoMore();
    waitNoMore = schedule(run);
    return waitNoMore;
  };
  const store = deriveReport(source, { soon: schedule, calm }, load);
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const frame = () => {
    for (const run of frames.splice(0)) run();
  };
  const fillSection = (id: SectionId) => {
    Y.applyUpdate(source.section(id).doc, updates.get(id)!);
    synced.add(id);
    tell();
  };
  const fillRecord = () => Y.applyUpdate(source.record, updates.get(recordName)!);
  const open = () => {
    fillRecord();
    frame();
    for (const id of report.bodies.keys()) fillSection(id);
    frame();
    return store.current()!;
  };
  return {
    report,
    source,
    store,
    replicas,
    synced,
    frames,
    tell,
    frame,
    fillRecord,
    fillSection,
    open,
    newReplica,
    waiting,
  };
}

const sectionsOf = (report: Report) => [...report.bodies.keys()] as [SectionId, SectionId, ...SectionId[]];

const type = (doc: Y.Doc, text: string) => {
  const paragraph = doc.getXmlFragment('body').get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(0, text);
};

test('there is no report before its record, and no text that has not arrived', () => {
  const { store, frame, fillRecord, fillSection, report, replicas } = openReport();
  frame();
  expect(store.current()).toBeNull();
  fillRecord();
  frame();
  expect(store.current()!.title).toBe(report.title);
  expect(store.current()!.bodies.size).toBe(0);
  expect([...replicas.keys()]).toEqual(sectionsOf(report));
  const [first] = sectionsOf(report);
  fillSection(first);
  frame();
  expect([...store.current()!.bodies.keys()]).toEqual([first]);
});

test('the derived report equals the one that was written', () => {
  const { open, report } = openReport();
  const derived = open();
  expect(derived.outline).toEqual(report.outline);
  expect([...derived.figures]).toEqual([...report.figures]);
  for (const [id, body] of report.bodies) expect(derived.bodies.get(id)!.eq(body)).toBe(true);
});

test('many edits give one new report a frame, in which all but that section is the same object', () => {
  const { open, store, source, frame, frames, report } = openReport();
  const before = open();
  const [first, second] = sectionsOf(report);
  let told = 0;
  store.subscribe(() => told++);
  type(source.section(first).doc, '区');
  type(source.section(first).doc, '委');
  expect(frames).toHaveLength(1);
  expect(store.current()).toBe(before);
  frame();
  const after = store.current()!;
  expect(told).toBe(1);
  expect(after.bodies.get(first)).not.toBe(before.bodies.get(first));
  expect(after.bodies.get(first)!.textContent.startsWith('委区')).toBe(true);
  expect(after.bodies.get(second)).toBe(before.bodies.get(second));
  expect([after.figures, after.outline, after.people]).toEqual([
    before.figures,
    before.outline,
    before.people,
  ]);
  expect(after.figures).toBe(before.figures);
  expect(after.outline).toBe(before.outline);
  expect(after.people).toBe(before.people);
});

test('a changed figure keeps texts, outline and the other figures', () => {
  const { open, store, source, frame } = openReport();
  const before = open();
  const [figure, other] = [...before.figures.values()].filter(({ kind }) => kind === 'entered');
  const { id, version } = figure!;
  applyCommand(
    source.record,
    { type: 'setFigureValue', figure: id, version, value: '1', why: '' },
    { by: owner, at: 1 },
  );
  frame();
  const after = store.current()!;
  expect(after.figures.get(id)!.value).toBe('1');
  expect(after.figures).not.toBe(before.figures);
  expect(after.figures.get(other!.id)).toBe(before.figures.get(other!.id));
  expect([...after.figures.keys()]).toEqual([...before.figures.keys()]);
  expect(after.bodies).toBe(before.bodies);
  expect(after.outline).toBe(before.outline);
});

test('what says nothing new tells nobody', () => {
  const { open, store, tell, frame } = openReport();
  const before = open();
  let told = 0;
  store.subscribe(() => told++);
  tell();
  frame();
  expect(told).toBe(0);
  expect(store.current()).toBe(before);
});

test('a replaced document is followed, and its old text stays until the new one is here', () => {
  const { open, store, frame, tell, newReplica, synced, report, fillSection, source } = openReport();
  const before = open();
  const [first] = sectionsOf(report);
  const old = source.section(first).doc;
  synced.delete(first);
  newReplica(first, 1);
  tell();
  frame();
  expect(store.current()).toBe(before);
  fillSection(first);
  frame();
  expect(store.current()).toBe(before);
  type(source.section(first).doc, '新');
  frame();
  expect(store.current()!.bodies.get(first)!.textContent.startsWith('新')).toBe(true);
  const now = store.current();
  type(old, '旧');
  frame();
  expect(store.current()).toBe(now);
});

test('a new record document is read, with equal parts kept', () => {
  const { open, store, frame, tell, source } = openReport();
  const before = open();
  const renewed = new Y.Doc();
  const copy = source.record;
  (source as { record: Y.Doc }).record = renewed;
  tell();
  frame();
  expect(store.current()).toBe(before);
  Y.applyUpdate(renewed, Y.encodeStateAsUpdate(copy));
  applyCommand(renewed, { type: 'renameReport', title: '新标题' }, { by: owner, at: 1 });
  frame();
  expect(store.current()!.title).toBe('新标题');
  expect(store.current()!.figures).toBe(before.figures);
});

test('a stopped store derives nothing more', () => {
  const { open, store, source, frames, report } = openReport();
  open();
  const [first] = sectionsOf(report);
  store.stop();
  type(source.section(first).doc, '区');
  expect(frames).toHaveLength(0);
});

test('what waits for the server is shown once it is known how, and no longer when it was refused', async () => {
  const rename = { command: { type: 'renameReport', title: '新标题' }, at: 1, refusal: null };
  const load: LoadWithWaiting = async () => (record, queued) => {
    const read = readRecord(record)!;
    const { command } = queued[0]!;
    return command.type === 'renameReport' ? { ...read, title: command.title } : read;
  };
  const { open, waiting, tell, frame, store, report } = openReport(load);
  open();
  waiting.commands = [rename];
  tell();
  frame();
  expect(store.current()!.title).toBe(report.title);
  await Promise.resolve();
  await Promise.resolve();
  frame();
  expect(store.current()!.title).toBe('新标题');
  waiting.commands = [{ ...rename, refusal: { code: 'conflict', text: '', current: null } }];
  tell();
  frame();
  expect(store.current()!.title).toBe(report.title);
});
