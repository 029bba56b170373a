// F18 and F19 of indicators that are records: the points for execution, the sum of the weights, and the self-score that the points make.
// Weights and steps are the report's own: only what no scheme could give is called wrong.

import { type Decimal, decimal, decimalPlaces, roundHalfUp, ZERO } from '@huigao/figures';
import type { Finding, FindingPlace } from '../finding';
import { type RecordedIndicator, recordedIndicators } from '../reading/indicator-records';
import { placeWorth, type Statement } from '../reading/line';
import type { Reading } from '../reading/reading';
import { found } from '../rule';

const hundred = decimal('100');

/** Points for the execution of the budget, where indicators leave them out (财预〔2020〕10号). Domain data. */
const executionWeight = decimal('10');

const isExecution = ({ indicator: { name } }: RecordedIndicator) => /执行率|支出率|预算完成率/.test(name);

const at = (place: FindingPlace | null, finding: Finding): Finding => ({ ...finding, place });

/** F18: the points of an indicator of the execution rate are weight × rate, or what its own target gives. */
export const recordedExecutionPoints = (reading: Reading): readonly Finding[] =>
  recordedIndicators(reading).flatMap((one) => {
    const { weight } = one.indicator;
    const { points, computedPoints } = one.outcome;
    const rate = one.actual.value;
    if (!isExecution(one) || weight === null || !points || !rate || points.gt(weight)) return [];
    if (!one.actual.text.endsWith('%')) return [];
    const share = rate.gt(hundred) ? hundred : rate;
    const exact = decimal(weight).times(share).div(hundred);
    const decimals = decimalPlaces(points);
    const last = decimal(`1e${-decimals}`);
    const isDue = (due: Decimal) => roundHalfUp(due, decimals).minus(points).abs().lte(last);
    if (isDue(exact) || (computedPoints && isDue(computedPoints))) return [];
    const expected = roundHalfUp(exact, Math.max(decimals, 2)).toString();
    const parameters = { points: points.toString(), weight, rate: one.actual.text, expected };
    const head = { rule: 'F18', severity: 'block', message: 'finding.execution-points' } as const;
    return [at(one.place, found(head, null, { parameters, shown: points.toString(), expected }))];
  });

interface Sum {
  readonly indicators: readonly RecordedIndicator[];
  readonly weights: Decimal;
}

const sumOf = (indicators: readonly RecordedIndicator[]): Sum => ({
  indicators,
  weights: indicators.reduce((sum, { indicator }) => sum.plus(indicator.weight!), ZERO),
});

/** What the weights of a whole table may make: all, or all but those for execution, which the form may keep elsewhere. */
function isWhole({ indicators, weights }: Sum): boolean {
  const rest = indicators.some(isExecution) ? ZERO : executionWeight;
  return weights.eq(hundred) || weights.eq(hundred.minus(rest));
}

/** F19: weights of the whole report make 100, or those of each task do. Silent while an indicator has none. */
export function recordedWeights(reading: Reading): readonly Finding[] {
  const all = recordedIndicators(reading);
  if (all.length === 0 || all.some(({ indicator }) => indicator.weight === null)) return [];
  const whole = sumOf(all);
  const tasks = [...new Set(all.map(({ indicator }) => indicator.task))];
  const byTask = tasks.map((task) => sumOf(all.filter(({ indicator }) => indicator.task === task)));
  if (isWhole(whole) || byTask.every(isWhole)) return [];
  // Fewer may be for other forms to make up; so may more, where a table stands for each task.
  const isTooMuch = whole.weights.gt(hundred) && !byTask.some(isWhole);
  const head = {
    rule: 'F19',
    severity: isTooMuch ? 'block' : 'warn',
    message: isTooMuch ? 'finding.weights-above-hundred' : 'finding.weights-not-hundred',
  } as const;
  const sum = whole.weights.toString();
  return [at(all[0]!.place, found(head, null, { parameters: { sum }, shown: sum, expected: '100' }))];
}

/** F19: the points of all indicators make the self-score that the text gives, but for those for execution where they stand elsewhere. */
export function recordedSum(reading: Reading, scores: readonly Statement[]): readonly Finding[] {
  const [score, ...others] = scores;
  const all = recordedIndicators(reading);
  if (!score || others.length > 0 || all.some(({ indicator }) => indicator.weight === null)) return [];
  const whole = sumOf(all);
  const points = all.map(({ outcome }) => outcome.points);
  if (all.length < 3 || !isWhole(whole) || points.some((one) => !one)) return [];
  const sum = points.reduce<Decimal>((left, one) => left.plus(one!), ZERO);
  const most = sum.plus(hundred.minus(whole.weights));
  const half = placeWorth(score).div('2');
  if (score.value.plus(half).gte(sum) && score.value.minus(half).lte(most)) return [];
  const expected = sum.toString() + (most.eq(sum) ? '' : `—${most.toString()}`);
  const head = { rule: 'F19', severity: 'block', message: 'finding.points-do-not-add-up' } as const;
  return [found(head, score, { parameters: { score: score.figure.text, sum: `${expected}分` }, expected })];
}
