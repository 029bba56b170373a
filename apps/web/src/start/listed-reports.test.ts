import { nothingWaits, reportId, type Waiting } from '@huigao/report';
import { expect, test } from 'vitest';
import { nameMatch } from '../app/name-match';
import { countFilters, daysUntil, type ListChoice, listed, waitingIn } from './listed-reports';
import type { ReportSummary } from './reports';

const today = '2026-03-30';

const report = (
  id: string,
  title: string,
  {
    due = null,
    waiting = {},
    department = '棠溪区文化和旅游局',
    signed = 0,
    updatedAt = 0,
    archived = 'no',
  }: {
    due?: string | null;
    waiting?: Partial<Waiting>;
    department?: string;
    signed?: number;
    updatedAt?: number;
    archived?: 'yes' | 'no';
  } = {},
): ReportSummary => ({
  id: reportId(id),
  title,
  updatedAt,
  roles: ['viewer'],
  standing: {
    department,
    due,
    final: 0,
    sections: { signed, drafting: 2 - signed },
    waiting: { ...nothingWaits, ...waiting },
    ...(archived === 'yes' ? { archived: true as const } : {}),
  },
});

const reports: readonly ReportSummary[] = [
  report('late', '2025年度自评报告', { due: '2026-03-29', updatedAt: 1 }),
  report('soon', '2024年度项目报告', { due: '2026-04-06', waiting: { sign: 1, write: 2 }, updatedAt: 3 }),
  report('far', '十年规划', { due: '2026-04-07', updatedAt: 2, department: '财政局' }),
  report('done', '2023年度自评报告', { signed: 2, updatedAt: 4 }),
  // Stored by an earlier version, and not looked at yet.
  { id: reportId('old'), title: '旧报告', updatedAt: 5, roles: ['owner'], standing: null },
];

const shown = async (choice: Partial<ListChoice>) => {
  const all = { find: '', filter: 'all', order: 'changed', ...choice } as const;
  return listed(reports, all, today, await nameMatch()).map(({ id }) => id);
};

test('what is due within a week is due soon, and late from the day after', async () => {
  expect(await shown({ filter: 'soon' })).toEqual(['soon']);
  expect(await shown({ filter: 'overdue' })).toEqual(['late']);
  expect([daysUntil(today, today), daysUntil('2026-03-31', today), daysUntil('?', today)]).toEqual([
    0,
    1,
    null,
  ]);
});

test('what waits for the person comes most official first, and filters', async () => {
  expect(await shown({ filter: 'mine' })).toEqual(['soon']);
  expect(waitingIn(reports[1]!)).toEqual([
    { kind: 'sign', count: 1 },
    { kind: 'write', count: 2 },
  ]);
});

test('only reports of which every section is signed are signed', async () => {
  expect(await shown({ filter: 'signed' })).toEqual(['done']);
  expect(countFilters(reports, today)).toEqual({
    all: 5,
    mine: 1,
    soon: 1,
    overdue: 1,
    signed: 1,
    archived: 0,
  });
});

test('by last change, by due date with those without one last, or by title', async () => {
  expect(await shown({})).toEqual(['old', 'done', 'soon', 'far', 'late']);
  expect(await shown({ order: 'due' })).toEqual(['late', 'soon', 'far', 'old', 'done']);
  expect((await shown({ order: 'title' })).slice(0, 3)).toEqual(['done', 'soon', 'late']);
});

test('found by words of title and department, their pinyin or its initials, all of those typed', async () => {
  expect(await shown({ find: '自评' })).toEqual(['done', 'late']);
  expect(await shown({ find: '自评 2025' })).toEqual(['late']);
  expect(await shown({ find: 'sngh' })).toEqual(['far']);
  expect(await shown({ find: 'czj' })).toEqual(['far']);
  expect(await shown({ find: '没有' })).toEqual([]);
});

test('what was put away is under its own filter, found there, and counted nowhere else', async () => {
  const away = report('away', '2019年度自评报告', {
    archived: 'yes',
    due: '2026-03-29',
    waiting: { sign: 1 },
  });
  const all = { find: '', order: 'changed' } as const;
  const match = await nameMatch();
  const idsOf = (filter: ListChoice['filter'], find = '') =>
    listed([...reports, away], { ...all, filter, find }, today, match).map(({ id }) => id);
  expect(idsOf('archived')).toEqual(['away']);
  expect(idsOf('archived', '2020')).toEqual([]);
  for (const filter of ['all', 'mine', 'soon', 'overdue', 'signed'] as const)
    expect(idsOf(filter)).not.toContain('away');
  expect(countFilters([...reports, away], today)).toEqual({ ...countFilters(reports, today), archived: 1 });
});
