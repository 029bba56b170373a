import {
  advance,
  personId,
  type Report,
  type Role,
  reportFromSeed,
  reportId,
  sampleSeed,
  sectionsUnder,
  type WorkflowEvent,
} from '@huigao/report';
import { expect, test } from 'vitest';
import { signableWholes } from './signable-wholes';

const [owner, approver] = [personId('lin'), personId('zhao')];

function sample(): Report {
  let next = 0;
  const lin = { person: owner, name: '林' };
  const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: lin, newId: () => `s${next++}` });
  const zhao = { person: approver, name: '赵', roles: ['approver'] as readonly Role[] };
  return { ...report, people: new Map([...report.people, [approver, zhao]]) };
}

/** Each section of a part, or of all, taken a step by its own. */
function step(report: Report, part: Report['outline'][number] | null, event: WorkflowEvent): Report {
  const by = event === 'sign' ? approver : owner;
  let now = report;
  for (const { id } of sectionsUnder(report, part?.id ?? null)) {
    const result = advance(now, id, { event, by, at: 1, why: '', onBehalfOf: null });
    if (!result.ok) throw new Error(result.code);
    now = { ...now, outline: now.outline.map((one) => (one.id === id ? result.entry : one)) };
  }
  return now;
}

const agreed = (report: Report, part: Report['outline'][number] | null) =>
  step(step(report, part, 'submit'), part, 'agree');

const titles = (report: Report) => signableWholes(report, approver).map((whole) => whole?.title ?? '全文');

test('a part is signed once all of it is agreed, the report once all parts are; nobody is asked twice', () => {
  const report = sample();
  const [first] = report.outline.filter(({ kind }) => kind === 'part');
  expect(titles(report)).toEqual([]);
  const partAgreed = agreed(report, first!);
  expect(titles(partAgreed)).toEqual(['基本情况']);
  expect(signableWholes(partAgreed, owner)).toEqual([]);
  expect(titles(step(partAgreed, first!, 'sign'))).toEqual([]);
  expect(titles(agreed(report, null))).toEqual(['全文', '基本情况', '综合评价分析']);
});
