import { expect, test } from 'vitest';
import { personId, reportId, type SectionId } from '../ids';
import { threadId } from '../remarks/thread';
import type { OutlineEntry, Report, Role } from '../report';
import { selfEvaluationTemplate } from '../templates/self-evaluation-template';
import { reportFromSeed, seedFromTemplate } from '../templates/template';
import { standingOf } from './standing';
import type { WorkflowStep } from './workflow';

const [chen, wang, zhao, sun] = ['chen', 'wang', 'zhao', 'sun'].map(personId) as [
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
];

function madeReport(): Report {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: '档案局' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const member = (person: typeof chen, role: Role) =>
    [person, { person, name: person, roles: [role] }] as const;
  const people = new Map([
    member(chen, 'drafter'),
    member(wang, 'reviewer'),
    member(zhao, 'approver'),
    member(sun, 'approver'),
  ]);
  return { ...report, people };
}

const withSection = (report: Report, place: number, change: Partial<OutlineEntry>): Report => {
  const section = report.outline.filter(({ kind }) => kind !== 'part')[place]!.id;
  return {
    ...report,
    outline: report.outline.map((entry) => (entry.id === section ? { ...entry, ...change } : entry)),
  };
};

const step = (
  event: WorkflowStep['event'],
  by = chen,
  onBehalfOf: typeof chen | null = null,
): WorkflowStep => ({
  event,
  by,
  at: 1,
  why: '',
  onBehalfOf,
  digest: null,
});

test('sections are counted by status, and wait for those who write, judge or sign them', () => {
  const assigned = { drafters: [chen], reviewers: [wang] };
  let report = withSection(madeReport(), 0, { ...assigned, due: '2024-04-30' });
  report = withSection(report, 1, { ...assigned, status: 'returned', due: '2024-03-31' });
  report = withSection(report, 2, { ...assigned, status: 'submitted' });
  report = withSection(report, 3, {
    status: 'agreed',
    steps: [step('submit'), step('agree')],
    due: '2024-01-01',
  });
  report = withSection(report, 4, {
    status: 'signed',
    steps: [step('agree'), step('sign', zhao), step('skip', wang, sun)],
  });
  expect(standingOf(report)).toEqual({
    department: '档案局',
    sections: { drafting: 5, returned: 1, submitted: 1, agreed: 1, signed: 1 },
    // What is agreed is late no more.
    due: '2024-03-31',
    final: 0,
    waiting: {
      [chen]: { write: 2, judge: 0, sign: 0, answer: 0 },
      [wang]: { write: 0, judge: 1, sign: 0, answer: 0 },
      [zhao]: { write: 0, judge: 0, sign: 1, answer: 0 },
      [sun]: { write: 0, judge: 0, sign: 1, answer: 0 },
    },
  });
});

test('who signs in turn is asked when those before have signed; values taken anew ask everybody anew', () => {
  const signing = { order: 'ordered' as const, signers: [sun, zhao] };
  const asked = (...steps: readonly WorkflowStep[]) =>
    Object.keys(
      standingOf({ ...withSection(madeReport(), 0, { status: 'agreed', steps }), signing }).waiting,
    );
  expect(asked(step('agree'))).toEqual([sun]);
  expect(asked(step('agree'), step('sign', sun))).toEqual([zhao]);
  expect(asked(step('agree'), step('sign', wang, sun), step('sign', zhao))).toEqual([]);
  expect(asked(step('agree'), step('sign', sun), step('takeValues'))).toEqual([sun]);
});

test('threads wait for those they are assigned to, while they are open; nothing waits for who has left', () => {
  const thread = (
    id: string,
    assignee: typeof chen | null,
    resolved: null | { by: typeof chen; at: number },
  ) => ({
    id: threadId(id),
    section: 's0' as SectionId,
    anchor: null,
    quote: null,
    comments: [],
    resolved,
    assignee,
    due: null,
  });
  const threads = [
    thread('a', chen, null),
    thread('b', chen, { by: wang, at: 1 }),
    thread('c', null, null),
    thread('d', personId('gone'), null),
  ].map((one) => [one.id, one] as const);
  const report = { ...madeReport(), threads: new Map(threads) } as unknown as Report;
  expect(standingOf(report).waiting).toEqual({ [chen]: { write: 0, judge: 0, sign: 0, answer: 1 } });
});
