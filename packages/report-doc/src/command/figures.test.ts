import {
  bodyFromNotation,
  type Figure,
  figureFromDefinition,
  figureId,
  figureText,
  figureValues,
  personId,
  type Report,
  type Role,
  reportFromSeed,
  reportId,
  sectionId,
} from '@huigao/report';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { figuresOf, readRecord, writeRecord } from '../record';
import { applyCommand, type RecordCommand } from './command';
import type { SeenFigure } from './figures';

const people: Readonly<Record<string, readonly Role[]>> = {
  owner: ['owner'],
  finance: ['finance'],
  drafter: ['drafter'],
  other: ['drafter'],
  viewer: ['viewer'],
};
const person = (name: string) => personId(name);

const entered = (id: string, value: string | undefined, owner = 'drafter', unit = '人'): Figure => ({
  ...figureFromDefinition({ id, label: id, group: 'g', unit, format: '', ...(value ? { value } : {}) }),
  owner: person(owner),
});

let doc: Y.Doc;
/** Ids of figures that have a place in a text. */
let used: ReadonlySet<string>;

beforeEach(() => {
  doc = new Y.Doc();
  used = new Set();
  const figures = [
    entered('recruits', '267'),
    entered('trained', undefined),
    entered('twin', '300', 'finance'),
    entered('money', '12', 'drafter', '元'),
    figureFromDefinition({
      id: 'sum',
      label: 'sum',
      group: 'g',
      unit: '人',
      format: '',
      formula: '[recruits] + [trained]',
    }),
  ];
  const report: Report = reportFromSeed(
    { title: 't', year: 2023, signature: { department: 'd', date: null }, outline: [], figures },
    { id: reportId('r'), owner: null, newId: () => 's' },
  );
  const members = Object.entries(people).map(
    ([name, roles]) => [person(name), { person: person(name), name, roles }] as const,
  );
  writeRecord(doc, { ...report, people: new Map(members) });
});

const figures = () => readRecord(doc)!.figures;
const figure = (id: string) => figures().get(figureId(id))!;
const seen = (id: string): SeenFigure => ({ figure: figureId(id), version: figure(id).version });
/** The report with a text that refers to the figures that are used. */
function report(): Report {
  const section = sectionId('s');
  const body = bodyFromNotation([[...used].map((id) => `[[${id}]]`).join('')]);
  const outline = [{ id: section }] as unknown as Report['outline'];
  return { ...readRecord(doc)!, outline, bodies: new Map([[section, body]]) };
}
const send = (by: string, command: RecordCommand) =>
  applyCommand(doc, command, { by: person(by), at: 1000, report });
const set = (by: string, id: string, value: string | null, why = '') =>
  send(by, { type: 'setFigureValue', ...seen(id), value, why });
const done = { ok: true };
const refused = (code: string) => ({ ok: false, code });

test('a drafter’s value over a published one waits beside it until finance publishes', () => {
  expect(set('drafter', 'recruits', '270', '补录')).toEqual(done);
  expect(figure('recruits')).toMatchObject({
    value: '267',
    published: true,
    proposed: { value: '270', by: 'drafter', at: 1000, why: '补录' },
  });
  expect(figureText(figures(), figureId('recruits'))).toBe('267人');

  expect(send('finance', { type: 'publishFigures', figures: [seen('recruits')] })).toEqual(done);
  expect(figure('recruits')).toMatchObject({ value: '270', published: true, proposed: null });
  expect(figure('recruits').history).toMatchObject([
    { event: 'proposed', by: 'drafter', from: '267', to: '270', why: '补录' },
    { event: 'published', by: 'finance', proposedBy: 'drafter', from: '267', to: '270', why: '补录' },
  ]);
});

test('a value that nobody vouched for is set at once, and stays unpublished', () => {
  set('drafter', 'trained', '10');
  set('drafter', 'trained', '12');
  expect(figure('trained')).toMatchObject({ value: '12', published: false, proposed: null });
  send('owner', { type: 'publishFigures', figures: [seen('trained')] });
  expect(figure('trained')).toMatchObject({ value: '12', published: true });
});

test('finance publishes by setting a value; what was proposed is gone', () => {
  set('drafter', 'recruits', '270');
  set('finance', 'recruits', '271');
  expect(figure('recruits')).toMatchObject({ value: '271', published: true, proposed: null });
});

test('proposing the published value takes the proposal back; so does dropping it', () => {
  set('drafter', 'recruits', '270');
  set('drafter', 'recruits', '267');
  expect(figure('recruits').proposed).toBeNull();
  set('drafter', 'recruits', '270');
  expect(send('drafter', { type: 'dropProposal', ...seen('recruits') })).toEqual(done);
  expect(figure('recruits')).toMatchObject({ value: '267', proposed: null });
});

