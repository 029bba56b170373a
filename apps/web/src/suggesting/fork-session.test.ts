// The fork of a section with a real client and a real room: when it takes in what others write and decide, when the server is told what
// is suggested, and what becomes of what it refuses. The clock is told to go on.

import type { RecordCommand, SuggestionCommand } from '@huigao/report-doc';
import { people, type SimulatedTab, Simulation, sections, shown, smallReport } from '@huigao/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BodyEditor } from '../editor/body/body-editor';
import { deriveReport } from '../report/report-store';
import { ForkSession } from './fork-session';

const section = sections.goals;

/** The editor as far as a fork knows it: undo of what its author types, and composing. */
class StandInEditor {
  isDestroyed = false;
  isComposing = false;
  readonly #waiting = new Map<string, () => void>();

  readonly undo: Y.UndoManager;

  constructor(doc: Y.Doc) {
    this.undo = new Y.UndoManager(doc.getXmlFragment('body'), {
      trackedOrigins: new Set(['author']),
      captureTimeout: 0,
    });
  }

  readonly whenQuiet = (kind: string, work: () => void) => {
    if (this.isComposing) this.#waiting.set(kind, work);
    else work();
  };

  composed(): void {
    this.isComposing = false;
    for (const work of this.#waiting.values()) work();
    this.#waiting.clear();
  }

  readonly undoManager = () => this.undo;
}

/** A world in which `budget` suggests in the section of `goals`, who drafts it. */
class Scene {
  readonly sent: RecordCommand[] = [];
  readonly #leaving = new Set<() => void>();
  session!: ForkSession;
  editor!: StandInEditor;
  #stop = () => {};

  private constructor(
    readonly world: Simulation,
    readonly suggester: SimulatedTab,
    readonly drafter: SimulatedTab,
  ) {}

  static async open(): Promise<Scene> {
    const world = await Simulation.create({ report: smallReport() });
    const scene = new Scene(world, world.open(people.budget), world.open(people.goals));
    scene.suggester.send = async (command) => {
      if (scene.suggester.offline) return 'later';
      scene.sent.push(command);
      const result = await world.command(people.budget, command);
      return result.ok ? 'done' : { code: result.code, text: result.code, current: null };
    };
    scene.drafter.client.section(section);
    await scene.begin();
    return scene;
  }

  /** Opens the section in 修订 mode, with what this machine keeps. */
  async begin(): Promise<void> {
    const { client } = this.suggester;
    const replica = client.section(section);
    await this.world.run(1000);
    const { clock } = this.world;
    const soon = (run: () => void) => clock.after(0, run);
    const store = deriveReport(client, { soon, calm: soon });
    await this.world.run(10);
    const onLeaving = (leaving: () => void) => {
      this.#leaving.add(leaving);
      return () => this.#leaving.delete(leaving);
    };
    const session = ForkSession.open({
      ...{ section, replica, client, store, clock, onLeaving },
      person: people.budget,
    })!;
    this.editor = new StandInEditor(session.fork.doc);
    const closed = session.otherwise.opened(this.editor as unknown as BodyEditor);
    this.session = session;
    this.#stop = () => {
      closed();
      session.stop();
      store.stop();
    };
  }

  end(): void {
    this.#stop();
  }

