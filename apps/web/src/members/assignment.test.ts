import { type Member, personId, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { type Assigned, assignmentCommands, givenBack, rolesAfter, toggled } from './assignment';

const lin = personId('lin');
const chen = personId('chen');
const goals = sectionId('goals');
const assigned: Assigned = { drafters: [lin], reviewers: [], due: '2024-03-20' };
const reader: Member = { person: chen, name: '陈敏', roles: ['viewer'] };

test('ticking puts a person on the section, ticking again takes them off', () => {
  const more = toggled(assigned, 'drafters', chen);
  expect(more).toEqual({ drafters: [lin, chen], reviewers: [], due: '2024-03-20' });
  expect(toggled(more, 'drafters', chen)).toEqual(assigned);
});

test('whoever lacks the role gets it before the section', () => {
  const next = toggled(assigned, 'reviewers', chen);
  expect(assignmentCommands(goals, next, { member: reader, as: 'reviewers' })).toEqual([
    { type: 'setMember', person: chen, name: '陈敏', roles: ['viewer', 'reviewer'] },
    { type: 'assignSection', section: goals, drafters: [lin], reviewers: [chen], due: '2024-03-20' },
  ]);
});

test('a role is given neither twice nor on leaving', () => {
  const drafter: Member = { ...reader, roles: ['drafter'] };
  const on = toggled(assigned, 'drafters', chen);
  expect(assignmentCommands(goals, on, { member: drafter, as: 'drafters' })).toHaveLength(1);
  const off = toggled(on, 'drafters', chen);
  expect(assignmentCommands(goals, off, { member: reader, as: 'drafters' })).toHaveLength(1);
});

test('a role is given and taken', () => {
  expect(rolesAfter(['owner'], 'finance', 'viewer')).toEqual(['owner', 'finance']);
  expect(rolesAfter(['owner', 'finance'], 'owner', 'viewer')).toEqual(['finance']);
});

test('whoever loses the last role stays as a reader', () => {
  expect(rolesAfter(['drafter'], 'drafter', 'viewer')).toEqual(['viewer']);
  expect(rolesAfter(['viewer'], 'viewer', 'viewer')).toEqual(['viewer']);
  expect(rolesAfter(['drafter'], 'drafter', 'none')).toEqual([]);
});

test('who comes back is put on the sections they were on, beside whoever was put there since', () => {
  const entry = (id: typeof goals, people: Assigned) =>
    ({ id, kind: 'goals', title: '', status: 'drafting', ...people }) as never;
  const plans = sectionId('plans');
  const before = { outline: [entry(goals, { ...assigned, drafters: [chen] }), entry(plans, assigned)] };
  const now = { outline: [entry(goals, assigned), entry(plans, { ...assigned, drafters: [] })] };
  expect(givenBack(before, now, new Set([chen]))).toEqual([
    { type: 'assignSection', section: goals, drafters: [lin, chen], reviewers: [], due: '2024-03-20' },
  ]);
});
