import {
  bodyFromNotation,
  bodySchema,
  groundText,
  type PersonId,
  personId,
  reportFromSeed,
  reportId,
  type SuggestedChange,
  type sectionId,
  suggestionId,
} from '@huigao/report';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchorOf, anchorOfPoint } from '../anchor';
import { readBody } from '../body';
import { placeOfSuggestion } from '../ground';
import { readRecord, writeMember } from '../record';
import { firstUpdates, readReport } from '../report-documents';
import { writeReplacement } from '../write-replacement';
import { applyCommand } from './command';
import type { SuggestedAt, SuggestionCommand } from './suggestion-command';

const owner = personId('owner');
const drafter = personId('drafter');
const reviewer = personId('reviewer');
const viewer = personId('viewer');
let record: Y.Doc;
let text: Y.Doc;
let section: ReturnType<typeof sectionId>;
let at = 1000;

const body = (): Node => {
  const read = readBody(text);
  if (!read.ok) throw new Error(read.code);
  return read.body;
};

beforeEach(() => {
  let next = 0;
  const made = reportFromSeed(
    {
      title: '报告',
      year: 2024,
      signature: { department: '某局', date: null },
      outline: [
        {
          kind: 'goals',
          level: 1,
          title: '目标',
          body: bodyFromNotation(['全年预算执行较好，完成预算的九成。', '### 小结', '结转资金按规定收回。']),
        },
      ],
      figures: [],
    } as never,
    {
      id: reportId('r'),
      owner: { person: owner, name: '统稿人' },
      newId: () => `id${++next}`,
    },
  );
  const updates = [...firstUpdates(made)];
  const docs = new Map(
    updates.map(([name, update]) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      return [name, doc] as const;
    }),
  );
  record = docs.get('record')!;
  section = made.outline[0]!.id;
  text = docs.get(section)!;
  for (const [person, role] of [
    [drafter, 'drafter'],
    [reviewer, 'reviewer'],
    [viewer, 'viewer'],
  ] as const)
    writeMember(record, { person, name: person, roles: [role] });
  command(owner, {
    type: 'assignSection',
    section,
    drafters: [drafter],
    reviewers: [],
    due: null,
  } as never);
});

const read = () => readReport({ record, sections: new Map([[section, text]]) })!.report;

const command = (by: PersonId, one: SuggestionCommand) =>
  applyCommand(record, one, {
    by,
    at: ++at,
    report: read,
    section: () => text,
    rewrite: (_, edit) => {
      edit(text);
      return { ok: true };
    },
  });

const positionOf = (words: string) => {
  let found = -1;
  body().descendants((node, pos) => {
    const index = node.isText ? node.text!.indexOf(words) : -1;
    if (index >= 0 && found < 0) found = pos + index;
  });
  if (found < 0) throw new Error(`no ${words}`);
  return found;
};

const inline = (words: string) => new Slice(Fragment.from(bodySchema.text(words)), 0, 0).toJSON() as unknown;

interface Options {
  readonly by?: PersonId;
  readonly id?: string;
  readonly change: SuggestedChange;
  readonly seen?: string;
  readonly why?: string;
}

function suggest(from: number, to: number, { by = reviewer, id = 's', change, seen, why = '' }: Options) {
  const anchor = from === to ? anchorOfPoint(text, from)! : anchorOf(text, { from, to })!;
  return command(by, {
    type: 'suggest',
    suggestion: suggestionId(id),
    section,
    anchor,
    text: seen ?? groundText(body(), { from, to }),
    change,
    why,
  });
}

const suggestion = (id = 's') => readRecord(record)!.suggestions.get(suggestionId(id))!;
const seen = (id = 's') => ({ suggestion: suggestionId(id), version: suggestion(id).version });
const accept = (by: PersonId, ...ids: string[]) =>
  command(by, { type: 'acceptSuggestions', suggestions: ids.map(seen) });
const reopen = (by: PersonId, ...ids: string[]) =>
  command(by, { type: 'reopenSuggestions', suggestions: ids.map(seen) });
const stands = (id = 's') => placeOfSuggestion(suggestion(id), read(), () => text).stands;

