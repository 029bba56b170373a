import { figureValues } from '../figure-values';
import type { Task } from '../tasks/task';
import {
  amountText,
  cellOf,
  groupOf,
  type LiveContent,
  type LiveSource,
  percentText,
  previousOf,
  ratio,
  taskAmounts,
} from './live-cells';

/** Figures of the whole department's amounts in the built-in template. */
const wholeAmounts = { budgeted: 'total.budgeted', executed: 'total.executed', rate: 'total.rate' } as const;

/** Execution rates of the department and of each task. */
export function executionChart(source: LiveSource): LiveContent {
  const whole = { ...wholeAmounts, title: '部门整体' } as unknown as Task;
  const all = [whole, ...source.tasks.values()]
    .map((task) => taskAmounts(source, task))
    .filter(({ rate }) => rate !== null);
  return {
    title: '预算执行率',
    head: ['项目', '预算数（万元）', '执行数（万元）', '执行率（%）'],
    rows: all.map(({ task, budgeted, executed, rate }) => [
      { text: task.title },
      cellOf(amountText(budgeted), task.budgeted),
      cellOf(amountText(executed), task.executed),
      cellOf(percentText(rate), task.rate),
    ]),
    total: null,
    chart: {
      type: 'rates',
      rows: all.map(({ task, rate }) => ({
        label: task.title,
        before: null,
        now: rate!,
        beforeText: '',
        nowText: `${percentText(rate)}%`,
      })),
    },
  };
}

/** Amounts that have a value for last year: bars of different units cannot stand beside each other. */
export function yearOnYearChart(source: LiveSource, of: string): LiveContent {
  const shown = groupOf(source, of, '元').flatMap((figure) => {
    const now = figureValues(source.figures).get(figure.id);
    const before = previousOf(figure);
    return before && now?.ok ? [{ figure, before, now: now.value }] : [];
  });
  return {
    title: of === '' ? '与上年比较' : `${of}与上年比较`,
    head: ['项目', '上年（万元）', '本年（万元）', '增减（万元）', '增减（%）'],
    rows: shown.map(({ figure, before, now }) => [
      { text: figure.label },
      { text: amountText(before) },
      { text: amountText(now), figure: figure.id },
      { text: amountText(now.minus(before)) },
      { text: percentText(ratio(now.minus(before), before)) },
    ]),
    total: null,
    chart: {
      type: 'pairs',
      rows: shown.map(({ figure, before, now }) => ({
        label: figure.label,
        before,
        now,
        beforeText: amountText(before),
        nowText: amountText(now),
      })),
    },
  };
}