  leave(): void {
    for (const leaving of this.#leaving) leaving();
  }

  /** Types in the fork, in the paragraph with this number. */
  type(words: string, block = 1, at = 0): void {
    const { doc } = this.session.fork;
    doc.transact(() => textOf(doc, block).insert(at, words), 'author');
  }

  /** The suggestions that were made, in the server's record. */
  async suggestions() {
    return [...(await this.world.room()).record.suggestions.values()];
  }

  async decide(type: 'acceptSuggestions' | 'rejectSuggestions', words: string): Promise<void> {
    const one = (await this.suggestions()).find(({ change }) => JSON.stringify(change).includes(words))!;
    const command = { type, suggestions: [{ suggestion: one.id, version: one.version }] };
    const answer = this.world.command(people.goals, command);
    await this.world.run(500);
    expect(await answer).toEqual({ ok: true });
  }

  get text(): string {
    return shown(section, this.session.fork.doc);
  }
}

const textOf = (doc: Y.Doc, block: number) =>
  (doc.getXmlFragment('body').get(block) as Y.XmlElement).get(0) as Y.XmlText;

const typesOf = (commands: readonly RecordCommand[]) => commands.map(({ type }) => type);
const textsOf = (commands: readonly RecordCommand[]) =>
  commands.map((command) =>
    JSON.stringify((command as Extract<SuggestionCommand, { change: unknown }>).change),
  );

test('what is typed is unsaved at once, kept in a moment, and told once its author pauses', async () => {
  const scene = await Scene.open();
  scene.type('切实');
  expect(scene.suggester.client.state.unsaved).toBe(1);
  await scene.world.run(150);
  expect(scene.suggester.client.state.queued).toMatchObject([{ command: { type: 'suggest' } }]);
  scene.type('地', 1, 2);
  await scene.world.run(700);
  expect(scene.sent).toEqual([]);
  await scene.world.run(300);
  expect(typesOf(scene.sent)).toEqual(['suggest']);
  expect(textsOf(scene.sent)[0]).toContain('切实地');
  await scene.world.run(100);
  expect(scene.suggester.client.state.unsaved).toBe(0);
  expect(scene.session.shown()).toEqual({ count: 1, apart: 0 });
  expect(await scene.suggestions()).toMatchObject([{ by: people.budget, section, decision: null }]);
  scene.end();
});

test('who types on without a pause is told of all the same, as one suggestion that is revised', async () => {
  const scene = await Scene.open();
  for (let key = 0; key < 20; key++) {
    scene.type('字', 1, key);
    await scene.world.run(500);
  }
  await scene.world.run(1000);
  expect(typesOf(scene.sent)).toEqual(['suggest', 'reviseSuggestion', 'reviseSuggestion']);
  expect(await scene.suggestions()).toHaveLength(1);
  expect(textsOf(scene.sent).at(-1)).toContain('字'.repeat(20));
  scene.end();
});

test('what others write comes into the fork and is no part of what is suggested', async () => {
  const scene = await Scene.open();
  scene.type('切实');
  await scene.world.run(1500);
  const { doc } = scene.drafter.client.section(section);
  doc.transact(() => textOf(doc, 1).insert(6, '重点'), 'drafter');
  await scene.world.run(1500);
  expect(scene.text).toContain('切实完成年度任务重点。');
  expect(await scene.suggestions()).toHaveLength(1);
  expect(JSON.stringify((await scene.suggestions())[0]!.change)).not.toContain('重点');
  scene.end();
});

test('nothing comes into a text that is being composed, and what is half composed is not suggested', async () => {
  const scene = await Scene.open();
  scene.editor.isComposing = true;
  scene.type('qie shi');
  const { doc } = scene.drafter.client.section(section);
  doc.transact(() => textOf(doc, 0).insert(0, '年度'), 'drafter');
  await scene.world.run(6000);
  expect(scene.text).not.toContain('年度总体目标');
  expect(scene.suggester.client.state.queued).toEqual([]);
  scene.editor.composed();
  await scene.world.run(1500);
  expect(scene.text).toContain('年度总体目标');
  expect(typesOf(scene.sent)).toEqual(['suggest']);
  scene.end();
});

test('what was said of a text that is another by then is said again, of that text', async () => {
  const scene = await Scene.open();
  const { send } = scene.suggester;
  const { fork } = scene.session;
  // 完成 becomes 做好, while the server hears first of what the drafter writes in the same words.
  scene.suggester.send = async (command) => {
    scene.suggester.send = send;
    const { doc } = scene.drafter.client.section(section);
    doc.transact(() => textOf(doc, 1).insert(1, '全'), 'drafter');
    await scene.world.clock.wait(200);
    return send(command);
  };
  fork.doc.transact(() => {
    textOf(fork.doc, 1).delete(0, 2);
    textOf(fork.doc, 1).insert(0, '做好');
  }, 'author');
  await scene.world.run(6000);
  expect(typesOf(scene.sent)).toContain('suggest');
  expect(scene.sent.length).toBeGreaterThan(1);
  expect(scene.suggester.client.state.queued).toEqual([]);
  const open = await scene.suggestions();
  expect(open.length).toBeGreaterThan(0);
  for (const one of open) expect(one.ground.text).not.toContain('全');
  expect(scene.text).toContain('全做好年度任务。');
  scene.end();
});

test('a suggestion that was accepted leaves the fork, and stands in the text', async () => {
  const scene = await Scene.open();
  scene.type('切实');
  await scene.world.run(1500);
  await scene.decide('acceptSuggestions', '切实');
  expect(scene.session.shown().count).toBe(0);
  expect(scene.text).toBe(shown(section, scene.drafter.client.section(section).doc));
  expect(scene.text).toContain('切实完成年度任务。');
  await scene.world.run(2000);
  expect(typesOf(scene.sent)).toEqual(['suggest']);
  scene.end();
});

test('a suggestion that was rejected goes, and what else was typed can still be undone', async () => {
  const scene = await Scene.open();
  scene.type('一、', 0);
  scene.type('切实', 1);
  await scene.world.run(1500);
  await scene.decide('rejectSuggestions', '切实');
  expect(scene.text).toContain('一、总体目标');
  expect(scene.text).not.toContain('切实');
  scene.editor.undo.undo();
  await scene.world.run(1500);
  expect(scene.text).toBe(shown(section, scene.drafter.client.section(section).doc));
  const [first] = (await scene.suggestions()).filter(({ change }) => JSON.stringify(change).includes('一、'));
  expect(first?.decision?.end).toBe('withdrawn');
  scene.editor.undo.redo();
  scene.editor.undo.redo();
  expect(scene.text).toContain('一、总体目标');
  expect(scene.text).not.toContain('切实');
  scene.end();
});

test('whoever leaves the page, or the mode, has told all that they suggest', async () => {
  for (const how of ['leave', 'end'] as const) {
    const scene = await Scene.open();
    scene.type('切实');
    scene[how]();
    await scene.world.run(50);
    expect(typesOf(scene.sent)).toEqual(['suggest']);
    if (how === 'leave') scene.end();
    expect(scene.suggester.client.state.unsaved).toBe(0);
  }
});

test('without a connection it is kept on the machine, and a fork that is opened again has it', async () => {
  const scene = await Scene.open();
  scene.suggester.offline = true;
  scene.suggester.socket!.cut();
  await scene.world.run(200);
  scene.type('切实');
  await scene.world.run(2000);
  expect(scene.sent).toEqual([]);
  scene.end();
  await scene.world.reload(scene.suggester);
  await scene.begin();
  expect(scene.text).toContain('切实完成年度任务。');
  expect(scene.session.shown()).toEqual({ count: 1, apart: 0 });
  scene.suggester.offline = false;
  scene.suggester.client.wake();
  await scene.world.run(2000);
  expect(typesOf(scene.sent)).toEqual(['suggest']);
  expect(scene.session.shown()).toEqual({ count: 1, apart: 0 });
  expect(await scene.suggestions()).toHaveLength(1);
  scene.end();
});
