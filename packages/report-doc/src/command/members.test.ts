import {
  may,
  ownRoles,
  personId,
  type Role,
  reportFromSeed,
  reportId,
  type SectionId,
  seedFromTemplate,
  selfEvaluationTemplate,
} from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRecord, writeRecord } from '../record';
import { applyCommand, type RecordCommand } from './command';
import { settleGroups } from './members';

const owner = personId('owner');
const chen = personId('chen');
const huang = personId('huang');

function newRecord(): Y.Doc {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: '报告', year: 2023, department: '某局' });
  const report = reportFromSeed(seed, {
    id: reportId('r'),
    owner: { person: owner, name: '林' },
    newId: () => `s${next++}`,
  });
  const doc = new Y.Doc();
  writeRecord(doc, report);
  return doc;
}

const send = (doc: Y.Doc, command: RecordCommand, by = owner) => applyCommand(doc, command, { by, at: 1 });
const setGroup = (group: string, ...roles: Role[]): RecordCommand => ({ type: 'setGroup', group, roles });
const settle = (doc: Y.Doc, groups: Readonly<Record<string, readonly string[]>>) =>
  settleGroups(
    doc,
    readRecord(doc)!,
    Object.entries(groups).map(([id, of]) => ({ person: personId(id), name: `姓名${id}`, groups: of })),
  );
const member = (doc: Y.Doc, person = chen) => readRecord(doc)!.people.get(person);
const mayRead = (doc: Y.Doc, person = chen) => may(person, { do: 'read' }, readRecord(doc)!);
const firstSection = (doc: Y.Doc) => readRecord(doc)!.outline[1]!.id;

test('whoever is in a group of the report holds its roles beside their own', () => {
  const doc = newRecord();
  send(doc, setGroup('财务科', 'finance'));
  send(doc, { type: 'setMember', person: chen, name: '陈', roles: ['viewer'] });
  settle(doc, { chen: ['财务科', '别的科'], huang: ['财务科'], stranger: ['别的科'] });
  expect(member(doc)).toEqual({
    person: chen,
    name: '陈',
    roles: ['finance', 'viewer'],
    own: ['viewer'],
    groups: ['财务科'],
  });
  expect(member(doc, huang)).toMatchObject({ name: '姓名huang', roles: ['finance'], own: [] });
  expect(mayRead(doc, personId('stranger'))).toBe(false);
  expect(may(huang, { do: 'addFigure' }, readRecord(doc)!)).toBe(true);
});

test('who leaves the group, or whose group leaves the report, loses what it gave and nothing else', () => {
  for (const leave of [
    (doc: Y.Doc) => settle(doc, { chen: [], huang: [] }),
    (doc: Y.Doc) => void send(doc, setGroup('财务科')),
  ]) {
    const doc = newRecord();
    send(doc, setGroup('财务科', 'finance'));
    send(doc, { type: 'setMember', person: chen, name: '陈', roles: ['viewer'] });
    settle(doc, { chen: ['财务科'], huang: ['财务科'] });
    leave(doc);
    expect(member(doc)).toEqual({ person: chen, name: '陈', roles: ['viewer'] });
    expect(member(doc, huang)).toBeUndefined();
  }
});

test('a right goes with the group at once, also before anybody has settled who is in it', () => {
  const doc = newRecord();
  send(doc, setGroup('财务科', 'finance'));
  settle(doc, { chen: ['财务科'] });
  expect(mayRead(doc)).toBe(true);
  send(doc, setGroup('财务科'));
  expect(mayRead(doc)).toBe(false);
});

test('one who goes with a group leaves the sections too', () => {
  const doc = newRecord();
  const section = firstSection(doc);
  send(doc, setGroup('起草组', 'drafter'));
  settle(doc, { chen: ['起草组'] });
  send(doc, { type: 'assignSection', section, drafters: [chen], reviewers: [], due: null });
  expect(may(chen, { do: 'editText', section }, readRecord(doc)!)).toBe(true);
  settle(doc, {});
  expect(readRecord(doc)!.outline[1]!.drafters).toEqual([]);
});

test('settling what is settled writes nothing', () => {
  const doc = newRecord();
  send(doc, setGroup('财务科', 'finance'));
  settle(doc, { chen: ['财务科'] });
  const before = Y.encodeStateAsUpdate(doc);
  settle(doc, { chen: ['财务科', '别的科'], other: [] });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('roles given to a person are set without those by groups, and taking them away leaves these', () => {
  const doc = newRecord();
  send(doc, setGroup('财务科', 'finance'));
  settle(doc, { chen: ['财务科'] });
  send(doc, { type: 'setMember', person: chen, name: '陈', roles: ['reviewer'] });
  expect(ownRoles(member(doc)!)).toEqual(['reviewer']);
  expect(member(doc)!.roles).toEqual(['finance', 'reviewer']);
  send(doc, { type: 'setMember', person: chen, name: '陈', roles: [] });
  expect(member(doc)).toMatchObject({ roles: ['finance'], own: [] });
});

test('an owner by group does not let the last one in person go', () => {
  const doc = newRecord();
  send(doc, setGroup('办公室', 'owner'));
  settle(doc, { chen: ['办公室'] });
  expect(may(chen, { do: 'manage' }, readRecord(doc)!)).toBe(true);
  const leave: RecordCommand = { type: 'setMember', person: owner, name: '林', roles: [] };
  expect(send(doc, leave, chen)).toMatchObject({ ok: false, code: 'last-owner' });
});

test('one is admitted with a role to sections, beside what one has', () => {
  const doc = newRecord();
  const section = firstSection(doc);
  const admit = (role: Role, ...sections: string[]): RecordCommand => ({
    type: 'admit',
    person: chen,
    name: '陈',
    role,
    sections: sections as SectionId[],
  });
  expect(send(doc, admit('drafter', section, 'gone', readRecord(doc)!.outline[0]!.id))).toEqual({ ok: true });
  expect(readRecord(doc)!.outline.flatMap(({ id, drafters }) => (drafters.length > 0 ? [id] : []))).toEqual([
    section,
  ]);
  send(doc, admit('reviewer', section));
  send(doc, admit('reviewer', section));
  expect(readRecord(doc)!.outline[1]).toMatchObject({ drafters: [chen], reviewers: [chen] });
  expect(member(doc)!.roles).toEqual(['drafter', 'reviewer']);
  expect(send(doc, admit('viewer'), chen)).toMatchObject({ ok: false, code: 'forbidden' });
});

test('only owners take groups in, with known roles, and not without end', () => {
  const doc = newRecord();
  send(doc, { type: 'setMember', person: chen, name: '陈', roles: ['drafter', 'finance'] });
  expect(send(doc, setGroup('财务科', 'finance'), chen)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(send(doc, setGroup(' ', 'finance'))).toMatchObject({ ok: false, code: 'bad-text' });
  expect(send(doc, setGroup('财务科', 'king' as Role))).toMatchObject({ ok: false, code: 'bad-role' });
  for (let count = 0; count < 50; count++) expect(send(doc, setGroup(`g${count}`, 'viewer')).ok).toBe(true);
  expect(send(doc, setGroup('g50', 'viewer'))).toMatchObject({ ok: false, code: 'too-many-groups' });
  expect(send(doc, setGroup('g7', 'finance')).ok).toBe(true);
});
