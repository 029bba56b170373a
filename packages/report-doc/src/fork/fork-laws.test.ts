// Forks under random edits: several people suggest, others write in the text meanwhile, some is decided. What is suggested is what was
// done, nothing that somebody else wrote is ever part of it, and accepting all of it gives the text its author saw.

import {
  bodyFromNotation,
  type PersonId,
  personId,
  type Report,
  reportFromSeed,
  reportId,
  seedFromTemplate,
  selfEvaluationTemplate,
  suggestionId,
} from '@huigao/report';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  bodyOf,
  edit,
  events,
  kinds,
  type Step,
  stepArbitrary,
  transactionOf,
} from '../../test/random-edits';
import { bodyRoot, writeBody } from '../body';
import { applyCommand, type RecordCommand } from '../command/command';
import { readRecord, writeRecord } from '../record';
import { ownSuggestions } from './own-suggestion';
import { SectionFork } from './section-fork';
import { type BlockId, blockIdsOf, forgetStepsIn } from './undo-steps';

const lines = [
  '全年预算数2119.56万元，执行数[[total.executed]]，完成预算的99.7%。',
  '结转下年使用的资金按规定收回。',
  '### 小结',
  '[[#point]]提高执行率，压减一般性支出。',
  '| 项目 | 金额',
  '| 基本支出 | 100𠮷',
];

const owner = personId('owner');
const people = [personId('sun'), personId('zhou')] as const;

/** Unique characters, so that each is found again wherever it gets to. */
let nextWord = 0;
const newWord = () => String.fromCodePoint(0xe000 + (nextWord++ % 6000));
const uniqueIn = (text: string) => new Set(text.match(/[\uE000-\uF8FF]/g) ?? []);

class World {
  readonly record = new Y.Doc();
  readonly text = new Y.Doc();
  readonly section: Report['outline'][number]['id'];
  readonly authors: readonly Author[];
  #at = 0;

  constructor() {
    let next = 0;
    const seed = seedFromTemplate(selfEvaluationTemplate, { title: '报告', year: 2023, department: '某局' });
    const who = { person: owner, name: '林' };
    const made = reportFromSeed(seed, { id: reportId('r'), owner: who, newId: () => `s${next++}` });
    const everyone = new Map(made.people);
    for (const person of people) everyone.set(person, { person, name: person, roles: ['reviewer'] });
    writeRecord(this.record, { ...made, people: everyone });
    this.section = made.outline.find(({ kind }) => kind === 'goals')!.id;
    this.text.clientID = 1;
    writeBody(this.text, bodyFromNotation(lines));
    this.authors = people.map((person, index) => new Author(this, person, index));
  }

  get suggestions() {
    return readRecord(this.record)!.suggestions;
  }

  send(command: RecordCommand, by: PersonId) {
    return applyCommand(this.record, command, {
      by,
      at: ++this.#at,
      report: () => ({ ...readRecord(this.record)!, bodies: new Map([[this.section, bodyOf(this.text)]]) }),
      section: () => this.text,
      rewrite: (_section, write) => {
        this.text.transact(() => write(this.text), 'server');
        return { ok: true };
      },
    });
  }
}

class Author {
  readonly copy = new Y.Doc();
  fork!: SectionFork;
  undo!: Y.UndoManager;
  /** What the server did not take stays in view of its author. */
  refusals = '';
  #next = 0;

  constructor(
    readonly world: World,
    readonly person: PersonId,
    readonly index: number,
  ) {
    this.hear();
    this.reload();
  }

  get own() {
    return ownSuggestions(this.world.suggestions.values(), { by: this.person, section: this.world.section });
  }

  get body(): Node {
    return bodyOf(this.fork.doc);
  }

  hear(): void {
    Y.applyUpdate(this.copy, Y.encodeStateAsUpdate(this.world.text), 'server');
  }

  reload(): void {
    const newId = () => suggestionId(`${this.index}-${this.#next++}`);
    const { section } = this.world;
    this.fork = SectionFork.of({ section, base: this.copy, doc: new Y.Doc(), newId }, this.own)!;
    const options = { trackedOrigins: new Set(['me']), captureTimeout: 0 };
    this.undo = new Y.UndoManager(this.fork.doc.getXmlFragment(bodyRoot), options);
  }

  /** @returns the blocks in which something was decided */
  pull(): ReadonlySet<BlockId> {
    const { suggestions } = this.world;
    const decided = this.fork.pull(this.own, (id) => suggestions.get(id) ?? null);
    if (decided.size > 0) forgetStepsIn(this.undo, decided);
    return decided;
  }

  /** What stands in these blocks. */
  reading(blocks: ReadonlySet<BlockId>): readonly string[] {
    const elements = this.fork.doc.getXmlFragment(bodyRoot).toArray();
    return blockIdsOf(this.fork.doc).flatMap((id, index) => (blocks.has(id) ? [`${elements[index]}`] : []));
  }

  /** Tells the server until it has all. */
  say(): number {
    const commands = this.fork.takeCommands();
    for (const command of commands) {
      const answer = this.world.send(command, this.person);
      if (answer.ok || !('anchor' in command)) continue;
      this.fork.refused(command, answer.code);
      this.refusals += JSON.stringify(command);
    }
    return commands.length;
  }
}

