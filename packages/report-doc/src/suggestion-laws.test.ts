// Suggestions under random edits by several people in two sections, made as the binding of an editor makes them: typing, cutting and
// pasting (to the other section too), splitting, joining, undoing, redoing, sections changing places; and under the server's own when one is
// accepted. Each is ready, changed or gone, the same for everybody, and what is accepted is what was suggested.

import {
  bodySchema,
  groundText,
  personId,
  type Report,
  replaced,
  replacementOf,
  type SuggestedChange,
  type Suggestion,
  suggestionId,
} from '@huigao/report';
import fc from 'fast-check';
import { Fragment, Slice } from 'prosemirror-model';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { bodyOf } from '../test/random-edits';
import {
  Client,
  type EditStep,
  editKinds,
  firstState,
  fraction,
  meet,
  sectionIndex,
  sections,
  whole,
  word,
} from '../test/two-sections';
import { groundOf, placeOfSuggestion, type StandingSuggestion } from './ground';
import { writeReplacement } from './write-replacement';

const first = [
  [
    '全年预算数2119.56万元，执行数[[total.executed]]，完成预算的99.7%。',
    '结转下年使用的资金按规定收回。',
    '### 小结',
    '[[#point]]提高执行率。',
  ],
  ['下一步加强预算编制，2025年提前细化。', '压减一般性支出，盘活存量资金。'],
].map(firstState);

const kinds = [...editKinds, 'meet', 'accept', 'swap'] as const;
type Step = Omit<EditStep, 'kind'> & { readonly kind: (typeof kinds)[number]; readonly client: 0 | 1 };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, 'type', 'accept', 'accept', 'cut', 'paste', 'undo', 'redo'),
  client: fc.constantFrom(0 as const, 1 as const),
  section: sectionIndex,
  at: fraction,
  length: fraction,
  text: word,
});

const ways = ['words', 'nothing', 'insert', 'border', 'bold', 'heading'] as const;
const wish = fc.record({
  way: fc.constantFrom(...ways),
  section: sectionIndex,
  at: fraction,
  length: fraction,
});
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

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

function suggested({ docs }: Client, { way, section, at, length }: Wish, id: number): readonly Suggestion[] {
  const doc = docs[section]!;
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
  return [{ id: suggestionId(`s${id}`), section: sections[section], ground, change, ...rest }];
}

const plain = (doc: Y.Doc) => bodyOf(doc).toJSON() as unknown;

const indexOf = (section: Suggestion['section']) => sections.indexOf(section as never) as 0 | 1;

function placeFor(client: Client, order: readonly (0 | 1)[], suggestion: Suggestion): StandingSuggestion {
  const bodies: Report['bodies'] = new Map(sections.map((id, index) => [id, client.body(index as 0 | 1)]));
  const outline = order.map((index) => ({ id: sections[index] })) as unknown as Report['outline'];
  return placeOfSuggestion(suggestion, { bodies, outline }, (id) => client.docs[indexOf(id)]!);
}

/** Accepts as the server does; the text is then what the suggestion says, and nothing else of it has changed. */
function accept(server: Client, order: readonly (0 | 1)[], suggestion: Suggestion): boolean {
  const place = placeFor(server, order, suggestion);
  count(place.stands);
  if (place.stands !== 'ready') return false;
  if (place.section !== suggestion.section) count('accepted elsewhere');
  const doc = server.docs[indexOf(place.section)]!;
  const body = bodyOf(doc);
  expect(groundText(body, place.range)).toBe(suggestion.ground.text);
  const expected = replaced(body, place.replacement)!;
  writeReplacement(doc, body, expected);
  expect(plain(doc)).toEqual(expected.toJSON());
  return true;
}

function take(world: World, one: Step): void {
  const { clients, server, open } = world;
  switch (one.kind) {
    case 'meet':
      meet([server, ...clients]);
      break;
    case 'swap':
      world.order = [world.order[1], world.order[0]];
      break;
    case 'accept': {
      const chosen = [...open.values()][Math.floor(one.at * open.size * 0.999)];
      if (chosen && accept(server, world.order, chosen)) open.delete(chosen.id);
      break;
    }
    default:
      if (clients[one.client].edit({ ...one, kind: one.kind })) count(one.kind);
  }
}

interface World {
  readonly server: Client;
  readonly clients: readonly [Client, Client];
  readonly open: Map<Suggestion['id'], Suggestion>;
  order: readonly [0 | 1, 0 | 1];
}

/** Each is on its words, or known to be changed or gone, and alike for everybody. */
function holdLaws({ server, clients, open, order }: World): void {
  for (const suggestion of open.values()) {
    const place = placeFor(server, order, suggestion);
    for (const client of clients) expect(placeFor(client, order, suggestion)).toEqual(place);
    count(place.stands);
    if (!place.range) continue;
    const body = server.body(indexOf(place.section));
    expect(place.range.to).toBeLessThanOrEqual(body.content.size);
    if (place.stands === 'ready') expect(groundText(body, place.range)).toBe(suggestion.ground.text);
    if (place.section === suggestion.section) continue;
    count('followed');
    expect(place.stands).toBe('ready');
  }
}

test('through any edits a suggestion is where its words are, the same for everybody, and is put in as it was made', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 3, maxLength: 16 }),
      fc.array(wish, { minLength: 2, maxLength: 6 }),
      (steps, wishes) => {
        const server = new Client(5, first);
        const clients = [new Client(7, first), new Client(9, first)] as const;
        const made = wishes.flatMap((one, id) => suggested(server, one, id));
        const world: World = {
          server,
          clients,
          open: new Map(made.map((one) => [one.id, one])),
          order: [0, 1],
        };
        for (const one of steps) take(world, one);
        meet([server, ...clients]);
        holdLaws(world);
        for (const { docs } of clients) expect(docs.map(plain)).toEqual(server.docs.map(plain));
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 60), seed: Number(process.env.FUZZ_SEED ?? 20261130) },
  );
  for (const what of ['ready', 'changed', 'gone', 'followed', ...editKinds])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
  // Many edits, on machines that do other things too.
}, 60_000);