/** The words of a text, a line a block. */
const lines = () => body().content.content.map((block) => block.textContent);
const edit = (from: number, to: number, words = '') =>
  writeReplacement(
    text,
    body(),
    body().replace(from, to, words ? new Slice(Fragment.from(bodySchema.text(words)), 0, 0) : Slice.empty),
  );

test('a sentence is suggested by one who may not edit, accepted by one who may, and both names are kept', () => {
  const from = positionOf('较好');
  const before = body();
  expect(suggest(from, from + 2, { change: { do: 'replace', slice: inline('良好') }, why: '用词' })).toEqual({
    ok: true,
  });
  expect(body().eq(before)).toBe(true);
  expect(suggestion()).toMatchObject({ by: reviewer, why: '用词', decision: null, version: 1 });
  expect(suggestion().ground).toMatchObject({ text: '较好', quote: { text: '较好', shown: '较好' } });
  expect(accept(drafter, 's')).toEqual({ ok: true });
  expect(lines()[0]).toBe('全年预算执行良好，完成预算的九成。');
  expect(suggestion()).toMatchObject({
    by: reviewer,
    decision: { end: 'accepted', by: drafter },
    version: 2,
  });
});

test('its author says why also after the text has gone on, and nothing else of it', () => {
  const from = positionOf('较好');
  const change = { do: 'replace', slice: inline('良好') } as const;
  suggest(from, from + 2, { change });
  edit(from, from + 2, '不错');
  const { anchor, text: words } = suggestion().ground;
  const revise = (by: PersonId, more: Partial<SuggestedAt>) =>
    command(by, {
      type: 'reviseSuggestion',
      suggestion: suggestionId('s'),
      ...{ anchor, text: words, change, why: '用词', ...more },
    });
  expect(revise(reviewer, {})).toEqual({ ok: true });
  expect(suggestion()).toMatchObject({ why: '用词', version: 2, ground: { text: '较好' } });
  expect(revise(drafter, {})).toMatchObject({ ok: false, code: 'forbidden' });
  expect(revise(reviewer, { change: { ...change, slice: inline('很好') } })).toMatchObject({ ok: false });
  expect(revise(reviewer, { why: '长'.repeat(1001) })).toMatchObject({ ok: false, code: 'bad-suggestion' });
  expect(suggestion()).toMatchObject({ why: '用词', version: 2 });
});

const kinds: readonly (readonly [string, () => [number, number, SuggestedChange], readonly string[]])[] = [
  [
    'an insertion',
    () => [positionOf('，完成'), positionOf('，完成'), { do: 'replace', slice: inline('且有序') }],
    ['全年预算执行较好且有序，完成预算的九成。', '小结', '结转资金按规定收回。'],
  ],
  [
    'a deletion',
    () => [positionOf('，完成'), positionOf('。'), { do: 'replace', slice: null }],
    ['全年预算执行较好。', '小结', '结转资金按规定收回。'],
  ],
  [
    'a border of paragraphs',
    () => {
      const { paragraph } = bodySchema.nodes;
      const slice = new Slice(Fragment.from([paragraph.create(), paragraph.create()]), 1, 1).toJSON();
      return [positionOf('完成'), positionOf('完成'), { do: 'replace', slice }];
    },
    ['全年预算执行较好，', '完成预算的九成。', '小结', '结转资金按规定收回。'],
  ],
  [
    'two joined',
    () => [positionOf('小结') + 2, positionOf('小结') + 4, { do: 'replace', slice: null }],
    ['全年预算执行较好，完成预算的九成。', '小结结转资金按规定收回。'],
  ],
  [
    'paragraphs put in',
    () => {
      const slice = bodyFromNotation(['甲段', '乙段']).slice(0, 8);
      const end = body().child(0).nodeSize;
      return [end, end, { do: 'replace', slice: slice.toJSON() }];
    },
    ['全年预算执行较好，完成预算的九成。', '甲段', '乙段', '小结', '结转资金按规定收回。'],
  ],
];

for (const [what, make, expected] of kinds)
  test(`${what} is accepted and taken back`, () => {
    const [from, to, change] = make();
    const before = body();
    expect(suggest(from, to, { change })).toEqual({ ok: true });
    expect(stands()).toBe('ready');
    expect(accept(drafter, 's')).toEqual({ ok: true });
    expect(lines()).toEqual(expected);
    expect(reopen(drafter, 's')).toEqual({ ok: true });
    expect(body().toJSON()).toEqual(before.toJSON());
    expect(suggestion()).toMatchObject({ decision: null, version: 3 });
    expect(stands()).toBe('ready');
    expect(accept(drafter, 's')).toEqual({ ok: true });
  });

