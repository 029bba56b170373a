import {
  figureFromDefinition,
  figureId,
  type Indicator,
  indicatorId,
  newIndicator,
  newTask,
  personId,
  type Role,
  reportFromSeed,
  reportId,
  taskId,
} from '@huigao/report';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { outlineOf, readRecord, replaceEntry, writeRecord } from '../record';
import { applyCommand, type RecordCommand } from './command';

const people: Readonly<Record<string, readonly Role[]>> = {
  owner: ['owner'],
  finance: ['finance'],
  drafter: ['drafter'],
  stranger: ['drafter'],
  reviewer: ['reviewer'],
  viewer: ['viewer'],
};

let doc: Y.Doc;

beforeEach(() => {
  let next = 0;
  doc = new Y.Doc();
  const amount = (id: string, value: string) =>
    figureFromDefinition({ id, label: id, group: 'g', unit: '元', format: '万元 .2', value });
  const report = reportFromSeed(
    {
      title: 't',
      year: 2023,
      signature: { department: 'd', date: null },
      outline: [
        { kind: 'tasks', level: 1, title: '任务', body: null },
        { kind: 'budget', level: 1, title: '收支', body: null },
      ],
      figures: [amount('b', '580900'), amount('e', '529500')],
      tasks: [newTask(taskId('one'), '甲'), newTask(taskId('two'), '乙')],
      indicators: [newIndicator(indicatorId('i'), taskId('one'), '档案数')],
    },
    { id: reportId('r'), owner: null, newId: () => `s${next++}` },
  );
  const members = Object.entries(people).map(
    ([name, roles]) => [personId(name), { person: personId(name), name, roles }] as const,
  );
  const outline = report.outline.map((entry) => ({
    ...entry,
    drafters: [personId(entry.kind === 'tasks' ? 'drafter' : 'stranger')],
  }));
  writeRecord(doc, { ...report, outline, people: new Map(members) });
});

const record = () => readRecord(doc)!;
const send = (by: string, command: RecordCommand) => applyCommand(doc, command, { by: personId(by), at: 7 });
const task = (id = 'one') => record().tasks.get(taskId(id))!;
const indicator = () => record().indicators.get(indicatorId('i'))!;

test('a task takes its amounts from figures, and its history says what changed, as people read it', () => {
  const { version: _, history: __, ...content } = task();
  const change = { ...content, title: '甲项目', budgeted: figureId('b'), owner: personId('drafter') };
  expect(send('drafter', { type: 'saveTask', task: change, version: 1 })).toEqual({ ok: true });
  expect(task()).toMatchObject({ ...change, version: 2 });
  expect(task().history.map(({ by, at, field, from, to }) => [by, at, field, from, to])).toEqual([
    ['drafter', 7, 'title', '甲', '甲项目'],
    ['drafter', 7, 'budgeted', '', 'b'],
    ['drafter', 7, 'owner', '', 'drafter'],
  ]);
});

test('two who change one indicator: the second gets it as it is now, and nothing is merged', () => {
  const save = (name: string): RecordCommand => ({
    type: 'saveIndicator',
    indicator: {
      ...newIndicator(indicatorId('i'), taskId('one'), name),
      target: { value: '50' },
      unit: '件',
    },
    version: 1,
  });
  expect(send('finance', save('数字化档案数'))).toEqual({ ok: true });
  const answer = send('owner', save('归档数'));
  expect(answer).toMatchObject({ ok: false, code: 'conflict' });
  if (!answer.ok) expect(JSON.parse(answer.detail) as Indicator).toEqual(indicator());
  expect(indicator().name).toBe('数字化档案数');
  expect(indicator().history).toContainEqual({ by: 'finance', at: 7, field: 'target', from: '', to: '50件' });
});

test('saving what is there already changes nothing', () => {
  expect(send('owner', { type: 'saveTask', task: newTask(taskId('one'), '甲'), version: 1 })).toEqual({
    ok: true,
  });
  expect(task().version).toBe(1);
});

