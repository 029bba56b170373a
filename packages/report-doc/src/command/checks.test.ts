import {
  decodeArchive,
  encodeArchive,
  type OwnRuleDefinition,
  personId,
  type Report,
  type Role,
  reportFromSeed,
  reportId,
  sampleSeed,
  type WaivedFinding,
} from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRecord, writeRecord } from '../record';
import type { CheckCommand } from './checks';
import { applyCommand } from './command';

const owner = personId('owner');
const other = personId('other');

function newReport(otherRoles: readonly Role[]) {
  let next = 0;
  const report: Report = reportFromSeed(sampleSeed(), {
    id: reportId('r'),
    owner: { person: owner, name: '林' },
    newId: () => `s${next++}`,
  });
  const people = new Map(report.people).set(other, { person: other, name: '陈', roles: otherRoles });
  const doc = new Y.Doc();
  writeRecord(doc, { ...report, people });
  return { doc, report };
}

const found = (report: Report, inSection: boolean): WaivedFinding => ({
  finding: 'f'.repeat(64),
  rule: 'F3',
  severity: 'block',
  section: inSection ? report.outline.find(({ kind }) => kind === 'budget')!.id : null,
  message: 'finding.rate-differs',
  parameters: { shown: '99.7%' },
  shown: '99.7%',
  expected: '99.97%',
  quote: '完成预算的99.7%。',
});

const key = 'f'.repeat(64);
const waive: CheckCommand = { type: 'waiveFinding', finding: key, why: '按公开口径' };
const rule: OwnRuleDefinition = {
  id: 'own',
  name: '项目支出不超过执行数',
  left: '[nature.project]',
  relation: '≤',
  right: '[total.executed]',
  tolerance: '0',
  severity: 'block',
  message: '',
};

function sender(otherRoles: readonly Role[] = ['finance'], inSection = true) {
  const { doc, report } = newReport(otherRoles);
  const openFinding = (_: Report, wanted: string) => (wanted === key ? found(report, inSection) : null);
  const send = (command: CheckCommand, by = other) =>
    applyCommand(doc, command, { by, at: 1000, report: () => report, openFinding });
  return { doc, send };
}

test('a waiver keeps what the server found, with the reason, the name and the time', () => {
  const { doc, send } = sender();
  expect(send(waive)).toEqual({ ok: true });
  expect(readRecord(doc)!.waivers.get(key)).toMatchObject({
    rule: 'F3',
    shown: '99.7%',
    expected: '99.97%',
    why: '按公开口径',
    by: other,
    name: '陈',
    at: 1000,
  });
  expect(send({ type: 'dropWaiver', finding: key })).toEqual({ ok: true });
  expect(readRecord(doc)!.waivers.size).toBe(0);
});

test.each([
  ['owner', 'ok', 'ok'],
  ['finance', 'ok', 'ok'],
  ['drafter', 'forbidden', 'forbidden'],
  ['reviewer', 'forbidden', 'forbidden'],
  ['approver', 'forbidden', 'forbidden'],
  ['viewer', 'forbidden', 'forbidden'],
] as const)('%s: waiving in a section is %s, of the whole report %s', (role, section, whole) => {
  const outcome = (inSection: boolean) => {
    const result = sender([role], inSection).send(waive);
    return result.ok ? 'ok' : result.code;
  };
  expect([outcome(true), outcome(false)]).toEqual([section, whole]);
});

test('nobody takes a waiver back who may not waive, and what is not open cannot be waived', () => {
  const { doc, send } = sender(['drafter']);
  expect(send(waive, owner)).toEqual({ ok: true });
  expect(send({ type: 'dropWaiver', finding: key })).toMatchObject({ code: 'forbidden' });
  expect(send({ ...waive, finding: '0'.repeat(64) }, owner)).toMatchObject({ code: 'not-found' });
  // Who may waive nothing does not learn what is open.
  expect(send({ ...waive, finding: '0'.repeat(64) })).toMatchObject({ code: 'forbidden' });
  expect(send({ ...waive, why: ' ' }, owner)).toMatchObject({ code: 'no-reason' });
  expect(send({ type: 'dropWaiver', finding: '0' }, owner)).toMatchObject({ code: 'not-found' });
  expect(readRecord(doc)!.waivers.size).toBe(1);
});

test('a rule is made, changed over the version that was seen, removed and put back', () => {
  const { doc, send } = sender();
  expect(send({ type: 'setRule', check: rule, version: null })).toEqual({ ok: true });
  expect(readRecord(doc)!.rules.get('own')).toMatchObject({ ...rule, by: other, at: 1000, version: 1 });
  expect(send({ type: 'setRule', check: { ...rule, name: '改' }, version: 1 })).toEqual({ ok: true });
  expect(send({ type: 'setRule', check: rule, version: 1 })).toMatchObject({ code: 'conflict' });
  expect(send({ type: 'setRule', check: rule, version: null })).toMatchObject({ code: 'conflict' });
  expect(send({ type: 'removeRule', id: 'own', version: 1 })).toMatchObject({ code: 'conflict' });
  expect(send({ type: 'removeRule', id: 'own', version: 2 })).toEqual({ ok: true });
  expect(send({ type: 'setRule', check: rule, version: null })).toEqual({ ok: true });
});

test.each([
  ['name', { name: ' ' }],
  ['left', { left: '[nature.project' }],
  ['left', { left: '' }],
  ['right', { right: '1 +' }],
  ['tolerance', { tolerance: '-1' }],
  ['tolerance', { tolerance: '一' }],
  ['relation', { relation: '==' as never }],
  ['severity', { severity: 'fatal' as never }],
  ['id', { id: 'a b' }],
  ['message', { message: '长'.repeat(201) }],
] as const)('a rule with a wrong %s is refused, and nothing changes', (field, change) => {
  const { doc, send } = sender();
  const refused = send({ type: 'setRule', check: { ...rule, ...change }, version: null });
  expect(refused).toMatchObject({ code: 'bad-rule', detail: field });
  expect(readRecord(doc)!.rules.size).toBe(0);
});

test.each(['drafter', 'reviewer', 'approver', 'viewer'] as const)('%s makes no rules', (role) => {
  const { send } = sender([role]);
  expect(send({ type: 'setRule', check: rule, version: null })).toMatchObject({ code: 'forbidden' });
  expect(send({ type: 'removeRule', id: 'own', version: 1 })).toMatchObject({ code: 'forbidden' });
});

test('records of before there were waivers and rules read as having none', () => {
  const { doc } = newReport(['viewer']);
  const old = new Y.Doc();
  Y.applyUpdate(old, Y.encodeStateAsUpdate(doc));
  expect(readRecord(old)).toMatchObject({ waivers: new Map(), rules: new Map() });
});

test('archives keep both, and archives of before read', () => {
  const { report } = newReport(['viewer']);
  const waiver = { ...found(report, true), why: '按公开口径', by: other, name: '陈', at: 1 };
  const kept = { ...rule, by: 'p', at: 1, version: 1 };
  const full = { ...report, waivers: new Map([[key, waiver]]), rules: new Map([['own', kept]]) };
  const read = decodeArchive(encodeArchive(full));
  expect(read.ok && read.seed.waivers).toEqual([{ ...waiver, section: null }]);
  expect(read.ok && read.seed.rules).toEqual([kept]);
  expect(encodeArchive(report)).not.toContain('waivers');
  const broken = encodeArchive(full).replace('"tolerance": "0"', '"tolerance": "x"');
  expect(decodeArchive(broken)).toMatchObject({ ok: false, code: 'broken-archive' });
});