test('bold type and the kind of a block are suggested, accepted and taken back', () => {
  const from = positionOf('较好');
  const before = body();
  suggest(from, from + 2, { id: 'b', change: { do: 'mark', mark: 'bold', on: true } });
  suggest(from, from + 2, { id: 'h', change: { do: 'block', block: 'heading', level: 4 } });
  expect(accept(drafter, 'b', 'h')).toEqual({ ok: true });
  expect(body().child(0).type.name).toBe('heading');
  expect(body().child(0).child(1)).toMatchObject({ text: '较好', marks: [{ type: { name: 'bold' } }] });
  expect(reopen(drafter, 'h')).toEqual({ ok: true });
  expect(reopen(drafter, 'b')).toEqual({ ok: true });
  expect(body().toJSON()).toEqual(before.toJSON());
});

test('where the ground changed nothing is put in, and it says so', () => {
  const from = positionOf('较好');
  suggest(from, from + 2, { change: { do: 'replace', slice: inline('良好') } });
  edit(from + 1, from + 1, '为');
  expect(stands()).toBe('changed');
  const before = body();
  expect(accept(drafter, 's')).toMatchObject({ ok: false, code: 'suggestion-stale' });
  expect(body().eq(before)).toBe(true);
  edit(from + 1, from + 2);
  expect(stands()).toBe('ready');
  edit(from, from + 2);
  expect(stands()).toBe('gone');
  expect(accept(drafter, 's')).toMatchObject({ ok: false, code: 'suggestion-stale' });
  const rejected = command(drafter, { type: 'rejectSuggestions', suggestions: [seen()] });
  expect(rejected).toEqual({ ok: true });
});

test('of those that overlap the first is accepted, with all others, in one step; the rest waits', () => {
  const from = positionOf('较好');
  suggest(from, from + 2, { id: 'a', change: { do: 'replace', slice: inline('良好') } });
  suggest(from + 1, from + 3, { id: 'b', change: { do: 'replace', slice: null } });
  suggest(positionOf('九成'), positionOf('九成') + 2, {
    id: 'c',
    change: { do: 'replace', slice: inline('90%') },
  });
  expect(accept(drafter, 'c', 'b', 'a')).toEqual({ ok: true });
  expect(lines()[0]).toBe('全年预算执行良好，完成预算的90%。');
  expect(suggestion('b').decision).toBeNull();
});

test('one that overlaps what was accepted is looked at again', () => {
  const from = positionOf('较好');
  suggest(from, from + 2, { id: 'a', change: { do: 'replace', slice: null } });
  suggest(from + 1, from + 3, { id: 'b', change: { do: 'replace', slice: null } });
  expect(accept(drafter, 'a')).toEqual({ ok: true });
  expect(stands('b')).toBe('changed');
  expect(accept(drafter, 'b')).toMatchObject({ code: 'suggestion-stale' });
});

test('it is taken back only where what was put in still stands as it was put in', () => {
  const from = positionOf('较好');
  suggest(from, from + 2, { change: { do: 'replace', slice: inline('良好') } });
  accept(drafter, 's');
  edit(from + 1, from + 1, '且');
  const before = body();
  expect(reopen(drafter, 's')).toMatchObject({ ok: false, code: 'suggestion-stale' });
  expect(body().eq(before)).toBe(true);
  expect(suggestion().decision).toMatchObject({ end: 'accepted' });
});

