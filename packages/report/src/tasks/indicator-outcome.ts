// From an indicator to whether it was reached, and to its points; and what the tasks cover of the projects' money.

import {
  type Decimal,
  decimal,
  formatFigure,
  parseDecimal,
  parseFormatCode,
  roundHalfUp,
  ZERO,
} from '@huigao/figures';
import { figureText, figureValues, resolveFigure } from '../figure-values';
import { type FigureId, figureId } from '../ids';
import type { Report } from '../report';
import type { Indicator, IndicatorContent, Measure, Task } from './task';

type Figures = Report['figures'];

/** The value of a figure in its base unit; null while it has none. */
export function figureValue(figures: Figures, id: FigureId | null): Decimal | null {
  const figure = id && resolveFigure(figures, id);
  const value = figure && figureValues(figures).get(figure.id);
  return value?.ok ? value.value : null;
}

/** A measure as a number; null for a word, and while its figure has no value. */
export function measureValue(figures: Figures, measure: Measure | null): Decimal | null {
  if (!measure || 'word' in measure) return null;
  return 'figure' in measure ? figureValue(figures, measure.figure) : parseDecimal(measure.value);
}

/** The unit of a measure: its figure's own, or the indicator's. */
const unitOf = (figures: Figures, measure: Measure | null, unit: string) =>
  measure && 'figure' in measure ? (resolveFigure(figures, measure.figure)?.unit ?? unit) : unit;

/** A measure as people read it, `5000件` or 及时; empty while there is none. */
export function measureText(figures: Figures, measure: Measure | null, unit: string): string {
  if (!measure) return '';
  if ('word' in measure) return measure.word;
  if ('figure' in measure)
    return (
      figureText(figures, measure.figure) ?? `〔${resolveFigure(figures, measure.figure)?.label ?? ''}〕`
    );
  const value = parseDecimal(measure.value);
  const text = value && formatFigure(value, unit, parseFormatCode('')!);
  return text?.ok ? text.text : `${measure.value}${unit}`;
}

/** What an indicator came to. */
export interface Outcome {
  /** Null while that is not known. */
  readonly reached: boolean | null;
  /** How much of the target was reached, in percent; null where that is no number. */
  readonly completion: Decimal | null;
  /** Points as entered, or as computed; null while neither is known. */
  readonly points: Decimal | null;
  /** Points by the rule: the weight when reached, else in proportion; null where no rule gives them. */
  readonly computedPoints: Decimal | null;
}

const hundred = decimal('100');

function isReached(operator: Indicator['operator'], actual: Decimal, target: Decimal): boolean {
  switch (operator) {
    case '≥':
      return actual.gte(target);
    case '≤':
      return actual.lte(target);
    case '=':
      return actual.eq(target);
  }
}

/** Actual over target; where less is better, and where more than exactly the target is a miss, target over actual. */
function completionOf(operator: Indicator['operator'], actual: Decimal, target: Decimal): Decimal | null {
  const isTurned = operator === '≤' || (operator === '=' && actual.gt(target));
  const [part, whole] = isTurned ? [target, actual] : [actual, target];
  return whole.eq('0') ? null : part.div(whole).times(hundred);
}

/**
 * Whether an indicator was reached, and its points: the weight when it was, weight × completion when a number missed the target.
 * A word has no proportion: its points are entered.
 * Source: 财预〔2020〕10号 as commonly applied; weights and points are the report's own and can be set.
 */
export function indicatorOutcome(figures: Figures, indicator: IndicatorContent): Outcome {
  const { operator, verdict, weight } = indicator;
  const target = measureValue(figures, indicator.target);
  const actual = measureValue(figures, indicator.actual);
  const areComparable =
    target !== null &&
    actual !== null &&
    unitOf(figures, indicator.target, indicator.unit) === unitOf(figures, indicator.actual, indicator.unit);
  const reached = areComparable ? isReached(operator, actual, target) : verdict && verdict === 'reached';
  const completion = areComparable ? completionOf(operator, actual, target) : null;
  const full = weight === null ? null : parseDecimal(weight);
  const computedPoints =
    full === null || reached === null
      ? null
      : reached
        ? full
        : completion && roundHalfUp(full.times(atMost(completion, hundred)).div(hundred), 2);
  const given = indicator.points === null ? null : parseDecimal(indicator.points);
  return { reached, completion, points: given ?? computedPoints, computedPoints };
}

const atMost = (value: Decimal, most: Decimal) => (value.gt(most) ? most : value.lt(ZERO) ? ZERO : value);

/** The figure of project expenditure 项目支出 in the built-in template. */
const projectExpenditure = figureId('nature.project');

/** What the tasks cover of the projects' expenditure. */
export interface Coverage {
  /** Σ executed of the tasks that have one. */
  readonly executed: Decimal;
  readonly project: Decimal;
  /** In percent. */
  readonly share: Decimal;
}

/** Null while the projects' expenditure or all amounts of tasks are unknown. */
export function taskCoverage({ figures, tasks }: Pick<Report, 'figures' | 'tasks'>): Coverage | null {
  const project = figureValue(figures, projectExpenditure);
  const amounts = [...tasks.values()].flatMap(({ executed }: Task) => figureValue(figures, executed) ?? []);
  if (!project || project.eq('0') || amounts.length === 0) return null;
  const executed = amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
  return { executed, project, share: executed.div(project).times(hundred) };
}

/** Σ of the weights, and of the points, of all indicators that have them; null where none has. */
export function totalPoints({ figures, indicators }: Pick<Report, 'figures' | 'indicators'>): {
  readonly weights: Decimal | null;
  readonly points: Decimal | null;
} {
  let weights: Decimal | null = null;
  let points: Decimal | null = null;
  for (const indicator of indicators.values()) {
    if (indicator.weight !== null) weights = (weights ?? ZERO).plus(indicator.weight);
    const own = indicatorOutcome(figures, indicator).points;
    if (own) points = (points ?? ZERO).plus(own);
  }
  return { weights, points };
}