test('publishing several is all or nothing', () => {
  set('drafter', 'recruits', '270');
  const stale = { figure: figureId('trained'), version: 99 };
  const both = { type: 'publishFigures', figures: [seen('recruits'), stale] } as const;
  expect(send('finance', both)).toMatchObject(refused('conflict'));
  expect(figure('recruits').value).toBe('267');
});

test('what a figure added by a drafter says is not published; by finance it is', () => {
  const definition = { label: 'x', group: 'g', unit: '人', format: '', value: '1' };
  send('drafter', { type: 'addFigure', figure: { ...definition, id: 'a' } });
  send('finance', { type: 'addFigure', figure: { ...definition, id: 'b' } });
  expect([figure('a').published, figure('b').published]).toEqual([false, true]);
});

test.each<[string, string, (seen: (id: string) => SeenFigure) => RecordCommand]>([
  ['drafter', 'forbidden', (on) => ({ type: 'publishFigures', figures: [on('recruits')] })],
  ['drafter', 'forbidden', (on) => ({ type: 'retireFigure', ...on('recruits'), why: '' })],
  ['drafter', 'forbidden', (on) => ({ type: 'reviveFigure', ...on('recruits') })],
  [
    'drafter',
    'forbidden',
    (on) => ({ type: 'mergeFigure', ...on('recruits'), into: figureId('twin'), why: '' }),
  ],
  ['drafter', 'forbidden', (on) => ({ type: 'separateFigure', ...on('recruits') })],
  ['drafter', 'forbidden', () => ({ type: 'importFigures', source: '', add: [], set: [], remove: [] })],
  [
    'drafter',
    'forbidden',
    (on) => ({ type: 'changeFigure', ...on('recruits'), change: { owner: person('other') } }),
  ],
  ['drafter', 'forbidden', (on) => ({ type: 'changeFigure', ...on('recruits'), change: { formula: '1' } })],
  ['other', 'forbidden', (on) => ({ type: 'setFigureValue', ...on('recruits'), value: '1', why: '' })],
  ['other', 'forbidden', (on) => ({ type: 'dropProposal', ...on('recruits') })],
  ['other', 'forbidden', (on) => ({ type: 'removeFigure', ...on('recruits') })],
  ['viewer', 'forbidden', () => ({ type: 'restoreFigure', figure: figureId('recruits') })],
  ['owner', 'not-found', () => ({ type: 'restoreFigure', figure: figureId('recruits') })],
  [
    'owner',
    'not-found',
    (on) => ({ type: 'mergeFigure', ...on('recruits'), into: figureId('none'), why: '' }),
  ],
  [
    'owner',
    'other-unit',
    (on) => ({ type: 'mergeFigure', ...on('recruits'), into: figureId('money'), why: '' }),
  ],
  [
    'owner',
    'cycle',
    (on) => ({ type: 'mergeFigure', ...on('recruits'), into: figureId('recruits'), why: '' }),
  ],
  ['owner', 'cycle', (on) => ({ type: 'mergeFigure', ...on('recruits'), into: figureId('sum'), why: '' })],
  ['owner', 'figure-in-use', (on) => ({ type: 'removeFigure', ...on('recruits') })],
  [
    'owner',
    'unknown-person',
    (on) => ({ type: 'changeFigure', ...on('recruits'), change: { owner: person('nobody') } }),
  ],
  [
    'owner',
    'bad-text',
    (on) => ({ type: 'changeFigure', ...on('recruits'), change: { evidence: 'x'.repeat(201) } }),
  ],
  [
    'owner',
    'bad-text',
    () => ({ type: 'addFigure', figure: { id: 'a]b', label: 'x', group: 'g', unit: '人', format: '' } }),
  ],
])('%s is refused %s, and the record stays as it was', (by, code, command) => {
  const before = Y.encodeStateAsUpdate(doc);
  expect(send(by, command(seen))).toMatchObject(refused(code));
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test.each([
  ['1 ÷', '1 ÷:4'],
  ['[recruits] + [nobody]', '[recruits] + [nobody]:14'],
])('a formula %s is refused with its place', (formula, detail) => {
  const refusal = send('owner', { type: 'changeFigure', ...seen('sum'), change: { formula } });
  expect(refusal).toEqual({ ok: false, code: 'bad-formula', detail });
});

test('a retired figure keeps its value and takes no other; revived it does', () => {
  send('owner', { type: 'retireFigure', ...seen('twin'), why: '重复' });
  expect(figure('twin')).toMatchObject({ retired: true, value: '300' });
  expect(set('owner', 'twin', '1')).toMatchObject(refused('retired-figure'));
  send('owner', { type: 'reviveFigure', ...seen('twin') });
  expect(set('owner', 'twin', '1')).toEqual(done);
  expect(figure('twin').history.map(({ event = 'set' }) => event)).toEqual(['retired', 'revived', 'set']);
});

test('a merged figure is read as the other everywhere, and can be separated again', () => {
  set('owner', 'trained', '0');
  send('owner', { type: 'mergeFigure', ...seen('recruits'), into: figureId('twin'), why: '同一数' });
  expect(figureText(figures(), figureId('recruits'))).toBe('300人');
  const sum = figureValues(figures()).get('sum')!;
  expect(sum.ok && sum.value.toString()).toBe('300');
  expect(set('owner', 'recruits', '1')).toMatchObject(refused('retired-figure'));
  // The other is needed now.
  expect(send('owner', { type: 'removeFigure', ...seen('twin') })).toMatchObject(refused('figure-in-use'));
  send('owner', { type: 'separateFigure', ...seen('recruits') });
  expect(figureText(figures(), figureId('recruits'))).toBe('267人');
});

test('a figure without a place is removed, and comes back with its history; its id is not given again', () => {
  set('drafter', 'money', '13', '更正');
  used = new Set(['money']);
  expect(send('drafter', { type: 'removeFigure', ...seen('money') })).toMatchObject(refused('figure-in-use'));
  used = new Set();
  expect(send('drafter', { type: 'removeFigure', ...seen('money') })).toEqual(done);
  expect(figures().has(figureId('money'))).toBe(false);
  const again = { id: 'money', label: 'x', group: 'g', unit: '元', format: '' };
  expect(send('owner', { type: 'addFigure', figure: again })).toMatchObject(refused('exists'));
  const restore = { type: 'restoreFigure', figure: figureId('money') } as const;
  expect(send('other', restore)).toMatchObject(refused('forbidden'));
  expect(send('drafter', restore)).toEqual(done);
  expect(figure('money')).toMatchObject({ proposed: { value: '13' }, history: [{ why: '更正' }] });
});

test('a new owner may change the figure, the old one no more', () => {
  const give = { type: 'changeFigure', ...seen('recruits'), change: { owner: person('other') } } as const;
  expect(send('finance', give)).toEqual(done);
  expect(set('drafter', 'recruits', '1')).toMatchObject(refused('forbidden'));
  expect(set('other', 'recruits', '1')).toEqual(done);
});

test('a figure is split: the second one stands behind it, and both histories tell of the other', () => {
  const owner = figure('recruits').owner;
  const split = (part: object): RecordCommand =>
    ({
      type: 'splitFigure',
      ...seen('recruits'),
      into: 'new',
      label: '新招录',
      value: '12',
      why: '口径不同',
      ...part,
    }) as RecordCommand;
  expect(send('drafter', split({}))).toMatchObject(refused('forbidden'));
  for (const [code, part] of [
    ['conflict', { version: 9 }],
    ['exists', { label: figure('recruits').label }],
    ['exists', { into: 'sum' }],
    ['bad-text', { label: ' ' }],
    ['bad-text', { why: 'x'.repeat(201) }],
    ['bad-value', { value: '1e9' }],
    ['not-found', { figure: 'none' }],
  ] as const)
    expect(send('finance', split(part))).toMatchObject(refused(code));
  expect(figures().has(figureId('new'))).toBe(false);
  const { unit, group, format, label, value } = figure('recruits');
  expect(send('finance', split({}))).toEqual(done);
  expect(figure('new')).toMatchObject({ label: '新招录', unit, group, format, value: '12', published: true });
  expect(figure('new').owner).toBe(owner ?? figure('new').history[0]!.by);
  expect(figure('new').history).toMatchObject([
    { event: 'split', from: null, to: '12', why: `${label}：口径不同` },
  ]);
  expect(figure('recruits').history.at(-1)).toMatchObject({
    event: 'split',
    from: value,
    to: value,
    why: '新招录：口径不同',
  });
  const ids = [...figures().keys()];
  expect(ids.indexOf(figureId('new'))).toBe(ids.indexOf(figureId('recruits')) + 1);
  // Nothing refers to it yet: to take the split back it is removed.
  expect(send('finance', { type: 'removeFigure', ...seen('new') })).toEqual(done);
});

test('values of the accounts are set by hand and taken in from a table, beside computed values too', () => {
  const set = (value: string): RecordCommand => ({
    type: 'changeFigure',
    ...seen('recruits'),
    change: { accounts: value },
  });
  expect(send('finance', set('1e9'))).toMatchObject(refused('bad-value'));
  expect(send('finance', set('270'))).toEqual(done);
  expect(figure('recruits')).toMatchObject({ accounts: '270' });
  expect(figure('recruits').history.at(-1)).toMatchObject({ event: 'accounts', from: null, to: '270' });
  const { value, evidence } = figure('recruits');
  const line = { ...seen('recruits'), value: '271', evidence: '决算!B2', as: 'accounts' } as const;
  expect(
    send('finance', table({ set: [line, { ...seen('sum'), value: '5', evidence: '', as: 'accounts' }] })),
  ).toEqual(done);
  expect(figure('recruits')).toMatchObject({ accounts: '271', value, evidence });
  expect(figure('sum').accounts).toBe('5');
  expect(figure('recruits').history.at(-1)).toMatchObject({ event: 'accounts', to: '271', why: '决算!B2' });
});

test('what figures were last year is taken in from a table, and taken back', () => {
  const [entered, computed] = [figure('recruits'), figure('sum')];
  const set = (before: string | null) =>
    table({
      set: [
        { ...seen('recruits'), value: before && '250', evidence: '上年!B2', as: 'previous' },
        { ...seen('sum'), value: before, evidence: '', as: 'previous' },
      ],
    });
  expect(send('finance', set('480'))).toEqual(done);
  expect(figure('recruits')).toEqual({
    ...entered,
    previous: '250',
    version: entered.version + 1,
    history: [...entered.history, expect.objectContaining({ event: 'previous', from: null, to: '250' })],
  });
  expect(figure('sum')).toMatchObject({ previous: '480', value: computed.value });
  expect(send('finance', set(null))).toEqual(done);
  expect([figure('recruits').previous, figure('sum').previous]).toEqual([null, null]);
});

const table = (part: Partial<Extract<RecordCommand, { type: 'importFigures' }>>): RecordCommand => ({
  type: 'importFigures',
  source: '收支表.xlsx',
  add: [],
  set: [],
  remove: [],
  ...part,
});

test('a table is taken in as one change, and taken back', () => {
  const before = { value: figure('recruits').value, evidence: figure('recruits').evidence };
  const add = [
    { id: 'new', label: '新', group: 'g', unit: '元', format: '', value: '5', evidence: '收支表!C5' },
  ];
  const line = { ...seen('recruits'), value: '280', evidence: '收支表!C6' };
  expect(send('finance', table({ add, set: [line] }))).toEqual(done);
  expect(figure('new')).toMatchObject({ value: '5', published: true, evidence: '收支表!C5' });
  expect(figure('recruits').history.at(-1)).toMatchObject({
    event: 'imported',
    why: '收支表.xlsx',
    to: '280',
  });

  const back = table({ set: [{ ...seen('recruits'), ...before }], remove: [seen('new')] });
  expect(send('finance', back)).toEqual(done);
  expect(figures().has(figureId('new'))).toBe(false);
  expect(figure('recruits')).toMatchObject(before);
});

const added = (id: string) => ({ id, label: 'x', group: 'g', unit: '元', format: '', value: '5' });

test.each<[string, () => RecordCommand]>([
  [
    'conflict',
    () =>
      table({ add: [added('new')], set: [{ ...seen('recruits'), version: 9, value: '1', evidence: '' }] }),
  ],
  [
    'not-found',
    () =>
      table({
        add: [added('new')],
        set: [{ figure: figureId('none'), version: 1, value: '1', evidence: '' }],
      }),
  ],
  [
    'computed-figure',
    () => table({ add: [added('new')], set: [{ ...seen('sum'), value: '1', evidence: '' }] }),
  ],
  [
    'bad-value',
    () => table({ add: [added('new')], set: [{ ...seen('recruits'), value: '1e9', evidence: '' }] }),
  ],
  [
    'bad-text',
    () =>
      table({ add: [added('new')], set: [{ ...seen('recruits'), value: '1', evidence: 'x'.repeat(201) }] }),
  ],
  ['bad-text', () => table({ add: [added('new')], source: 'x'.repeat(201) })],
  ['exists', () => table({ add: [added('new'), added('new')] })],
  [
    'exists',
    () =>
      table({ set: [1, 2].map((value) => ({ ...seen('recruits'), value: String(value), evidence: '' })) }),
  ],
  ['bad-formula', () => table({ add: [{ ...added('new'), formula: '1' }] })],
  ['figure-in-use', () => table({ add: [added('new')], remove: [seen('recruits')] })],
])('a table is refused %s as a whole', (code, command) => {
  const before = Y.encodeStateAsUpdate(doc);
  expect(send('finance', command())).toMatchObject(refused(code));
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('figures stored by earlier versions are read: what had a value was published', () => {
  const { evidence, published, proposed, retired, mergedInto, ...earlier } = figure('recruits');
  doc.transact(() => {
    figuresOf(doc).delete(0);
    figuresOf(doc).insert(0, [earlier]);
  });
  expect(figure('recruits')).toEqual({ ...earlier, evidence, published, proposed, retired, mergedInto });
  expect(figure('recruits')).toBe(figure('recruits'));
});
