import { expect, test } from 'vitest';
import { abilities, abilitiesIn, sourcesOf } from './abilities';
import { personId, reportId } from './ids';
import { type Report, type Role, roles, type SectionStatus, sectionStatuses } from './report';
import { may } from './rights';
import { selfEvaluationTemplate } from './templates/self-evaluation-template';
import { reportFromSeed, seedFromTemplate } from './templates/template';
import { transitions } from './workflow/workflow';

const person = personId('p');

function reportWith(
  held: readonly Role[],
  { mine = [], status = 'drafting' }: { mine?: ('drafters' | 'reviewers')[]; status?: SectionStatus } = {},
): Report {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: 'd' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const assigned = (as: 'drafters' | 'reviewers') => (mine.includes(as) ? [person] : []);
  return {
    ...report,
    people: new Map([[person, { person, name: 'p', roles: held }]]),
    outline: report.outline.map((entry) => ({
      ...entry,
      status,
      drafters: assigned('drafters'),
      reviewers: assigned('reviewers'),
    })),
  };
}

const able = (report: Report) =>
  abilitiesIn(person, report.outline[1]!.id, report).map(({ ability, when }) =>
    when === 'now' ? ability : `${ability} later`,
  );

test('each role can do in a section what docs/roles.md says', () => {
  expect(able(reportWith(['owner']))).toEqual(['edit', 'review later', 'comment', 'read']);
  expect(able(reportWith(['drafter'], { mine: ['drafters'] }))).toEqual(['edit', 'comment', 'read']);
  expect(able(reportWith(['drafter']))).toEqual(['comment', 'read']);
  expect(able(reportWith(['finance']))).toEqual(['comment', 'read']);
  expect(able(reportWith(['reviewer'], { mine: ['reviewers'], status: 'submitted' }))).toEqual([
    'review',
    'comment',
    'read',
  ]);
  expect(able(reportWith(['approver']))).toEqual(['sign later', 'comment', 'read']);
  expect(able(reportWith(['viewer']))).toEqual(['read']);
});

test('a state that closes the text leaves the right for later', () => {
  const report = reportWith(['drafter'], { mine: ['drafters'], status: 'submitted' });
  expect(able(report)).toEqual(['edit later', 'comment', 'read']);
  expect(able(reportWith(['approver'], { status: 'agreed' }))).toContain('sign');
});

test('the reason is the roles that suffice alone, and the assignment only where none does without', () => {
  const edit = (held: readonly Role[], mine: 'drafters'[]) =>
    abilitiesIn(person, reportWith([]).outline[1]!.id, reportWith(held, { mine }))[0];
  expect(edit(['drafter', 'viewer'], ['drafters'])).toMatchObject({ roles: ['drafter'], byAssignment: true });
  expect(edit(['owner', 'drafter'], ['drafters'])).toMatchObject({ roles: ['owner'], byAssignment: false });
});

test('what is able now, in any state, is exactly what may allows and the workflow takes', () => {
  for (const role of roles)
    for (const status of sectionStatuses)
      for (const mine of [[], ['drafters'], ['reviewers']] as ('drafters' | 'reviewers')[][]) {
        const report = reportWith([role], { mine, status });
        const section = report.outline[1]!.id;
        const now = abilitiesIn(person, section, report).flatMap((one) =>
          one.when === 'now' ? one.ability : [],
        );
        const allowed = {
          edit: may(person, { do: 'editText', section }, report),
          review: may(person, { do: 'agree', section }, report) && transitions[status].agree !== null,
          sign: may(person, { do: 'sign', section }, report) && transitions[status].sign !== null,
          comment: may(person, { do: 'comment', section }, report),
          read: may(person, { do: 'read' }, report),
        };
        expect(now, `${role} ${status} ${mine}`).toEqual(abilities.filter((ability) => allowed[ability]));
      }
});

test('nobody can do anything in a part, and a stranger nowhere', () => {
  const report = reportWith(['owner']);
  expect(abilitiesIn(person, report.outline[0]!.id, report)).toEqual([]);
  expect(abilitiesIn(personId('stranger'), report.outline[1]!.id, report)).toEqual([]);
});

test('a role comes from the person, from groups, or from both', () => {
  const groups: Report['groups'] = new Map([
    ['财务科', { group: '财务科', roles: ['finance', 'viewer'] }],
    ['办公室', { group: '办公室', roles: ['viewer'] }],
  ]);
  const member = {
    person,
    name: 'p',
    roles: ['finance', 'viewer'],
    own: ['viewer'],
    groups: ['办公室', '财务科'],
  } as const;
  expect(sourcesOf('finance', member, groups)).toEqual(['财务科']);
  expect(sourcesOf('viewer', member, groups)).toEqual([null, '办公室', '财务科']);
  expect(sourcesOf('owner', member, groups)).toEqual([]);
});
