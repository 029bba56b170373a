// Threads under random edits by several people, made as the binding of an editor makes them: typing, cutting and pasting (to the
// other section too), splitting, joining, undoing, redoing, sections changing places, and people who are not always connected.

import {
  bodyFromNotation,
  bodySchema,
  quoteOf,
  type Report,
  sectionId,
  standsAlone,
  type Thread,
  threadId,
} from '@huigao/report';
import { updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import type { Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchoredRange, anchorOf, placeOfThread } from './anchor';
import { bodyRoot, readBody, writeBody } from './body';

const sections = [sectionId('goals'), sectionId('plans')] as const;
const lines: Readonly<Record<string, readonly string[]>> = {
  goals: [
    '全年预算数2119.56万元，执行数[[total.executed]]，完成预算的99.7%。',
    '结转下年使用的资金按规定收回。',
    '# 小结',
  ],
  plans: ['下一步加强预算编制，2025年提前细化。', '压减一般性支出。', '[[#point]]提高执行率。'],
};

const kinds = ['type', 'erase', 'cut', 'paste', 'split', 'join', 'undo', 'redo', 'swap', 'meet'] as const;
interface Step {
  readonly kind: (typeof kinds)[number];
  readonly client: number;
  readonly section: 0 | 1;
  /** Fractions of the text. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

// Not `fc.double`, whose values crowd around 0.
const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, 'cut', 'paste', 'paste', 'undo', 'split'),
  client: fc.nat(2),
  section: fc.constantFrom(0 as const, 1 as const),
  at: fraction,
  length: fraction,
  text: fc.constantFrom('新', '2', '预算', '𠮷'),
});

class Client {
  readonly docs: readonly Y.Doc[];
  readonly undo: readonly Y.UndoManager[];
  clipboard: Slice | null = null;

  constructor(number: number) {
    this.docs = sections.map((id, index) => {
      const doc = new Y.Doc();
      doc.clientID = number * 10 + index;
      Y.applyUpdate(doc, first.get(id)!, 'server');
      return doc;
    });
    const options = { trackedOrigins: new Set(['me']), captureTimeout: 0 };
    this.undo = this.docs.map((doc) => new Y.UndoManager(doc.getXmlFragment(bodyRoot), options));
  }

  body(section: 0 | 1): Node {
    const read = readBody(this.docs[section]!);
    if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
    return read.body;
  }

  /** Does it as the binding would; false when there was nothing to do. */
  change(section: 0 | 1, make: (state: EditorState) => Transaction): boolean {
    const doc = this.docs[section]!;
    const tr = make(EditorState.create({ doc: this.body(section) }));
    if (!tr.docChanged) return false;
    const binding = { mapping: new Map(), isOMark: new Map() };
    doc.transact(() => updateYFragment(doc, doc.getXmlFragment(bodyRoot), tr.doc, binding), 'me');
    return true;
  }
}

const first = new Map(
  sections.map((id) => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    writeBody(doc, bodyFromNotation([...lines[id]!]));
    return [id, Y.encodeStateAsUpdate(doc)] as const;
  }),
);

/** Everybody hears of all that was done. */
function meet(clients: readonly Client[]): void {
  for (const section of [0, 1])
    for (const from of clients)
      for (const to of clients)
        if (from !== to)
          Y.applyUpdate(to.docs[section]!, Y.encodeStateAsUpdate(from.docs[section]!), 'server');
}

const counts = new Map<string, number>();

/** Where a character begins. */
const whole = (doc: Node, pos: number) => {
  const $pos = doc.resolve(pos);
  const before = $pos.parent.isTextblock ? ($pos.nodeBefore?.text ?? '') : '';
  return /[\uD800-\uDBFF]$/.test(before) ? pos + 1 : pos;
};