const counts = new Map<string, number>();

/** Hears of what others did, and holds what must hold then. */
function meet(world: World, author: Author): void {
  const [was, before] = [uniqueIn(bodyOf(author.copy).textContent), uniqueIn(author.body.textContent)];
  author.say();
  author.hear();
  author.pull();
  const now = uniqueIn(author.body.textContent);
  const arrived = [...uniqueIn(bodyOf(author.copy).textContent)].filter((word) => !was.has(word));
  for (const word of arrived) expect(now, 'what others wrote is there').toContain(word);
  const kept = uniqueIn(
    JSON.stringify([...world.suggestions.values()]) + bodyOf(author.copy).textContent + author.refusals,
  );
  for (const word of before)
    if (!now.has(word) && !was.has(word)) expect(kept, 'nothing that was typed is lost').toContain(word);
}

function settle(author: Author): void {
  author.hear();
  author.pull();
  for (let round = 0; round < 4 && author.say() > 0; round++) author.pull();
  expect(author.say()).toBe(0);
}

function holdLaws(world: World, author: Author): void {
  settle(author);
  const { body } = author;
  author.fork.base.body.check();
  body.check();
  // Opened again it is as it was.
  author.reload();
  expect(author.body.toString()).toBe(body.toString());
  // Of two rows that read the same the other may be taken for the new one.
  settle(author);
  expect(author.body.toString()).toBe(body.toString());
  const ids = [...new Set(author.fork.changes.map(({ id }) => id))];
  const seen = ids.map((suggestion) => ({ suggestion, version: world.suggestions.get(suggestion)!.version }));
  if (seen.length > 0)
    expect(world.send({ type: 'acceptSuggestions', suggestions: seen }, owner)).toEqual({ ok: true });
  expect(bodyOf(world.text).toString()).toBe(body.toString());
  author.hear();
  author.pull();
  expect(author.body.toString()).toBe(body.toString());
  expect(author.fork.changes).toEqual([]);
}

function take(world: World, step: Step): void {
  const author = world.authors[step.who];
  const did = () => {
    switch (step.kind) {
      case 'undo':
      case 'redo':
        return author ? author.undo[step.kind]() !== null : false;
      case 'meet':
        if (author) meet(world, author);
        return author !== undefined;
      case 'say':
        return author ? author.say() > 0 : false;
      case 'reload':
        if (author?.say() === 0) author.reload();
        return author !== undefined;
      case 'accept':
      case 'reject': {
        const open = [...world.suggestions.values()].filter(({ decision }) => !decision);
        const one = open[Math.floor(step.at * open.length)];
        if (!one) return false;
        const type = step.kind === 'accept' ? 'acceptSuggestions' : 'rejectSuggestions';
        return world.send({ type, suggestions: [{ suggestion: one.id, version: one.version }] }, owner).ok;
      }
      default:
        return edit(author ? author.fork.doc : world.text, (state) => transactionOf(state, step, newWord()));
    }
  };
  if (did()) counts.set(step.kind, (counts.get(step.kind) ?? 0) + 1);
}

test('what a fork differs in is suggested, survives what others write, and accepted it gives the text its author saw', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { minLength: 4, maxLength: 20 }), (steps) => {
      const world = new World();
      for (const step of steps) take(world, step);
      for (const author of world.authors) holdLaws(world, author);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 40), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  for (const what of [...kinds, ...events]) expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
}, 60_000);

test('after a decision what was decided is not undone, and what was done elsewhere is', () => {
  const seen = { kept: 0, decided: 0 };
  fc.assert(
    fc.property(
      fc.array(stepArbitrary, { minLength: 3, maxLength: 10 }),
      fc.nat(999),
      fc.boolean(),
      (steps, at, isAccepted) => {
        const world = new World();
        const author = world.authors[0]!;
        for (const step of steps)
          if (events.every((event) => event !== step.kind)) take(world, { ...step, who: 0 });
        settle(author);
        const open = [...world.suggestions.values()].filter(({ decision }) => !decision);
        const one = open[at % Math.max(1, open.length)];
        if (!one) return;
        const type = isAccepted ? 'acceptSuggestions' : 'rejectSuggestions';
        if (!world.send({ type, suggestions: [{ suggestion: one.id, version: one.version }] }, owner).ok)
          return;
        author.hear();
        const decided = author.pull();
        expect(decided.size).toBeGreaterThan(0);
        seen.decided++;
        const before = author.reading(decided);
        while (author.undo.undo()) seen.kept++;
        expect(author.reading(decided)).toEqual(before);
        while (author.undo.redo());
        expect(author.reading(decided)).toEqual(before);
        settle(author);
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 40), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  expect(seen.decided).toBeGreaterThan(10);
  expect(seen.kept).toBeGreaterThan(10);
}, 60_000);

test('what was taken back does not come again from a record that does not know it yet', () => {
  const world = new World();
  const [author] = world.authors;
  edit(author!.fork.doc, ({ tr }) => tr.insertText('多写的', 3));
  author!.say();
  const before = author!.own;
  author!.undo.undo();
  author!.say();
  expect(author!.own).toEqual([]);
  author!.fork.pull(before, () => null);
  expect(author!.fork.changes).toEqual([]);
});
