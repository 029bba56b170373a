import {
  figureId,
  figureText,
  personId,
  type Report,
  type Role,
  reportFromSeed,
  reportId,
  seedFromTemplate,
  selfEvaluationTemplate,
} from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRecord, writeRecord } from '../record';
import { applyCommand, type RecordCommand } from './command';

const owner = personId('owner');
const other = personId('other');
const executed = figureId('total.executed');
const budgeted = figureId('total.budgeted');

function newRecord(otherRoles: readonly Role[] = ['viewer']): Y.Doc {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: '报告', year: 2023, department: '某局' });
  const report: Report = reportFromSeed(seed, {
    id: reportId('r'),
    owner: { person: owner, name: '林' },
    newId: () => `s${next++}`,
  });
  const people = new Map(report.people).set(other, { person: other, name: '陈', roles: otherRoles });
  const doc = new Y.Doc();
  writeRecord(doc, { ...report, people });
  return doc;
}

const send = (doc: Y.Doc, command: RecordCommand, by = owner) => applyCommand(doc, command, { by, at: 1000 });
const setValue = (value: string | null, version: number, figure = executed): RecordCommand => ({
  type: 'setFigureValue',
  figure,
  version,
  value,
  why: '决算',
});

test('a value is set with its history, and the computed rate follows', () => {
  const doc = newRecord();
  expect(send(doc, setValue('21195600', 1, budgeted))).toEqual({ ok: true });
  expect(send(doc, setValue('21189000', 1))).toEqual({ ok: true });
  const record = readRecord(doc)!;
  expect(figureText(record.figures, figureId('total.rate'))).toBe('99.97%');
  expect(record.figures.get(executed)).toMatchObject({
    version: 2,
    history: [{ by: owner, at: 1000, from: null, to: '21189000', why: '决算' }],
  });
});

test('the order of figures stays when one changes', () => {
  const doc = newRecord();
  const before = [...readRecord(doc)!.figures.keys()];
  send(doc, setValue('1', 1));
  expect([...readRecord(doc)!.figures.keys()]).toEqual(before);
});

test('two people changing one figure at once: the second gets the conflict with the value that stands', () => {
  const doc = newRecord();
  send(doc, setValue('1', 1));
  const refused = send(doc, setValue('2', 1));
  expect(refused).toMatchObject({ ok: false, code: 'conflict' });
  if (!refused.ok) expect(JSON.parse(refused.detail)).toMatchObject({ value: '1', version: 2 });
  expect(readRecord(doc)!.figures.get(executed)!.value).toBe('1');
});

const rename: RecordCommand = { type: 'renameReport', title: '新' };

test.each([
  ['forbidden', rename, other],
  ['forbidden', setValue('1', 1), other],
  ['forbidden', rename, personId('stranger')],
  ['bad-text', { ...rename, title: ' ' } as RecordCommand, owner],
  ['bad-value', setValue('九', 1), owner],
  ['computed-figure', setValue('1', 1, figureId('total.rate')), owner],
  ['not-found', setValue('1', 1, figureId('nothing')), owner],
  ['last-owner', { type: 'setMember', person: owner, name: '林', roles: ['viewer'] } as RecordCommand, owner],
  [
    'bad-formula',
    {
      type: 'changeFigure',
      figure: figureId('total.rate'),
      version: 1,
      change: { formula: '1 ÷' },
    } as RecordCommand,
    owner,
  ],
  [
    'cycle',
    {
      type: 'changeFigure',
      figure: figureId('total.rate'),
      version: 1,
      change: { formula: '[total.rate] + 1' },
    } as RecordCommand,
    owner,
  ],
  [
    'exists',
    {
      type: 'addFigure',
      figure: { id: 'total.rate', label: 'x', group: 'g', unit: '元', format: '' },
    } as RecordCommand,
    owner,
  ],
])('refused with %s, and the record stays as it was', (code, command, by) => {
  const doc = newRecord();
  const before = Y.encodeStateAsUpdate(doc);
  expect(send(doc, command, by)).toMatchObject({ ok: false, code });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('people are added, assigned to sections, and taken off again', () => {
  const doc = newRecord();
  const section = readRecord(doc)!.outline[1]!.id;
  const assign = (person: string): RecordCommand => ({
    type: 'assignSection',
    section,
    drafters: [personId(person)],
    reviewers: [],
    due: '2024-03-31',
  });
  expect(send(doc, assign('new'))).toMatchObject({ ok: false, code: 'unknown-person' });
  expect(send(doc, { type: 'setMember', person: personId('new'), name: '黄', roles: ['drafter'] })).toEqual({
    ok: true,
  });
  expect(send(doc, assign('new'))).toEqual({ ok: true });
  expect(readRecord(doc)!.outline[1]).toMatchObject({ drafters: ['new'], due: '2024-03-31' });
  expect(send(doc, { type: 'setMember', person: personId('new'), name: '黄', roles: [] })).toEqual({
    ok: true,
  });
  expect(readRecord(doc)!.people.has(personId('new'))).toBe(false);
  expect(readRecord(doc)!.outline[1]).toMatchObject({ drafters: [], reviewers: [], due: '2024-03-31' });
});

test('what has no version is not written over what others wrote since it was seen, and may be sent twice', () => {
  const doc = newRecord();
  const { title, outline } = readRecord(doc)!;
  const section = outline[1]!.id;
  const rename: RecordCommand = { type: 'renameReport', title: '新标题', over: title };
  const retitle: RecordCommand = { type: 'retitleSection', section, title: '新', over: outline[1]!.title };
  const nobody = { drafters: [], reviewers: [], due: null };
  const assign: RecordCommand = {
    type: 'assignSection',
    section,
    drafters: [other],
    reviewers: [],
    due: null,
    over: nobody,
  };
  const signature = readRecord(doc)!.signature;
  const sign: RecordCommand = { type: 'setSignature', department: '处', date: '2024-03-05', over: signature };
  for (const command of [rename, retitle, assign, sign]) {
    expect(send(doc, command)).toEqual({ ok: true });
    expect(send(doc, command), 'sent twice').toEqual({ ok: true });
  }
  const meanwhile: RecordCommand[] = [
    { type: 'renameReport', title: '别人的' },
    { type: 'retitleSection', section, title: '别人的' },
    { type: 'assignSection', section, drafters: [], reviewers: [other], due: null },
    { type: 'setSignature', department: '厅', date: null },
  ];
  for (const command of meanwhile) expect(send(doc, command)).toEqual({ ok: true });
  const before = JSON.stringify([...Object.values(readRecord(doc)!)]);
  expect(send(doc, rename)).toMatchObject({ ok: false, code: 'conflict', detail: '"别人的"' });
  for (const command of [retitle, assign, sign])
    expect(send(doc, command)).toMatchObject({ ok: false, code: 'conflict' });
  expect(JSON.stringify([...Object.values(readRecord(doc)!)])).toBe(before);
});
