import {
  advance,
  type PersonId,
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
    now = withEntry(now, advance(now, id, { event, by, at: 1, why: '', onBehalfOf: null }));
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

test('who signs in turn waits until those before have signed all of it; where one is done without, the rest is signed', () => {
  const sun = personId('sun');
  const report = agreed(sample(), null);
  const inTurn: Report = {
    ...report,
    people: new Map([...report.people, [sun, { person: sun, name: '孙', roles: ['approver'] }]]),
    signing: { order: 'ordered', signers: [sun, approver] },
  };
  const sections = sectionsUnder(inTurn, null);
  const signedBySun = sections.slice(1).reduce((now, { id }) => signedBy(now, id, sun), inTurn);
  const wholesOf = (now: Report, person: PersonId) =>
    signableWholes(now, person).map((one) => one?.title ?? '全文');
  expect(wholesOf(signedBySun, approver)).toEqual(['综合评价分析']);
  const skipped = advance(signedBySun, sections[0]!.id, {
    event: 'skip',
    by: owner,
    at: 2,
    why: '出差',
    onBehalfOf: sun,
  });
  expect(wholesOf(withEntry(signedBySun, skipped), approver)).toEqual(['全文', '基本情况', '综合评价分析']);
});

function withEntry(report: Report, result: ReturnType<typeof advance>): Report {
  if (!result.ok) throw new Error(result.code);
  const { entry } = result;
  return { ...report, outline: report.outline.map((one) => (one.id === entry.id ? entry : one)) };
}

const signedBy = (report: Report, section: Report['outline'][number]['id'], by: PersonId) =>
  withEntry(report, advance(report, section, { event: 'sign', by, at: 1, why: '', onBehalfOf: null }));
