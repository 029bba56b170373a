import {
  commentId,
  completeThread,
  type OutlineEntry,
  personId,
  type Role,
  reportId,
  sectionId,
  type Thread,
  threadId,
} from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import { draftNotices } from './draft-notices';
import { dueNotices } from './due-notices';

const people: Readonly<Record<string, readonly Role[]>> = {
  owner: ['owner'],
  drafter: ['drafter'],
  reviewer: ['reviewer'],
  approver: ['approver'],
  viewer: ['viewer'],
};
const [drafter, reviewer, viewer] = ['drafter', 'reviewer', 'viewer'].map(personId);
const goals = sectionId('goals');

const entry = (change: Partial<OutlineEntry> = {}): OutlineEntry => ({
  id: goals,
  kind: 'goals',
  level: 1,
  title: '绩效目标',
  drafters: [drafter!],
  reviewers: [reviewer!],
  due: null,
  status: 'drafting',
  pins: null,
  steps: [],
  ...change,
});

const thread = (change: Partial<Thread> = {}): Thread => ({
  ...completeThread({
    id: threadId('t'),
    section: goals,
    anchor: null,
    quote: null,
    comments: [{ id: commentId('c'), by: reviewer!, at: 1, text: '核对', editedAt: null }],
    resolved: null,
  }),
  ...change,
});

function recordWith(outline: OutlineEntry, ...threads: readonly Thread[]) {
  const members = Object.entries(people).map(([name, roles]) => {
    const person = personId(name);
    return [person, { person, name, roles }] as const;
  });
  return {
    id: reportId('r'),
    outline: [outline],
    people: new Map(members),
    threads: new Map(threads.map((one) => [one.id, one])),
    suggestions: new Map(),
  };
}

/** Who is told what of a command: `kind person`. */
function told(command: object, by: string, record = recordWith(entry(), thread())): readonly string[] {
  const drafts = draftNotices(record, command as RecordCommand, { actor: personId(by), at: 5 });
  return drafts.map(({ kind, person }) => `${kind} ${person}`).sort();
}

test('a comment tells whom it addresses, and who drafts the section; nobody twice, nobody of what they did', () => {
  const add = {
    type: 'addThread',
    thread: 't2',
    comment: 'c',
    section: goals,
    anchor: null,
    text: '@viewer',
  };
  expect(told({ ...add, mentions: [viewer] }, 'reviewer')).toEqual(['commented drafter', 'mentioned viewer']);
  expect(told({ ...add, mentions: [drafter] }, 'reviewer')).toEqual(['mentioned drafter']);
  expect(told({ ...add, mentions: [] }, 'drafter')).toEqual([]);
  expect(told({ ...add, mentions: [personId('stranger')] }, 'drafter')).toEqual([]);
});

test('an answer tells who shares the thread; an edit only whom it newly addresses', () => {
  const shared = recordWith(entry(), thread({ assignee: viewer! }));
  const reply = {
    type: 'replyToThread',
    thread: 't',
    comment: 'c2',
    text: '@owner',
    mentions: [personId('owner')],
  };
  expect(told(reply, 'drafter', shared)).toEqual(['mentioned owner', 'replied reviewer', 'replied viewer']);
  const edit = { type: 'editComment', thread: 't', comment: 'c', text: '@viewer', mentions: [viewer] };
  expect(told(edit, 'reviewer')).toEqual(['mentioned viewer']);
  expect(told({ type: 'resolveThread', thread: 't' }, 'drafter')).toEqual(['resolved reviewer']);
  expect(told({ type: 'reopenThread', thread: 't' }, 'drafter')).toEqual(['reopened reviewer']);
  expect(told({ type: 'removeComment', thread: 't', comment: 'c' }, 'reviewer')).toEqual([]);
});

test('an assignment tells whom it is new to', () => {
  const assign = { type: 'assignThread', thread: 't', assignee: viewer, due: null };
  expect(told(assign, 'reviewer')).toEqual(['assigned viewer']);
  expect(told(assign, 'reviewer', recordWith(entry(), thread({ assignee: viewer! })))).toEqual([]);
  const section = {
    type: 'assignSection',
    section: goals,
    drafters: [drafter, viewer],
    reviewers: [],
    due: null,
  };
  expect(told(section, 'owner')).toEqual(['assigned viewer']);
});

test('each step of a section tells those it concerns', () => {
  const step = (event: string) =>
    told(
      { type: 'advanceSection', section: goals, event, why: '', onBehalfOf: null, digest: null },
      'nobody',
    );
  expect(step('submit')).toEqual(['submitted owner', 'submitted reviewer']);
  expect(step('return')).toEqual(['returned drafter']);
  expect(step('agree')).toEqual(['agreed approver', 'agreed drafter', 'agreed owner']);
  expect(step('sign')).toEqual(['signed drafter', 'signed owner']);
  expect(step('reopen')).toEqual(['reopened drafter', 'reopened reviewer']);
  expect(step('takeValues')).toEqual([]);
});

test('what is due is told to those it waits for: three days before, and when it is over, owners then too', () => {
  const due = (outline: OutlineEntry, ...threads: readonly Thread[]) =>
    dueNotices(recordWith(outline, ...threads), '2024-03-10', 5).map(
      ({ kind, person }) => `${kind} ${person}`,
    );
  expect(due(entry({ due: '2024-03-14' }))).toEqual([]);
  expect(due(entry({ due: '2024-03-13' }))).toEqual(['due-soon drafter']);
  expect(due(entry({ due: '2024-03-10' }))).toEqual(['due-soon drafter']);
  expect(due(entry({ due: '2024-03-09' }))).toEqual(['overdue drafter', 'overdue owner']);
  expect(due(entry({ due: '2024-03-09', status: 'submitted' }))).toEqual([
    'overdue reviewer',
    'overdue owner',
  ]);
  expect(due(entry({ due: '2024-03-09', status: 'agreed' }))).toEqual([]);
  expect(due(entry({ due: '2024-02-30x' }))).toEqual([]);
  expect(due(entry(), thread({ due: '2024-03-11', assignee: viewer! }))).toEqual(['due-soon viewer']);
  expect(due(entry(), thread({ due: '2024-03-01' }))).toEqual(['overdue reviewer']);
  expect(due(entry(), thread({ due: '2024-03-01', resolved: { by: viewer!, at: 1 } }))).toEqual([]);
});
