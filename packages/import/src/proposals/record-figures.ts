// How the figures of tasks and indicators are called, since the words before them (年度支出预算数) are those of every task.

import type { ReportSeed } from '@huigao/report';
import { type NumberAt, readTasks, type TaskAmount, taskAmounts } from './read-records';

/** A figure as a record has it. */
export interface OwnFigure {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** Names that tie the words of its sentence to it. */
  readonly aliases: readonly string[];
  /** For an amount of a task: no other one is the same figure, though it says the same. */
  readonly amount: TaskAmount | null;
  /** Computed from these, where that gives what the text says. */
  readonly formula: string | null;
}

const names: Readonly<Record<TaskAmount, string>> = {
  budgeted: '预算数',
  executed: '执行数',
  rate: '执行率',
};
const group = '重点任务';

/** The figures of all records of a text, by section and position of their number (`${entry} ${from}`). */
export function recordFigures(seed: ReportSeed): ReadonlyMap<string, OwnFigure> {
  const found = new Map<string, OwnFigure>();
  const add = (entry: number, number: NumberAt | string | null | undefined, own: OwnFigure) => {
    const key = number && typeof number === 'object' ? `${entry} ${number.from}` : null;
    if (key !== null && !found.has(key)) found.set(key, own);
  };
  for (const { entry, number, title, amounts, indicators } of readTasks(seed)) {
    const task = `task${number}`;
    for (const amount of taskAmounts)
      add(entry, amounts[amount], {
        id: `${task}.${amount}`,
        label: `${title}${names[amount]}`,
        group,
        aliases: [],
        amount,
        formula: amount === 'rate' ? `[${task}.executed] ÷ [${task}.budgeted] × 100` : null,
      });
    for (const [index, { name, target, actual }] of indicators.entries()) {
      const own = { group, aliases: [], amount: null, formula: null };
      add(entry, actual, { id: `${task}.indicator${index + 1}`, label: name, ...own });
      add(entry, target, { id: `${task}.indicator${index + 1}.target`, label: `${name}目标值`, ...own });
    }
  }
  return found;
}