function transactionOf(state: EditorState, client: Client, { kind, at, length, text }: Step): Transaction {
  const { doc, tr } = state;
  const { size } = doc.content;
  const from = whole(doc, Math.round(at * size));
  const to = Math.max(from, whole(doc, Math.min(size, from + Math.round(length * 14))));
  const inText = doc.resolve(from).parent.isTextblock;
  switch (kind) {
    case 'type':
      return inText ? tr.insert(from, bodySchema.text(text)) : tr;
    case 'erase':
      return tr.delete(from, to);
    case 'cut':
      if (to > from) client.clipboard = doc.slice(from, to);
      return tr.delete(from, to);
    case 'paste':
      return client.clipboard && inText ? tr.replace(from, from, client.clipboard) : tr;
    case 'split':
      return inText ? tr.split(from) : tr;
    case 'join': {
      const boundary = doc.childCount > 1 ? doc.child(0).nodeSize : 0;
      return boundary > 0 ? tr.join(boundary) : tr;
    }
    default:
      return tr;
  }
}

function take(clients: readonly Client[], order: { now: readonly [0 | 1, 0 | 1] }, step: Step): void {
  const client = clients[step.client]!;
  const did = () => {
    switch (step.kind) {
      case 'undo':
      case 'redo':
        return client.undo[step.section]![step.kind]() !== null;
      case 'swap':
        order.now = [order.now[1], order.now[0]];
        return true;
      case 'meet':
        meet(clients);
        return true;
      default:
        return client.change(step.section, (state) => transactionOf(state, client, step));
    }
  };
  if (did()) counts.set(step.kind, (counts.get(step.kind) ?? 0) + 1);
}

/** A thread as the server makes one. */
function threadOn(
  client: Client,
  section: 0 | 1,
  range: { from: number; to: number },
  id: number,
): Thread | null {
  const anchor = anchorOf(client.docs[section]!, range);
  if (!anchor) return null;
  const body = client.body(section);
  const words = quoteOf(body, range, '');
  const quote = { ...words, alone: standsAlone([client.body(0), client.body(1)], words) };
  const rest = { comments: [], resolved: null, assignee: null, due: null };
  return { id: threadId(`t${id}`), section: sections[section], anchor, quote, ...rest };
}

const joinedText = (body: Node, range = { from: 0, to: body.content.size }) =>
  body.textBetween(range.from, range.to, '', '\uFFFC');

function placeFor(client: Client, order: readonly (0 | 1)[], thread: Thread) {
  const bodies: Report['bodies'] = new Map(sections.map((id, index) => [id, client.body(index as 0 | 1)]));
  const outline = order.map((index) => ({ id: sections[index] })) as unknown as Report['outline'];
  return placeOfThread(
    thread,
    { bodies, outline },
    (id) => client.docs[sections.indexOf(id as never)] ?? null,
  );
}

/** Every thread is somewhere in its words or known to be gone, the same for everybody. */
function holdLaws(clients: readonly Client[], order: readonly (0 | 1)[], threads: readonly Thread[]): void {
  const [one] = clients;
  for (const thread of threads) {
    const place = placeFor(one!, order, thread);
    for (const other of clients) expect(placeFor(other, order, thread)).toEqual(place);
    const quoted = thread.quote!.text.replaceAll('\n', '');
    const isAnchored =
      anchoredRange(one!.docs[sections.indexOf(thread.section as never)]!, thread.anchor!) !== null;
    if (!place?.range) {
      counts.set('gone', (counts.get('gone') ?? 0) + 1);
      expect(isAnchored).toBe(false);
      const isThere = standsAlone([one!.body(0), one!.body(1)], thread.quote!);
      expect(isThere && thread.quote!.alone && quoted.length > 1).toBeFalsy();
      continue;
    }
    const { range, section } = place;
    const body = one!.body(sections.indexOf(section as never) as 0 | 1);
    expect(range.from).toBeGreaterThanOrEqual(0);
    expect(range.to).toBeGreaterThan(range.from);
    expect(range.to).toBeLessThanOrEqual(body.content.size);
    if (section !== thread.section) counts.set('followed', (counts.get('followed') ?? 0) + 1);
    // What it did not stay at by its anchor, it found by its words.
    if (!isAnchored && section !== thread.section) expect(joinedText(body, range)).toBe(quoted);
  }
}

