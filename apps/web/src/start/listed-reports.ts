// Which reports the start page lists, and in what order.

import type { Waiting } from '@huigao/report';
import type { NameMatch } from '../app/name-match';
import type { ReportSummary } from './reports';

export const listFilters = ['all', 'mine', 'soon', 'overdue', 'signed', 'archived'] as const;
export type ListFilter = (typeof listFilters)[number];

export const listOrders = ['changed', 'due', 'title'] as const;
export type ListOrder = (typeof listOrders)[number];

/** So many days before its date a report counts as due soon. */
export const soonDays = 7;

const dayMs = 24 * 3600_000;

/** The date as `YYYY-MM-DD`, where the browser is. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whole days from today until a date (both `YYYY-MM-DD`); below zero: it has passed. Null: there is none. */
export function daysUntil(due: string | null | undefined, today: string): number | null {
  const days = due ? Math.round((Date.parse(due) - Date.parse(today)) / dayMs) : Number.NaN;
  return Number.isNaN(days) ? null : days;
}

const waitingKinds = ['sign', 'judge', 'write', 'answer'] as const satisfies readonly (keyof Waiting)[];

/** What waits for the person in a report, the most official first. */
export const waitingIn = ({ standing }: Pick<ReportSummary, 'standing'>) =>
  waitingKinds.flatMap((kind): readonly { readonly kind: keyof Waiting; readonly count: number }[] => {
    const count = standing?.waiting[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });

export const sectionCount = ({ standing }: Pick<ReportSummary, 'standing'>): number =>
  Object.values(standing?.sections ?? {}).reduce((sum, count) => sum + count, 0);

function isSigned(report: ReportSummary): boolean {
  const total = sectionCount(report);
  return total > 0 && report.standing?.sections.signed === total;
}

export const isArchived = ({ standing }: Pick<ReportSummary, 'standing'>) => standing?.archived === true;

/** Whether a report is listed under a filter. Those that were put away are only where they are asked for. */
function fitsFilter(filter: ListFilter, report: ReportSummary, today: string): boolean {
  if (isArchived(report)) return filter === 'archived';
  const days = daysUntil(report.standing?.due, today);
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return waitingIn(report).length > 0;
    case 'soon':
      return days !== null && days >= 0 && days <= soonDays;
    case 'overdue':
      return days !== null && days < 0;
    case 'signed':
      return isSigned(report);
    case 'archived':
      return false;
  }
}

export const countFilters = (
  reports: readonly ReportSummary[],
  today: string,
): Readonly<Record<ListFilter, number>> =>
  Object.fromEntries(
    listFilters.map((filter) => [filter, reports.filter((one) => fitsFilter(filter, one, today)).length]),
  ) as Record<ListFilter, number>;

const byChange = (a: ReportSummary, b: ReportSummary) => b.updatedAt - a.updatedAt;

/** Without a date: after all that have one. */
const never = '9999-12-31';
const dueOf = ({ standing }: ReportSummary) => standing?.due ?? never;

const compare: Record<ListOrder, (a: ReportSummary, b: ReportSummary) => number> = {
  changed: byChange,
  due: (a, b) => dueOf(a).localeCompare(dueOf(b)) || byChange(a, b),
  title: (a, b) => a.title.localeCompare(b.title, 'zh-CN', { numeric: true }) || byChange(a, b),
};

export interface ListChoice {
  readonly find: string;
  readonly filter: ListFilter;
  readonly order: ListOrder;
}

/** The reports that fit, in their order. @param today - `YYYY-MM-DD` */
export function listed(
  reports: readonly ReportSummary[],
  { find, filter, order }: ListChoice,
  today: string,
  match: NameMatch,
): readonly ReportSummary[] {
  const words = find.trim().split(/\s+/).filter(Boolean);
  const isFound = ({ title, standing }: ReportSummary) =>
    words.every((word) => match(title, word) || match(standing?.department ?? '', word));
  return reports
    .filter((report) => fitsFilter(filter, report, today) && isFound(report))
    .toSorted(compare[order]);
}
