import {
  advance,
  missingSigners,
  type OutlineEntry,
  type PersonId,
  personId,
  type Report,
  type Role,
  reportFromSeed,
  reportId,
  sampleSeed,
  type WorkflowEvent,
} from '@huigao/report';
import { expect, test } from 'vitest';
import { dueSteps, possibleSteps } from './possible-steps';

const people = { owner: 'lin', drafter: 'chen', reviewer: 'wang', approver: 'zhao' } as const;
const of = (role: keyof typeof people) => personId(people[role]);

function makeReport(): Report {
  let next = 0;
  const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const members = Object.entries(people).map(([role, person]) => {
    const id = personId(person);
    return [id, { person: id, name: person, roles: [role as Role] }] as const;
  });
  return {
    ...report,
    people: new Map<PersonId, (typeof members)[number][1]>(members),
    outline: report.outline.map((entry) => ({
      ...entry,
      drafters: [of('drafter')],
      reviewers: [of('reviewer')],
    })),
  };
}

const entryOf = ({ outline }: Report): OutlineEntry => outline[1]!;

function after(report: Report, ...events: readonly WorkflowEvent[]): Report {
  let now = report;
  for (const event of events) {
    const by = event === 'sign' ? of('approver') : of('owner');
    const result = advance(now, entryOf(now).id, { event, by, at: 1, why: 'x', onBehalfOf: null });
    if (!result.ok) throw new Error(result.code);
    const { entry } = result;
    now = { ...now, outline: now.outline.map((one) => (one.id === entry.id ? entry : one)) };
  }
  return now;
}

const due = (report: Report, role: keyof typeof people) => dueSteps(report, entryOf(report), of(role));
const possible = (report: Report, role: keyof typeof people) =>
  possibleSteps(report, entryOf(report), of(role));

test('each is asked for what waits for them, and the owner may do it without being asked', () => {
  const drafting = makeReport();
  expect(due(drafting, 'drafter')).toEqual(['submit']);
  expect(due(drafting, 'owner')).toEqual([]);
  expect(possible(drafting, 'owner')).toEqual(['submit']);
  const submitted = after(drafting, 'submit');
  expect(due(submitted, 'reviewer')).toEqual(['return', 'agree']);
  expect(possible(submitted, 'drafter')).toEqual([]);
  expect(possible(submitted, 'owner')).toEqual(['return', 'agree', 'reopen']);
});

test('an approver signs once; the owner can sign for one who has not', () => {
  const agreed = after(makeReport(), 'submit', 'agree');
  expect(due(agreed, 'approver')).toEqual(['sign']);
  expect(possible(agreed, 'owner')).toEqual(['reopen', 'skip', 'signOnBehalf']);
  const signed = after(agreed, 'sign');
  expect(possible(signed, 'approver')).toEqual([]);
  expect(possible(signed, 'owner')).toEqual(['reopen']);
  expect(missingSigners(signed, entryOf(signed))).toEqual([]);
});