test('through any edits every thread is reachable, in its words or known to be gone, and alike for everybody', () => {
  fc.assert(
    fc.property(
      fc.array(stepArbitrary, { minLength: 4, maxLength: 24 }),
      fc.array(
        fc.record({ section: fc.constantFrom(0 as const, 1 as const), at: fraction, length: fraction }),
        {
          minLength: 3,
          maxLength: 8,
        },
      ),
      (steps, ranges) => {
        const clients = [1, 2, 3].map((number) => new Client(number * 7));
        const order: { now: readonly [0 | 1, 0 | 1] } = { now: [0, 1] };
        const threads = ranges.flatMap(({ section, at, length }, id) => {
          const { size } = clients[0]!.body(section).content;
          const from = Math.round(at * (size - 1));
          const to = Math.min(size, from + 1 + Math.round(length * 12));
          const body = clients[0]!.body(section);
          const isOfWords = joinedText(body, { from, to }) !== '';
          const thread = isOfWords ? threadOn(clients[0]!, section, { from, to }, id) : null;
          return thread ? [thread] : [];
        });
        for (const step of steps) take(clients, order, step);
        meet(clients);
        holdLaws(clients, order.now, threads);
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 120), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  for (const what of [...kinds, 'gone', 'followed']) expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
  // Many edits, on machines that do other things too.
}, 60_000);

/** The words a thread stands on after this was done to it. */
function after(
  words: string,
  act: (client: Client, range: { from: number; to: number }) => void,
): string | null {
  const client = new Client(3);
  const at = joinedText(client.body(1)).indexOf(words);
  const from = 1 + at + (at > 17 ? 2 : 0);
  const range = { from, to: from + words.length };
  expect(joinedText(client.body(1), range)).toBe(words);
  const thread = threadOn(client, 1, range, 0)!;
  act(client, range);
  const place = placeFor(client, [0, 1], thread);
  return place?.range
    ? joinedText(client.body(sections.indexOf(place.section as never) as 0 | 1), place.range)
    : null;
}

test('a thread stays with words that were split, joined, cut, brought back, half deleted or deleted', () => {
  const words = '预算编制，2025年';
  expect(after(words, (client, { from }) => client.change(1, ({ tr }) => tr.split(from + 3)))).toBe(words);
  expect(
    after(words, (client, { from }) => {
      client.change(1, ({ tr }) => tr.split(from + 3));
      client.change(1, ({ tr, doc }) => tr.join(doc.child(0).nodeSize));
    }),
  ).toBe(words);
  const cut = (client: Client, { from, to }: { from: number; to: number }) =>
    client.change(1, ({ tr, doc }) => {
      client.clipboard = doc.slice(from, to);
      return tr.delete(from, to);
    });
  expect(after(words, cut)).toBeNull();
  expect(
    after(words, (client, range) => {
      cut(client, range);
      client.change(0, ({ tr }) => tr.replace(4, 4, client.clipboard!));
    }),
  ).toBe(words);
  expect(
    after(words, (client, range) => {
      cut(client, range);
      client.undo[1]!.undo();
    }),
  ).toBe(words);
  expect(after(words, (client, { from }) => client.change(1, ({ tr }) => tr.delete(from, from + 5)))).toBe(
    '2025年',
  );
  // The paragraph is joined to the next by deleting over its end: half of the words stay.
  expect(after(words, (client, { to }) => client.change(1, ({ tr }) => tr.delete(to - 4, to + 12)))).toMatch(
    /^预算编制，2/,
  );
});

test('a character is not taken for another like it', () => {
  expect(after('2', (client, { from, to }) => client.change(1, ({ tr }) => tr.delete(from, to)))).toBeNull();
  expect(
    after('2', (client, { from, to }) => {
      client.change(1, ({ tr }) => tr.delete(from, to));
      client.change(1, ({ tr }) => tr.insertText('2', from));
    }),
  ).toBe('2');
});
