// Threads under random edits by several people, made as the binding of an editor makes them: typing, cutting and pasting (to the
// other section too), splitting, joining, undoing, redoing, sections changing places, and people who are not always connected.

import { quoteOf, type Report, standsAlone, type Thread, threadId } from '@huigao/report';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import {
  Client,
  type EditStep,
  editKinds,
  firstState,
  fraction,
  meet,
  sectionIndex,
  sections,
  word,
} from '../test/two-sections';
import { anchoredRange, anchorOf, placeOfThread, Sizes } from './anchor';
import { KeptBody } from './kept-body';

const first = [
  [
    '全年预算数2119.56万元，执行数[[total.executed]]，完成预算的99.7%。',
    '结转下年使用的资金按规定收回。',
    '# 小结',
  ],
  ['下一步加强预算编制，2025年提前细化。', '压减一般性支出。', '[[#point]]提高执行率。'],
].map(firstState);

const kinds = [...editKinds, 'swap', 'meet'] as const;
type Step = Omit<EditStep, 'kind'> & { readonly kind: (typeof kinds)[number]; readonly client: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, 'cut', 'paste', 'paste', 'undo', 'split'),
  client: fc.nat(2),
  section: sectionIndex,
  at: fraction,
  length: fraction,
  text: word,
});

const counts = new Map<string, number>();

function take(clients: readonly Client[], order: { now: readonly [0 | 1, 0 | 1] }, step: Step): void {
  const did = () => {
    switch (step.kind) {
      case 'swap':
        order.now = [order.now[1], order.now[0]];
        return true;
      case 'meet':
        meet(clients);
        return true;
      default:
        return clients[step.client]!.edit({ ...step, kind: step.kind });
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

function placeFor(
  client: Client,
  order: readonly (0 | 1)[],
  thread: Thread,
  bodyOf = (index: 0 | 1) => client.body(index),
  sizes?: readonly Sizes[],
) {
  const bodies: Report['bodies'] = new Map(sections.map((id, index) => [id, bodyOf(index as 0 | 1)]));
  const outline = order.map((index) => ({ id: sections[index] })) as unknown as Report['outline'];
  return placeOfThread(
    thread,
    { bodies, outline },
    (id) => client.docs[sections.indexOf(id as never)] ?? null,
    sizes && ((id) => sizes[sections.indexOf(id as never)]!),
  );
}

/** Finds places as a page does, which remembers what it can from one text to the next. */
function remembering(client: Client) {
  const kept = client.docs.map((doc) => new KeptBody(doc));
  const sizes = client.docs.map(() => new Sizes());
  const bodyOf = (index: 0 | 1) => {
    const read = kept[index]!.read();
    if (!read.ok) throw new Error(read.code);
    return read.body;
  };
  return (order: readonly (0 | 1)[], threads: readonly Thread[]) => {
    for (const one of sizes) one.clear();
    return threads.map((thread) => placeFor(client, order, thread, bodyOf, sizes));
  };
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
      fc.array(fc.record({ section: sectionIndex, at: fraction, length: fraction }), {
        minLength: 3,
        maxLength: 8,
      }),
      (steps, ranges) => {
        const clients = [1, 2, 3].map((number) => new Client(number * 7, first));
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
        const remembered = remembering(clients[0]!);
        for (const step of steps) {
          take(clients, order, step);
          const found = threads.map((thread) => placeFor(clients[0]!, order.now, thread));
          expect(remembered(order.now, threads)).toEqual(found);
        }
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
  const client = new Client(3, first);
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
  const cut = (client: Client, { from, to }: { from: number; to: number }) => client.cut(1, from, to);
  expect(after(words, cut)).toBeNull();
  expect(
    after(words, (client, range) => {
      cut(client, range);
      client.paste(0, 4);
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
