// Rows and cells of live blocks, and the numbers in them.

import { type Decimal, decimal, fixedText, formatFigure, parseFormatCode, ZERO } from '@huigao/figures';
import { isInUse } from '../figure-values';
import type { FigureId } from '../ids';
import type { Figure, Report } from '../report';
import { figureValue } from '../tasks/indicator-outcome';
import type { Task } from '../tasks/task';

/** What a block is drawn from. */
export type LiveSource = Pick<Report, 'figures' | 'tasks' | 'indicators'> & {
  /** In an agreed section only figures that were there when it was agreed join a table of a group. */
  readonly pinned?: ReadonlySet<string> | null;
};

/** A cell, and the figure it shows, where it shows one. */
export interface LiveCell {
  readonly text: string;
  readonly figure?: FigureId;
  /** Rows it covers; 1 unless said. */
  readonly rowspan?: number;
}

/** One bar, or pair of bars, of a chart. */
export interface ChartRow {
  readonly label: string;
  /** Lengths in one common unit; the first is the one compared with, null where there is only one. */
  readonly before: Decimal | null;
  readonly now: Decimal;
  readonly beforeText: string;
  readonly nowText: string;
}

export interface ChartContent {
  readonly type: 'rates' | 'pairs';
  readonly rows: readonly ChartRow[];
}

export interface LiveContent {
  /** What it is, in a few words: the name for screen readers and the caption where nobody wrote one. */
  readonly title: string;
  readonly head: readonly string[];
  /** Cells that a cell from above covers are left out. */
  readonly rows: readonly (readonly LiveCell[])[];
  /** Index of the row of sums; null without one. */
  readonly total: number | null;
  readonly chart: ChartContent | null;
}

const amountFormat = parseFormatCode('万元 .2 grouped')!;
const hundred = decimal('100');

/** An amount in 万元 without its unit, which stands in the head. */
export function amountText(value: Decimal | null): string {
  const shown = value && formatFigure(value, '元', amountFormat);
  return shown?.ok ? shown.text.replace(/万元$/, '') : '';
}

export const percentText = (value: Decimal | null) => (value ? fixedText(value, 2) : '');
export const ratio = (part: Decimal | null, whole: Decimal | null) =>
  part && whole && !whole.eq('0') ? part.div(whole).times(hundred) : null;
export const sum = (values: readonly (Decimal | null)[]) =>
  values.reduce<Decimal | null>((total, value) => (value ? (total ?? ZERO).plus(value) : total), null);

export const previousOf = ({ previous }: Figure) => (previous === null ? null : decimal(previous));

/** Figures of a group that a table shows: in use, and in an agreed section those it was agreed with. */
export function groupOf(
  { figures, pinned }: LiveSource,
  group: string,
  unit: string | null,
): readonly Figure[] {
  return [...figures.values()].filter(
    (figure) =>
      (group === '' || figure.group === group) &&
      (unit === null || figure.unit === unit) &&
      (pinned ? pinned.has(figure.id) : isInUse(figure)),
  );
}

/** A task with its amounts. Its rate is computed where it has no figure of its own. */
export function taskAmounts({ figures }: LiveSource, task: Task) {
  const budgeted = figureValue(figures, task.budgeted);
  const executed = figureValue(figures, task.executed);
  return { task, budgeted, executed, rate: figureValue(figures, task.rate) ?? ratio(executed, budgeted) };
}

export const cellOf = (text: string, figure: FigureId | null): LiveCell => ({
  text,
  ...(figure ? { figure } : {}),
});