test('its author revises and withdraws it, nobody else does, and who decides names what he saw', () => {
  const from = positionOf('较好');
  suggest(from, from + 2, { change: { do: 'replace', slice: inline('良') } });
  const stale = seen();
  const revise = (by: PersonId) =>
    command(by, {
      type: 'reviseSuggestion',
      suggestion: suggestionId('s'),
      anchor: anchorOf(text, { from, to: from + 2 })!,
      text: '较好',
      change: { do: 'replace', slice: inline('良好') },
      why: '',
    });
  expect(revise(drafter)).toMatchObject({ code: 'forbidden' });
  expect(revise(reviewer)).toEqual({ ok: true });
  expect(command(drafter, { type: 'acceptSuggestions', suggestions: [stale] })).toMatchObject({
    code: 'suggestion-revised',
  });
  const withdraw = { type: 'withdrawSuggestion', suggestion: suggestionId('s') } as const;
  expect(command(drafter, withdraw)).toMatchObject({ code: 'forbidden' });
  expect(command(reviewer, withdraw)).toEqual({ ok: true });
  expect(revise(reviewer)).toMatchObject({ code: 'suggestion-decided' });
  expect(accept(drafter, 's')).toMatchObject({ code: 'suggestion-decided' });
  expect(reopen(drafter, 's')).toMatchObject({ code: 'forbidden' });
  expect(reopen(reviewer, 's')).toEqual({ ok: true });
});

test('each step is for those who have its right, and in a locked section nothing is decided', () => {
  const from = positionOf('较好');
  const change = { do: 'replace', slice: inline('良好') } as const;
  expect(suggest(from, from + 2, { by: viewer, change })).toMatchObject({ code: 'forbidden' });
  suggest(from, from + 2, { change });
  for (const by of [reviewer, viewer]) {
    expect(accept(by, 's')).toMatchObject({ code: 'forbidden' });
    expect(command(by, { type: 'rejectSuggestions', suggestions: [seen()] })).toMatchObject({
      code: 'forbidden',
    });
  }
  const step = { type: 'advanceSection', section, event: 'submit', why: '', onBehalfOf: null, digest: null };
  expect(command(owner, step as never)).toEqual({ ok: true });
  expect(accept(drafter, 's')).toMatchObject({ code: 'section-locked' });
  expect(suggest(from, from + 2, { id: 'locked', change })).toEqual({ ok: true });
});

test('what no text can take is no suggestion, and leaves the record as it was', () => {
  const from = positionOf('较好');
  const replace = (slice: unknown): SuggestedChange => ({ do: 'replace', slice });
  const before = Y.encodeStateAsUpdate(record);
  const nodes = (...content: unknown[]) => ({ content });
  const bad: readonly (readonly [string, SuggestedChange])[] = [
    ['an unknown node', replace(nodes({ type: 'script', text: 'x' }))],
    ['an unknown mark', replace(nodes({ type: 'text', text: 'x', marks: [{ type: 'link' }] }))],
    [
      'an unknown figure',
      replace(nodes({ type: 'place', attrs: { figure: 'none', format: '', shown: '1' } })),
    ],
    ['a bad attribute', replace(nodes({ type: 'ordinal', attrs: { level: 9, restart: false } }))],
    ['a block amid a sentence', replace(nodes({ type: 'paragraph' }))],
    [
      'a slice more open than deep',
      replace({ ...nodes({ type: 'text', text: 'x' }), openStart: 3, openEnd: 3 }),
    ],
    ['half an opening', replace({ ...nodes({ type: 'paragraph' }), openStart: 0.5 })],
    ['half a character', replace(nodes({ type: 'text', text: '\uD840' }))],
    ['100 kB of text', replace(nodes({ type: 'text', text: '长'.repeat(34_000) }))],
    ['very many nodes', replace(nodes(...Array.from({ length: 5000 }, () => ({ type: 'hardBreak' }))))],
    ['no slice', replace('x')],
    ['a list', replace([])],
    ['an unknown mark to set', { do: 'mark', mark: 'toString' as never, on: true }],
    ['a heading of no level', { do: 'block', block: 'heading', level: null }],
  ];
  for (const [what, change] of bad) {
    expect(suggest(from, from + 2, { change }), what).toMatchObject({ ok: false });
    expect(Y.encodeStateAsUpdate(record), what).toEqual(before);
  }
  const good = replace(inline('良好'));
  expect(suggest(from, from + 2, { change: good, seen: '很好' })).toMatchObject({ code: 'suggestion-stale' });
  expect(suggest(from, from, { change: replace(null) })).toMatchObject({ code: 'bad-suggestion' });
  expect(suggest(from, from, { change: { do: 'mark', mark: 'bold', on: true } })).toMatchObject({
    code: 'bad-suggestion',
  });
  expect(Y.encodeStateAsUpdate(record)).toEqual(before);
});
