// What happens in a fuzz run, as plain data: made apart from being done, so that a run can be printed, shrunk, kept and replayed.

import fc from 'fast-check';
import { people } from '../sample';

/** Who sits at each tab; two are the same person at two machines. */
export const tabPeople = [people.owner, people.budget, people.budget, people.goals, people.viewer] as const;

interface At {
  /** Index of a tab. */
  readonly tab: number;
  readonly section: 'budget' | 'goals';
  /** Chooses a place in the text, by remainder. */
  readonly at: number;
}

type AtOnly<Name extends string> = Name extends string ? { readonly do: Name } & At : never;

/** What somebody with the right to edit sends by hand: with a gap before it, under another's client id, or of another shape. */
export type Forgery = 'gap' | 'foreign' | 'shape';

export type Operation =
  | ({ readonly do: 'type'; readonly text: string } & At)
  | ({ readonly do: 'delete'; readonly length: number } & At)
  | ({ readonly do: 'format'; readonly length: number; readonly bold: boolean } & At)
  /** Cuts words, or whole paragraphs, to put them in elsewhere, also in another section. */
  | ({ readonly do: 'snip'; readonly length: number } & At)
  /** Takes out from a place in the first section to one in the second, and types over it. */
  | ({ readonly do: 'across'; readonly text: string } & At)
  /** Puts words in place of a letter wherever it stands in both sections. */
  | ({ readonly do: 'replace'; readonly letter: string; readonly text: string } & At)
  | AtOnly<
      /** Carries a paragraph into the other section. */
      | 'carry'
      /** Takes back the last that was done over both sections. */
      | 'takeBack'
      | 'paste'
      | 'split'
      | 'join'
      | 'place'
      | 'table'
      | 'row'
      | 'cell'
      | 'live'
      | 'undo'
      | 'redo'
      | 'point'
      | 'stray'
    >
  | ({ readonly do: 'comment'; readonly length: number } & At)
  | ({ readonly do: 'suggest'; readonly length: number; readonly text: string } & At)
  /** Decides on some of the suggestions that are known at a tab. */
  | { readonly do: 'accept' | 'reject' | 'reopen'; readonly tab: number; readonly pick: number }
  | { readonly do: 'order'; readonly section: 'budget' | 'goals' }
  | { readonly do: 'figure'; readonly value: number }
  | { readonly do: 'assign'; readonly section: 'budget' | 'goals'; readonly mode: 'grant' | 'withdraw' }
  | { readonly do: 'member'; readonly mode: 'remove' | 'admit' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'cut' | 'hide' | 'reload' | 'offline' | 'online' | 'wake'; readonly tab: number }
  | { readonly do: 'lose'; readonly tab: number; readonly to: 'server' | 'client' }
  | { readonly do: 'linger'; readonly tab: number; readonly ms: number }
  | { readonly do: 'lag'; readonly ms: number; readonly messages: number }
  | { readonly do: 'crash'; readonly point: 'before-append' | 'after-append' }
  | { readonly do: 'halt'; readonly messages: number }
  | { readonly do: 'power'; readonly point: 'before-append' | 'after-append' }
  | { readonly do: 'fail'; readonly nth?: number }
  | { readonly do: 'restart' | 'full' | 'room' }
  | { readonly do: 'restore'; readonly section: 'budget' | 'goals' }
  | { readonly do: 'forge'; readonly section: 'budget' | 'goals'; readonly how: Forgery }
  | { readonly do: 'disk'; readonly delayMs: number };

/** What is done in the text of a section. */
export type Edit = Exclude<Extract<Operation, { readonly at: number }>, { do: 'comment' | 'suggest' }>;

/** What is done over both sections as one step. */
export const acrossKinds = ['across', 'carry', 'replace', 'takeBack'] as const;
export type AcrossKind = (typeof acrossKinds)[number];

/** What the owner does to the record. */
export type RecordOperation = Extract<Operation, { readonly do: 'figure' | 'assign' | 'member' | 'order' }>;

export type Kind = Operation['do'];

/** A whole run: what is done, and what chance gives otherwise. */
export interface Script {
  readonly operations: readonly Operation[];
  /** Delays of network messages, taken in turn, ms. */
  readonly delays: readonly number[];
  /** From which Yjs client ids are made: which of two is higher decides how concurrent edits are ordered. */
  readonly clientIds: readonly number[];
}

const section = fc.constantFrom('budget' as const, 'goals' as const);
const at = fc.nat({ max: 9999 });
const letters = [...'的一是在不了有和人这中大为上个国，。3𠮷𪚥😀'];
const text = fc.string({
  unit: fc.constantFrom(...letters),
  minLength: 1,
  maxLength: 6,
});
const length = fc.integer({ min: 1, max: 5 });
const only = <const K extends string>(name: K) => fc.constant(name);

