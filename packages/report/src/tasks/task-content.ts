// What a task or an indicator may say, wherever it comes from: a command, an archive.

import { parseDecimal } from '@huigao/figures';
import {
  type IndicatorContent,
  indicatorKinds,
  indicatorOperators,
  type Measure,
  newIndicator,
  newTask,
  type TaskContent,
} from './task';

/** Longest title, name, word, unit or id, and longest reason or evidence, in UTF-16 units. */
const longest = { words: 200, remarks: 1000 } as const;

/** A weight or points: not negative, not more than a form can hold. */
function isPoints(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const value = parseDecimal(text);
  return value?.gte('0') === true && value.lte('1000');
}

const isText = (text: unknown, most: number): text is string =>
  typeof text === 'string' && text.length <= most;
const isFilled = (text: unknown) => isText(text, longest.words) && text.trim() !== '';
const isId = (id: unknown) => id === null || (isText(id, 128) && id !== '');

function isMeasure(measure: unknown): boolean {
  if (measure === null) return true;
  const { figure, value, word, ...rest } = measure as Partial<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) return false;
  const given = [figure, value, word].filter((part) => part !== undefined);
  if (given.length !== 1) return false;
  if (figure !== undefined) return isId(figure) && figure !== null;
  if (word !== undefined) return isFilled(word);
  return isText(value, 40) && parseDecimal(value) !== null;
}

/** The field whose value will not do, or null. */
export function contentFault(content: TaskContent | IndicatorContent): string | null {
  if (!isId(content.id) || content.id === null) return 'id';
  return 'title' in content ? taskFault(content) : indicatorFault(content);
}

function taskFault(task: TaskContent): string | null {
  if (!isFilled(task.title)) return 'title';
  for (const key of ['budgeted', 'executed', 'rate', 'owner'] as const) if (!isId(task[key])) return key;
  return null;
}

function indicatorFault(indicator: IndicatorContent): string | null {
  if (!isFilled(indicator.name)) return 'name';
  if (!isId(indicator.task)) return 'task';
  if (!indicatorKinds.includes(indicator.kind)) return 'kind';
  if (!indicatorOperators.includes(indicator.operator)) return 'operator';
  for (const key of ['target', 'actual'] as const) if (!isMeasure(indicator[key])) return key;
  if (!isText(indicator.unit, longest.words)) return 'unit';
  if (![null, 'reached', 'missed'].includes(indicator.verdict)) return 'verdict';
  for (const key of ['reason', 'evidence'] as const) if (!isText(indicator[key], longest.remarks)) return key;
  for (const key of ['weight', 'points'] as const)
    if (indicator[key] !== null && !isPoints(indicator[key])) return key;
  return null;
}

/** Of a record only what a person says of it. */
export function taskContent({ id, title, budgeted, executed, rate, owner }: TaskContent): TaskContent {
  return { id, title, budgeted, executed, rate, owner };
}

export function indicatorContent(indicator: IndicatorContent): IndicatorContent {
  const { id, task, kind, name, operator, target, actual } = indicator;
  const { unit, verdict, reason, weight, points, evidence } = indicator;
  const measure = (one: Measure | null) => one && { ...one };
  return {
    ...{ id, task, kind, name, operator, target: measure(target), actual: measure(actual) },
    ...{ unit, verdict, reason, weight, points, evidence },
  };
}

function sound<Content extends TaskContent | IndicatorContent>(content: Content): Content {
  const fault = contentFault(content);
  if (fault) throw new RangeError(`${'title' in content ? 'task' : 'indicator'} ${fault}`);
  return content;
}

/** A task of an archive; throws a RangeError that names what is wrong. People stay with their installation. */
export const decodeTask = (json: unknown): TaskContent => {
  const task = json as TaskContent;
  return sound(taskContent({ ...newTask(task.id, task.title), ...task, owner: null }));
};

/** An indicator of an archive; throws a RangeError that names what is wrong. */
export const decodeIndicator = (json: unknown): IndicatorContent => {
  const indicator = json as IndicatorContent;
  return sound(
    indicatorContent({ ...newIndicator(indicator.id, indicator.task, indicator.name), ...indicator }),
  );
};