test('a removed task takes its indicators with it, and brings them back', () => {
  expect(send('owner', { type: 'removeTask', task: taskId('one'), version: 1 })).toEqual({ ok: true });
  expect([...record().tasks.keys()]).toEqual(['two']);
  expect(record().indicators.size).toBe(0);
  expect(send('owner', { type: 'removeTask', task: taskId('one'), version: 2 })).toMatchObject({
    code: 'not-found',
  });
  expect(send('owner', { type: 'restoreTask', task: taskId('one') })).toEqual({ ok: true });
  expect([...record().tasks.keys()]).toEqual(['one', 'two']);
  expect(indicator().name).toBe('档案数');
  expect(task().history.map(({ field }) => field)).toEqual(['removed', 'restored']);
});

test('tasks are put in order', () => {
  expect(send('finance', { type: 'moveTask', task: taskId('two'), before: taskId('one') })).toEqual({
    ok: true,
  });
  expect([...record().tasks.keys()]).toEqual(['two', 'one']);
  expect(send('finance', { type: 'moveTask', task: taskId('two'), before: null })).toEqual({ ok: true });
  expect([...record().tasks.keys()]).toEqual(['one', 'two']);
});

const everyCommand: readonly RecordCommand[] = [
  { type: 'saveTask', task: newTask(taskId('three'), '丙'), version: null },
  { type: 'removeTask', task: taskId('one'), version: 1 },
  { type: 'restoreTask', task: taskId('one') },
  { type: 'moveTask', task: taskId('one'), before: null },
  { type: 'saveIndicator', indicator: newIndicator(indicatorId('j'), null, '满意度'), version: null },
  { type: 'removeIndicator', indicator: indicatorId('i'), version: 1 },
  { type: 'restoreIndicator', indicator: indicatorId('i') },
];

test.each(['stranger', 'reviewer', 'viewer', 'nobody'])('%s may do none of it', (by) => {
  const before = Y.encodeStateAsUpdate(doc);
  for (const command of everyCommand)
    expect(send(by, command), command.type).toMatchObject({ ok: false, code: 'forbidden' });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('a drafter may only while the section is theirs to write', () => {
  const entry = outlineOf(doc).get(0);
  replaceEntry(outlineOf(doc), 0, { ...entry, status: 'agreed' as const });
  expect(send('drafter', everyCommand[0]!)).toMatchObject({ code: 'forbidden' });
  expect(send('finance', everyCommand[0]!)).toEqual({ ok: true });
});

const wrong = (change: Partial<Indicator>): RecordCommand => ({
  type: 'saveIndicator',
  indicator: { ...newIndicator(indicatorId('i'), taskId('one'), '档案数'), ...change },
  version: 1,
});

test.each<[string, string, RecordCommand]>([
  ['name', 'bad-record', wrong({ name: ' ' })],
  ['target', 'bad-record', wrong({ target: { value: '5e3' } })],
  ['actual', 'bad-record', wrong({ actual: { value: '5', word: '及时' } as never })],
  ['weight', 'bad-record', wrong({ weight: '-1' })],
  ['points', 'bad-record', wrong({ points: '满分' })],
  ['kind', 'bad-record', wrong({ kind: 'pie' as never })],
  ['nowhere', 'not-found', wrong({ task: taskId('nowhere') })],
  ['gone', 'not-found', wrong({ target: { figure: figureId('gone') } })],
  ['title', 'bad-record', { type: 'saveTask', task: newTask(taskId('one'), ''), version: 1 }],
  [
    'ghost',
    'unknown-person',
    { type: 'saveTask', task: { ...newTask(taskId('one'), '甲'), owner: personId('ghost') }, version: 1 },
  ],
  ['one', 'exists', { type: 'saveTask', task: newTask(taskId('one'), '甲'), version: null }],
  ['three', 'not-found', { type: 'saveTask', task: newTask(taskId('three'), '丙'), version: 1 }],
])('refused with %s named as %s, and all stays as it was', (detail, code, command) => {
  const before = Y.encodeStateAsUpdate(doc);
  expect(send('owner', command)).toEqual({ ok: false, code, detail });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});