/** How often each kind of operation comes, and what it is, at so many tabs. */
function operationsAt(tabs: number): Readonly<Record<Kind, readonly [number, fc.Arbitrary<Operation>]>> {
  const tab = fc.nat({ max: tabs - 1 });
  const place = { tab, section, at };
  const pick = fc.nat({ max: 99 });
  const few = fc.integer({ min: 1, max: 15 });
  const point = fc.constantFrom('before-append' as const, 'after-append' as const);
  return {
    type: [30, fc.record({ do: only('type'), ...place, text })],
    delete: [12, fc.record({ do: only('delete'), ...place, length })],
    format: [8, fc.record({ do: only('format'), ...place, length, bold: fc.boolean() })],
    split: [5, fc.record({ do: only('split'), ...place })],
    join: [4, fc.record({ do: only('join'), ...place })],
    snip: [6, fc.record({ do: only('snip'), ...place, length })],
    across: [4, fc.record({ do: only('across'), ...place, text: fc.oneof(fc.constant(''), text) })],
    carry: [4, fc.record({ do: only('carry'), ...place })],
    replace: [4, fc.record({ do: only('replace'), ...place, letter: fc.constantFrom(...letters), text })],
    takeBack: [6, fc.record({ do: only('takeBack'), ...place })],
    paste: [10, fc.record({ do: only('paste'), ...place })],
    place: [4, fc.record({ do: only('place'), ...place })],
    table: [4, fc.record({ do: only('table'), ...place })],
    row: [12, fc.record({ do: only('row'), ...place })],
    cell: [12, fc.record({ do: only('cell'), ...place })],
    live: [2, fc.record({ do: only('live'), ...place })],
    undo: [10, fc.record({ do: only('undo'), ...place })],
    redo: [12, fc.record({ do: only('redo'), ...place })],
    point: [3, fc.record({ do: only('point'), ...place })],
    stray: [2, fc.record({ do: only('stray'), ...place })],
    comment: [4, fc.record({ do: only('comment'), ...place, length })],
    suggest: [18, fc.record({ do: only('suggest'), ...place, length, text })],
    accept: [12, fc.record({ do: only('accept'), tab, pick })],
    reject: [6, fc.record({ do: only('reject'), tab, pick })],
    reopen: [40, fc.record({ do: only('reopen'), tab, pick })],
    order: [2, fc.record({ do: only('order'), section })],
    figure: [3, fc.record({ do: only('figure'), value: fc.nat() })],
    assign: [5, fc.record({ do: only('assign'), section, mode: fc.constantFrom('grant', 'withdraw') })],
    member: [2, fc.record({ do: only('member'), mode: fc.constantFrom('remove', 'admit') })],
    wait: [25, fc.record({ do: only('wait'), ms: fc.integer({ min: 1, max: 400 }) })],
    cut: [4, fc.record({ do: only('cut'), tab })],
    hide: [1, fc.record({ do: only('hide'), tab })],
    reload: [3, fc.record({ do: only('reload'), tab })],
    offline: [3, fc.record({ do: only('offline'), tab })],
    online: [4, fc.record({ do: only('online'), tab })],
    wake: [1, fc.record({ do: only('wake'), tab })],
    lose: [1, fc.record({ do: only('lose'), tab, to: fc.constantFrom('server', 'client') })],
    linger: [2, fc.record({ do: only('linger'), tab, ms: fc.integer({ min: 1, max: 900 }) })],
    lag: [2, fc.record({ do: only('lag'), ms: fc.integer({ min: 100, max: 3000 }), messages: few })],
    crash: [3, fc.record({ do: only('crash'), point })],
    halt: [2, fc.record({ do: only('halt'), messages: few })],
    power: [2, fc.record({ do: only('power'), point })],
    fail: [2, fc.record({ do: only('fail'), nth: fc.integer({ min: 1, max: 4 }) })],
    full: [1, fc.record({ do: only('full') })],
    room: [2, fc.record({ do: only('room') })],
    restore: [1, fc.record({ do: only('restore'), section })],
    forge: [2, fc.record({ do: only('forge'), section, how: fc.constantFrom('gap', 'foreign', 'shape') })],
    restart: [1, fc.record({ do: only('restart') })],
    disk: [2, fc.record({ do: only('disk'), delayMs: fc.integer({ min: 0, max: 60 }) })],
  };
}

/** Every kind of operation there is; a suite asserts that each did something. */
export const kinds = Object.keys(operationsAt(1)) as readonly Kind[];

interface ScriptOptions {
  readonly tabs?: number;
  readonly leaveOut?: readonly Kind[];
  /** Kinds that come so many times as often. */
  readonly times?: Readonly<Partial<Record<Kind, number>>>;
}

/** Scripts of about `size` operations. */
export function scripts(
  size: number,
  { tabs = tabPeople.length, leaveOut = [], times = {} }: ScriptOptions = {},
): fc.Arbitrary<Script> {
  const operations = operationsAt(tabs);
  const weighted = kinds
    .filter((kind) => !leaveOut.includes(kind))
    .map((kind) => ({ weight: operations[kind][0] * (times[kind] ?? 1), arbitrary: operations[kind][1] }));
  return fc.record({
    operations: fc.array(fc.oneof(...weighted), {
      // Long scripts are as long as they say.
      minLength: size >= 500 ? size : Math.floor(size / 2),
      maxLength: size,
      size: 'max',
    }),
    delays: fc.array(fc.nat({ max: 60 }), { minLength: 5, maxLength: 20 }),
    clientIds: fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 3, maxLength: 10 }),
  });
}

/** What must have come about on the network, on the disk and at the tabs, beside what was done. */
export const outcomes = [
  'delay',
  'loss',
  'reorder',
  'duplicate',
  'failed-write',
  'half-told',
  'refusal',
  'recovery',
  'merge',
  'draft',
  'dismissal',
] as const;

export type Outcome = (typeof outcomes)[number];
