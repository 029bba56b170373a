// What the blocks of a text say of tasks and indicators: amounts, names, targets, what came of them. Nothing is decided here.

import {
  MONEY_UNIT,
  nameBefore,
  PERCENT_UNIT,
  type RecognisedFigure,
  recogniseFigures,
} from '@huigao/figures';
import {
  claimedOutcome,
  type IndicatorKind,
  type IndicatorOperator,
  isSaidTarget,
  type ReportSeed,
} from '@huigao/report';
import { type Stretch, type TaskBlock, taskBlocks } from './task-blocks';

/** A number that stands in the text, by positions in the body of its section. */
export interface NumberAt {
  readonly from: number;
  readonly to: number;
  readonly amount: RecognisedFigure;
}

/** 预算数, 执行数, 执行率 of a task. */
export const taskAmounts = ['budgeted', 'executed', 'rate'] as const;
export type TaskAmount = (typeof taskAmounts)[number];

export interface ReadIndicator {
  readonly name: string;
  readonly kind: IndicatorKind;
  readonly operator: IndicatorOperator;
  /** A number, words like 11月底前, or nothing. */
  readonly target: NumberAt | string | null;
  readonly actual: NumberAt | string | null;
  readonly claim: 'reached' | 'missed' | null;
  readonly reason: string;
  readonly weight: string | null;
  readonly points: string | null;
}

export interface ReadTask {
  readonly entry: number;
  readonly number: number;
  readonly title: string;
  readonly amounts: Readonly<Partial<Record<TaskAmount, NumberAt>>>;
  readonly indicators: readonly ReadIndicator[];
}

/** How texts call the amounts of a task, at the end of the words before them. */
const calls: Readonly<Record<TaskAmount, RegExp>> = {
  budgeted: /(?:预算数|预算金额|预算安排|预算)$/,
  executed: /(?:预算完成数|执行数|实际支出数?|支出数|支出金额|决算数|实际执行)$/,
  rate: /(?:执行率|支出率|预算完成率)$/,
};

const unitOf = (amount: TaskAmount) => (amount === 'rate' ? PERCENT_UNIT : MONEY_UNIT);

function amountsOf({ lines }: TaskBlock): ReadTask['amounts'] {
  const found: Partial<Record<TaskAmount, NumberAt>> = {};
  for (const { text, from } of lines)
    for (const amount of recogniseFigures(text)) {
      const name = nameBefore(text, amount.from);
      const what = taskAmounts.find((one) => calls[one].test(name) && amount.unit === unitOf(one));
      if (what) found[what] ??= { from: from + amount.from, to: from + amount.to, amount };
    }
  return found;
}

/** The first clause of a text; commas inside quotes and brackets do not end it. */
function firstClause(text: string): string {
  let depth = 0;
  for (const [at, sign] of [...text].entries()) {
    if (/[“‘（(《]/.test(sign)) depth++;
    else if (/[”’）)》]/.test(sign)) depth--;
    else if (depth <= 0 && /[，。；,;！？]/.test(sign)) return [...text].slice(0, at).join('');
  }
  return text;
}

const longestName = 60;

/** What is measured: the words before the first number, or the first clause. */
function nameOf(text: string, first: RecognisedFigure | undefined): string {
  const words = firstClause(first ? text.slice(0, first.from) : text);
  const trimmed = words
    .trim()
    .replace(/^(?:全年|本年)?(?:共|累计)?完成(?=.{4})/u, '')
    .replace(/(?:要求|计划|应)?于.{1,12}(?:前|底|中旬)?完成$/u, '')
    .replace(/(?:为|达到|达|共|是|控制在|：|:|\s)+$/u, '');
  return [...trimmed].slice(0, longestName).join('');
}

/** The first that the text speaks of wins. */
const kinds: readonly (readonly [RegExp, IndicatorKind])[] = [
  [/满意/, 'satisfaction.served'],
  [/及时|时间|时限|按时|期限|[年月]底前/, 'output.timeliness'],
  [/成本|费用|单价/, 'output.cost'],
  [/率|质量|合格|达标/, 'output.quality'],
];

const byTime =
  /(?:要求|计划|应)(?:于|在)(?<target>[^，。；]{1,20}?)完成[，,]?实际(?:于|在)?(?<actual>[^，。；]{1,20}?)完成/u;
const reason = /(?:原因(?:是|为|：|:)|主要(?:是)?(?:因|由于)|因为?)(?<why>[^。]{2,300})/u;
const weight = /(?:权重|分值)(?:为|：|:)?\s*(\d{1,3}(?:\.\d+)?)\s*分?/u;
const points = /得分?(?:为|：|:)?\s*(\d{1,3}(?:\.\d+)?)\s*分/u;

function readIndicator({ text, from }: Stretch): ReadIndicator | null {
  const whole = { from: 0, to: text.length };
  const numbers = recogniseFigures(text).filter(({ unit }) => unit !== '' && unit !== '分');
  const targets = numbers.filter((one) => isSaidTarget(text, whole, one));
  const actuals = numbers.filter((one) => !targets.includes(one));
  const name = nameOf(text, actuals[0] ?? targets[0]);
  if (name === '') return null;
  const at = (amount: RecognisedFigure | undefined): NumberAt | null =>
    amount ? { from: from + amount.from, to: from + amount.to, amount } : null;
  const timed = byTime.exec(text)?.groups;
  const claim = claimedOutcome(text);
  const bound = targets[0] && text.slice(Math.max(0, targets[0].from - 6), targets[0].from + 4);
  return {
    name,
    kind: kinds.find(([words]) => words.test(timed ? '及时' : name))?.[1] ?? 'output.quantity',
    operator: bound && /不超过|不高于|控制在|≤|<=/.test(bound) ? '≤' : '≥',
    target: at(targets[0]) ?? timed?.target?.trim() ?? null,
    actual: at(actuals[0]) ?? timed?.actual?.trim() ?? null,
    claim,
    reason: claim === 'missed' ? (reason.exec(text)?.groups?.why?.trim() ?? '') : '',
    weight: weight.exec(text)?.[1] ?? null,
    points: points.exec(text)?.[1] ?? null,
  };
}

/** The tasks that a text reports on: those of which it says an amount or an indicator. */
export const readTasks = (seed: ReportSeed): readonly ReadTask[] =>
  taskBlocks(seed).flatMap((block) => {
    const amounts = amountsOf(block);
    const indicators = block.indicators.flatMap((one) => readIndicator(one) ?? []);
    if (Object.keys(amounts).length === 0 && indicators.length === 0) return [];
    const { entry, number, title } = block;
    return [{ entry, number, title, amounts, indicators }];
  });
