// Suggestions under random edits by several people, made as the binding of an editor makes them, and under the server's own when one is
// accepted or taken back: each is ready, changed or gone, the same for everybody, and what is accepted is what was suggested.

import {
  bodyFromNotation,
  bodySchema,
  groundText,
  personId,
  replaced,
  replacementOf,
  type SuggestedChange,
  type Suggestion,
  sectionId,
  suggestionId,
} from '@huigao/report';
import { updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyRoot, readBody, writeBody } from './body';
import { groundOf, placeInBody } from './ground';
import { writeReplacement } from './write-replacement';

const section = sectionId('goals');
const first = new Y.Doc();
first.clientID = 1;
writeBody(
  first,
  bodyFromNotation([
    '全年预算数2119.56万元，执行数[[total.executed]]，完成预算的99.7%。',
    '结转下年使用的资金按规定收回。',
    '### 小结',
    '[[#point]]提高执行率。',
  ]),
);

const kinds = ['type', 'erase', 'split', 'join', 'undo', 'meet', 'accept'] as const;
interface Step {
  readonly kind: (typeof kinds)[number];
  readonly client: 0 | 1;
  /** Fractions of the text, or of the suggestions. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

// Not `fc.double`, whose values crowd around 0.
const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, 'type', 'accept', 'accept'),
  client: fc.constantFrom(0 as const, 1 as const),
  at: fraction,
  length: fraction,
  text: fc.constantFrom('新', '2', '预算', '𠮷'),
});

const ways = ['words', 'nothing', 'insert', 'border', 'bold', 'heading'] as const;
const wish = fc.record({ way: fc.constantFrom(...ways), at: fraction, length: fraction });
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

const bodyOf = (doc: Y.Doc): Node => {
  const read = readBody(doc);
  if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
  return read.body;
};

class Client {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;

  constructor(id: number) {
    this.doc.clientID = id;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first), 'server');
    const options = { trackedOrigins: new Set(['me']), captureTimeout: 0 };
    this.undo = new Y.UndoManager(this.doc.getXmlFragment(bodyRoot), options);
  }

  change(make: (state: EditorState) => Transaction): void {
    const tr = make(EditorState.create({ doc: bodyOf(this.doc) }));
    if (!tr.docChanged) return;
    const binding = { mapping: new Map(), isOMark: new Map() };
    this.doc.transact(
      () => updateYFragment(this.doc, this.doc.getXmlFragment(bodyRoot), tr.doc, binding),
      'me',
    );
  }
}

/** Where a character begins. */
const whole = (doc: Node, pos: number) => {
  const $pos = doc.resolve(pos);
  const before = $pos.parent.isTextblock ? ($pos.nodeBefore?.text ?? '') : '';
  return /[\uD800-\uDBFF]$/.test(before) ? pos + 1 : pos;
};

function edit(client: Client, { kind, at, length, text }: Step): void {
  client.change(({ doc, tr }) => {
    const { size } = doc.content;
    const from = whole(doc, Math.round(at * size));
    const to = Math.max(from, whole(doc, Math.min(size, from + Math.round(length * 6))));
    const inText = doc.resolve(from).parent.isTextblock;
    if (kind === 'type') return inText ? tr.insert(from, bodySchema.text(text)) : tr;
    if (kind === 'erase') return tr.delete(from, to);
    if (kind === 'split') return inText ? tr.split(from) : tr;
    const boundary = doc.childCount > 1 ? doc.child(0).nodeSize : 0;
    return boundary > 0 ? tr.join(boundary) : tr;
  });
}

function changeFor(way: Wish['way']): SuggestedChange {
  const { paragraph } = bodySchema.nodes;
  const replace = (slice: Slice): SuggestedChange => ({ do: 'replace', slice: slice.toJSON() });
  switch (way) {
    case 'words':
    case 'insert':
      return replace(new Slice(Fragment.from(bodySchema.text('建议的话')), 0, 0));
    case 'nothing':
      return replace(Slice.empty);
    case 'border':
      return replace(new Slice(Fragment.from([paragraph.create(), paragraph.create()]), 1, 1));
    case 'bold':
      return { do: 'mark', mark: 'bold', on: true };
    case 'heading':
      return { do: 'block', block: 'heading', level: 3 };
  }
}

function suggested(doc: Y.Doc, { way, at, length }: Wish, id: number): readonly Suggestion[] {
  const body = bodyOf(doc);
  const { size } = body.content;
  const from = whole(body, Math.round(at * size));
  const isPoint = way === 'insert' || way === 'border';
  const to = isPoint ? from : Math.max(from, whole(body, Math.min(size, from + 1 + Math.round(length * 10))));
  const ground = groundOf(doc, body, { from, to }, '');
  const change = changeFor(way);
  const replacement = ground && replacementOf(body, { from, to }, change);
  if (!ground || !replacement || !replaced(body, replacement)) return [];
  const rest = { why: '', decision: null, version: 1, by: personId('p'), at: id };
  return [{ id: suggestionId(`s${id}`), section, ground, change, ...rest }];
}

const plain = (doc: Y.Doc) => bodyOf(doc).toJSON() as unknown;

/** Everybody hears of all that was done. */
function meet(all: readonly Y.Doc[]): void {
  for (const from of all)
    for (const to of all) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'server');
}

/** Accepts as the server does; the text is then what the suggestion says, and nothing else of it has changed. */
function accept(server: Y.Doc, suggestion: Suggestion): boolean {
  const body = bodyOf(server);
  const place = placeInBody(server, body, suggestion);
  count(place.stands);
  if (place.stands !== 'ready') return false;
  expect(groundText(body, place.range)).toBe(suggestion.ground.text);
  const expected = replaced(body, place.replacement)!;
  writeReplacement(server, body, expected);
  expect(plain(server)).toEqual(expected.toJSON());
  return true;
}

test('through any edits a suggestion is where its words are, the same for everybody, and is put in as it was made', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 3, maxLength: 16 }),
      fc.array(wish, { minLength: 2, maxLength: 6 }),
      (steps, wishes) => {
        const server = new Y.Doc();
        server.clientID = 5;
        Y.applyUpdate(server, Y.encodeStateAsUpdate(first));
        const clients = [new Client(7), new Client(9)] as const;
        const docs = [server, ...clients.map(({ doc }) => doc)];
        const open = new Map(
          wishes.flatMap((one, id) => suggested(server, one, id)).map((one) => [one.id, one]),
        );
        for (const one of steps) {
          const client = clients[one.client];
          if (one.kind === 'meet') meet(docs);
          else if (one.kind === 'undo') client.undo.undo();
          else if (one.kind === 'accept') {
            const chosen = [...open.values()][Math.floor(one.at * open.size * 0.999)];
            if (chosen && accept(server, chosen)) open.delete(chosen.id);
          } else edit(client, one);
        }
        meet(docs);
        for (const suggestion of open.values()) {
          const places = docs.map((doc) => placeInBody(doc, bodyOf(doc), suggestion));
          for (const place of places) expect(place).toEqual(places[0]);
          if (places[0]!.range) expect(places[0]!.range.to).toBeLessThanOrEqual(bodyOf(server).content.size);
        }
        for (const doc of docs) expect(plain(doc)).toEqual(plain(server));
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 30), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  for (const what of ['ready', 'changed', 'gone']) expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
  // Many edits, on machines that do other things too.
}, 60_000);
