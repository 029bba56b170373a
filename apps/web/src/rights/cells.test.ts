import { type MessageKey, message } from '@huigao/messages';
import {
  type Member,
  personId,
  type Report,
  reportFromSeed,
  reportId,
  seedFromTemplate,
  selfEvaluationTemplate,
} from '@huigao/report';
import { expect, test } from 'vitest';
import type { Translate } from '../app/locale';
import { cellOf, drawn, wholeAbilities } from './cells';

const t: Translate = (key: MessageKey, parameters) => message('zh', key, parameters);
const chen = personId('chen');

function reportWith(
  member: Omit<Member, 'person' | 'name'>,
  change: Partial<Report['outline'][number]> = {},
) {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: 't', year: 2023, department: 'd' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const full: Member = { person: chen, name: '陈敏', ...member };
  return {
    member: full,
    report: {
      ...report,
      people: new Map([[chen, full]]),
      groups: new Map([['财务科', { group: '财务科', roles: ['finance'] as const }]]),
      outline: report.outline.map((entry) => ({ ...entry, ...change })),
    },
  };
}

function words(...of: Parameters<typeof reportWith>): string {
  const { member, report } = reportWith(...of);
  return cellOf(t, member, report.outline[1]!, report).words;
}

test('a cell names each ability with its reason', () => {
  expect(words({ roles: ['drafter'] }, { drafters: [chen] })).toBe(
    '编辑：科室负责人，且负责本节；批注：科室负责人；阅读：科室负责人',
  );
  expect(words({ roles: ['reviewer'] }, { reviewers: [chen], status: 'submitted' })).toContain(
    '审核：审核人，且审核本节',
  );
  expect(words({ roles: ['owner'] })).toContain('编辑：统稿人；');
});

test('what the state of the section forbids now is said to be so', () => {
  expect(words({ roles: ['drafter'] }, { drafters: [chen], status: 'submitted' })).toContain(
    '编辑（送审，现在不能）：科室负责人，且负责本节',
  );
});

test('a role by a group names the group, unless the person has it anyway', () => {
  const byGroup = { roles: ['finance'], own: [], groups: ['财务科'] } as const;
  expect(words(byGroup)).toBe('批注：财务（用户组：财务科）；阅读：财务（用户组：财务科）');
  expect(words({ ...byGroup, own: ['finance'] })).toBe('批注：财务；阅读：财务');
});

test('beside the sections: managing, and all or some figures', () => {
  const whole = (roles: Member['roles'], owner: typeof chen | null = null) => {
    const { member, report } = reportWith({ roles });
    const [first, ...rest] = report.figures.values();
    const figures = [{ ...first!, owner }, ...rest];
    return wholeAbilities(member, { ...report, figures: new Map(figures.map((one) => [one.id, one])) });
  };
  expect(whole(['owner'])).toEqual(['manage', 'figures']);
  expect(whole(['finance'])).toEqual(['figures']);
  expect(whole(['drafter'])).toEqual([]);
  expect(whole(['drafter'], chen)).toEqual(['own-figures']);
});

test('that one can read is drawn only where it is all', () => {
  const able = (roles: Member['roles']) => {
    const { member, report } = reportWith({ roles });
    return drawn(cellOf(t, member, report.outline[1]!, report).able).map(({ ability }) => ability);
  };
  expect(able(['viewer'])).toEqual(['read']);
  expect(able(['finance'])).toEqual(['comment']);
});
