// Tasks 重点工作任务 and indicators 绩效指标 of an imported text as records: proposed, so that a person decides about each. The text stays as
// it is. Their amounts are the figures that are taken; of those that are not, a record keeps the value alone.

import {
  type FigureId,
  type IndicatorContent,
  indicatorId,
  type Measure,
  maxIndicators,
  maxTasks,
  newIndicator,
  newTask,
  type ReportSeed,
  type TaskContent,
  taskId,
} from '@huigao/report';
import type { FigureProposal } from './figure-proposals';
import { type NumberAt, type ReadIndicator, type ReadTask, readTasks, taskAmounts } from './read-records';

interface ProposedTask {
  readonly kind: 'task';
  readonly record: TaskContent;
}

interface ProposedIndicator {
  readonly kind: 'indicator';
  readonly record: IndicatorContent;
  /** What its measures are where their figure is not taken. */
  readonly plain: Pick<IndicatorContent, 'target' | 'actual'>;
}

/** A record that could be made of a text, with what it says of it as typed there. */
export type RecordProposal = (ProposedTask | ProposedIndicator) & {
  readonly title: string;
  /** Of a task its amounts 预算数, 执行数, 执行率; of an indicator target and actual value; `''`: it says none. */
  readonly said: readonly string[];
};

type FigureAt = (entry: number, number: NumberAt | undefined) => FigureId | null;

/** The figure whose place would stand where a number does. */
function figureAt(figures: readonly FigureProposal[]): FigureAt {
  const found = new Map(
    figures.flatMap(({ figure: { id }, places }) =>
      places.map(({ entry, from, to }) => [`${entry} ${from}`, { figure: id, to }] as const),
    ),
  );
  return (entry, number) => {
    if (!number) return null;
    for (let at = number.from; at < number.to; at++) {
      const place = found.get(`${entry} ${at}`);
      if (place && place.to <= number.to) return place.figure;
    }
    return null;
  };
}

const textAt = (one: NumberAt | string | null | undefined) =>
  typeof one === 'string' ? one : (one?.amount.text.trim() ?? '');

function taskOf(task: ReadTask, at: FigureAt): RecordProposal {
  const { entry, number, title, amounts } = task;
  const ids = taskAmounts.map((one) => [one, at(entry, amounts[one])] as const);
  return {
    kind: 'task',
    title,
    said: taskAmounts.map((one) => textAt(amounts[one])),
    record: { ...newTask(taskId(`task${number}`), title), ...Object.fromEntries(ids) },
  };
}

/** 不少于 and 不超过 are how a target is compared, which the operator says. */
const isExactly = (approx: NumberAt['amount']['approx']) =>
  approx === 'exact' || approx === 'atLeast' || approx === 'atMost';

/** A measure that is no figure: exact numbers in the unit of the indicator, all else in words. */
function plainMeasure(one: ReadIndicator['target'], unit: string): Measure | null {
  if (one === null) return null;
  if (typeof one === 'string') return { word: one };
  const { amount } = one;
  const isExact = isExactly(amount.approx) && amount.high === undefined && amount.unit === unit;
  return isExact ? { value: amount.value } : { word: amount.text.trim() };
}

const isNumber = (measure: Measure | null) => measure !== null && !('word' in measure);

function indicatorOf(task: ReadTask, read: ReadIndicator, index: number, at: FigureAt): RecordProposal {
  const { target, actual, name, kind, operator, claim, reason, weight, points } = read;
  const unit =
    [actual, target].flatMap((one) => (one && typeof one === 'object' ? one.amount.unit : []))[0] ?? '';
  const plain = { target: plainMeasure(target, unit), actual: plainMeasure(actual, unit) };
  const linked = (key: 'target' | 'actual'): Measure | null => {
    const one = read[key];
    const figure = isNumber(plain[key]) && typeof one === 'object' ? at(task.entry, one ?? undefined) : null;
    return figure ? { figure } : plain[key];
  };
  const isComputed = isNumber(plain.target) && isNumber(plain.actual);
  const id = indicatorId(`task${task.number}.indicator${index + 1}`);
  return {
    kind: 'indicator',
    title: name,
    said: [textAt(target), textAt(actual)],
    plain,
    record: {
      ...newIndicator(id, taskId(`task${task.number}`), name),
      ...{ kind, operator, unit, reason, weight, points },
      target: linked('target'),
      actual: linked('actual'),
      // Where both are numbers they say it themselves.
      verdict: isComputed ? null : claim,
    },
  };
}

/**
 * The records that a text could have: each task followed by its indicators.
 * @param figures - all that are proposed for the same text
 */
export function proposeRecords(
  seed: ReportSeed,
  figures: readonly FigureProposal[],
): readonly RecordProposal[] {
  const at = figureAt(figures);
  let indicators = 0;
  return readTasks(seed)
    .slice(0, maxTasks)
    .flatMap((task) => {
      const own = task.indicators
        .slice(0, maxIndicators - indicators)
        .map((read, index) => indicatorOf(task, read, index, at));
      indicators += own.length;
      return [taskOf(task, at), ...own];
    });
}

/** A seed with some of the proposed records; their amounts are figures where the seed has those. */
export function withRecords(seed: ReportSeed, taken: readonly RecordProposal[]): ReportSeed {
  const figures = new Set(seed.figures.map(({ id }) => id));
  const known = (id: FigureId | null) => (id !== null && figures.has(id) ? id : null);
  const tasks = taken.flatMap((one) => (one.kind === 'task' ? one.record : []));
  const ids = new Set(tasks.map(({ id }) => id));
  const indicators = taken.flatMap((one): readonly IndicatorContent[] => {
    if (one.kind !== 'indicator') return [];
    const measure = (key: 'target' | 'actual') => {
      const own = one.record[key];
      return own && 'figure' in own && !known(own.figure) ? one.plain[key] : own;
    };
    const task = one.record.task !== null && ids.has(one.record.task) ? one.record.task : null;
    return [{ ...one.record, task, target: measure('target'), actual: measure('actual') }];
  });
  if (taken.length === 0) return seed;
  return {
    ...seed,
    tasks: [
      ...(seed.tasks ?? []),
      ...tasks.map((one) => ({
        ...one,
        budgeted: known(one.budgeted),
        executed: known(one.executed),
        rate: known(one.rate),
      })),
    ],
    indicators: [...(seed.indicators ?? []), ...indicators],
  };
}
