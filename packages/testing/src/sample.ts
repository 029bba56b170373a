// A small report with people of every kind, for tests.

import {
  bodyFromNotation,
  figureFromDefinition,
  type Member,
  type OutlineEntry,
  type PersonId,
  personId,
  type Report,
  type Role,
  reportFromSeed,
  reportId,
  type SectionId,
} from '@huigao/report';

/** 统稿人, two 科室负责人 and a 读者. */
export const people = {
  owner: personId('owner'),
  budget: personId('budget'),
  goals: personId('goals'),
  viewer: personId('viewer'),
} as const;

const roles: Readonly<Record<keyof typeof people, Role>> = {
  owner: 'owner',
  budget: 'drafter',
  goals: 'drafter',
  viewer: 'viewer',
};

const figures = [
  { id: 'budgeted', label: '预算数', group: '收支', unit: '元', format: '万元 .2', value: '21195600' },
  { id: 'executed', label: '执行数', group: '收支', unit: '元', format: '万元 .2', value: '21189000' },
  {
    id: 'rate',
    label: '执行率',
    group: '收支',
    unit: '%',
    format: '.2',
    formula: '[executed] ÷ [budgeted] × 100',
  },
].map(figureFromDefinition);

/**
 * A report of a part and two sections, `budget` and `goals`, each drafted by the person of the same name, with text, figures and
 * places.
 */
export function smallReport(id = 'report'): Report {
  const seed = {
    title: '部门整体支出绩效自评报告',
    year: 2023,
    signature: { department: '某局', date: null },
    outline: [
      { kind: 'part' as const, level: 1 as const, title: '基本情况', body: null },
      {
        kind: 'budget' as const,
        level: 2 as const,
        title: '部门整体收支情况',
        body: bodyFromNotation(['全年预算[[budgeted]]，执行[[executed]]。', '执行率[[rate]]。']),
      },
      {
        kind: 'goals' as const,
        level: 2 as const,
        title: '部门整体支出绩效目标',
        body: bodyFromNotation(['### 总体目标', '完成年度任务。']),
      },
    ],
    figures,
  };
  const ids = ['part', 'budget', 'goals'];
  const report = reportFromSeed(seed, { id: reportId(id), owner: null, newId: () => ids.shift()! });
  const members = Object.entries(people).map(([name, person]): [PersonId, Member] => [
    person,
    { person, name, roles: [roles[name as keyof typeof people]] },
  ]);
  const outline = report.outline.map(
    (entry): OutlineEntry => ({
      ...entry,
      drafters: entry.kind === 'part' ? [] : [personId(entry.id)],
    }),
  );
  return { ...report, outline, people: new Map(members) };
}

/** The sections of `smallReport` with a text. */
export const sections = { budget: 'budget' as SectionId, goals: 'goals' as SectionId } as const;
