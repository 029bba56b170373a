// F8: what the key tasks spent is within project expenditure. F9: what they left unspent is not more than the department left, or
// another line must have overspent.

import { type Decimal, ZERO } from '@huigao/figures';
import type { Finding, Identity } from '../finding';
import { recordedTasks } from '../reading/indicator-records';
import { type Amount, itemOf, moneyText, statedAmount, wholeOf } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { taskBlocks } from '../reading/tasks';
import { percentText } from '../reading/tolerance';
import { found, type Rule } from '../rule';

interface TaskMoney {
  readonly name: string;
  readonly budgeted: Amount;
  readonly executed: Amount;
}

/** Tasks with both amounts; none when a block is without them, since a sum of some says nothing. */
const tasks = derived((reading: Reading): readonly TaskMoney[] => {
  const money = taskBlocks(reading).flatMap(({ heading, triple }) => {
    if (!triple?.budgeted || !triple.executed) return [];
    const name = heading.text.slice(heading.numberLength).trim();
    return [{ name, budgeted: statedAmount(triple.budgeted), executed: statedAmount(triple.executed) }];
  });
  const isAboutBasic = money.some(({ name }) => /基本支出|人员经费|人员支出|公用经费/.test(name));
  if (isAboutBasic) return [];
  // What the text says comes first, since a finding leads there; records where it says nothing.
  return money.length > 0 ? money : recordedTasks(reading);
});

const sumOf = (amounts: readonly Amount[]): Decimal =>
  amounts.reduce((sum, { value }) => sum.plus(value), ZERO);

/** Rounding of so many addends and a total. */
const slack = (amounts: readonly Amount[]): Decimal =>
  amounts.reduce((sum, { worth }) => sum.plus(worth), ZERO).div('2');

function within(
  reading: Reading,
): { sum: Decimal; project: Amount; parts: readonly Amount[]; over: Decimal } | null {
  const project = itemOf(reading, 'nature.project');
  const parts = tasks(reading).map(({ name, executed }) => ({ ...executed, label: name }));
  if (!project || parts.length === 0 || project.value.eq('0')) return null;
  const sum = sumOf(parts);
  const over = sum.minus(project.value);
  return { sum, project, parts, over: over.gt(slack([...parts, project])) ? over : ZERO };
}

function coverageFinding(reading: Reading): Finding | null {
  const one = within(reading);
  if (!one) return null;
  const { sum, project, parts, over } = one;
  const parameters = {
    sum: moneyText(sum),
    project: project.text,
    share: percentText(sum.div(project.value).times('100'), 2),
    difference: moneyText(over),
  };
  const head = over.gt('0')
    ? ({ rule: 'F8', severity: 'block', message: 'finding.tasks-above-projects' } as const)
    : ({ rule: 'F8', severity: 'info', message: 'finding.task-coverage' } as const);
  const others = [...parts.slice(1).map(({ where }) => where), project.where];
  return found(head, parts[0]!.where, {
    parameters,
    shown: moneyText(sum),
    expected: project.text,
    others,
    operands: [...parts, project],
  });
}

/** F8. */
export const tasksWithinProjects: Rule = {
  id: 'F8',
  severity: 'block',
  run: (reading) => {
    const finding = coverageFinding(reading);
    return finding ? [finding] : [];
  },
  identities: (reading): readonly Identity[] => {
    const one = within(reading);
    if (!one) return [];
    const { sum, project, parts, over } = one;
    const isOver = over.gt('0');
    return [
      {
        rule: 'F8',
        state: isOver ? 'differs' : 'holds',
        operator: '+',
        parts,
        relation: '≤',
        total: project,
        result: moneyText(sum),
        difference: isOver ? moneyText(over) : '',
      },
    ];
  },
};

const unspent = derived((reading: Reading) => {
  const [budgeted, executed] = [wholeOf(reading, 'budgeted').amount, wholeOf(reading, 'executed').amount];
  const parts = tasks(reading);
  if (!budgeted || !executed || parts.length === 0) return null;
  const left = sumOf(parts.map((task) => task.budgeted)).minus(sumOf(parts.map((task) => task.executed)));
  const all = budgeted.value.minus(executed.value);
  const amounts = [budgeted, executed, ...parts.flatMap((task) => [task.budgeted, task.executed])];
  const over = left.minus(all);
  return { budgeted, executed, parts, left, all, over: over.gt(slack(amounts)) ? over : ZERO };
});

/** F9. */
export const unspentOfParts: Rule = {
  id: 'F9',
  severity: 'warn',
  run: (reading) => {
    const one = unspent(reading);
    if (!one?.over.gt('0')) return [];
    const { budgeted, executed, parts, left, all, over } = one;
    const parameters = { tasks: moneyText(left), whole: moneyText(all), difference: moneyText(over) };
    const others = [...parts.map((task) => task.executed.where), budgeted.where];
    const head = { rule: 'F9', severity: 'warn', message: 'finding.unspent-of-parts' } as const;
    return [
      found(head, executed.where, {
        parameters,
        shown: moneyText(left),
        expected: moneyText(all),
        others,
        operands: [executed, budgeted, ...parts.flatMap((task) => [task.executed, task.budgeted])],
      }),
    ];
  },
  identities: (reading): readonly Identity[] => {
    const one = unspent(reading);
    if (!one) return [];
    const { budgeted, executed, parts, left, all, over } = one;
    const isOver = over.gt('0');
    const operands = parts.map(({ name, budgeted: budget, executed: spent }) => ({
      ...spent,
      label: name,
      text: moneyText(budget.value.minus(spent.value)),
    }));
    return [
      {
        rule: 'F9',
        state: isOver ? 'noted' : 'holds',
        operator: '+',
        parts: operands,
        relation: '≤',
        total: { ...executed, label: `${budgeted.label} − ${executed.label}`, text: moneyText(all) },
        result: moneyText(left),
        difference: isOver ? moneyText(over) : '',
      },
    ];
  },
};
