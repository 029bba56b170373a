// What S9, F16, F17 and F20 find of indicators that are records of the report.

import { decimal } from '@huigao/figures';
import { type FigureId, resolveFigure } from '@huigao/report';
import type { Finding } from '../finding';
import type { FindingMessage } from '../finding-messages';
import { type RecordedIndicator, recordedIndicators } from '../reading/indicator-records';
import { derived, type Reading } from '../reading/reading';
import { found } from '../rule';

type Head = Parameters<typeof found>[0];

const at = (
  head: Head,
  { place }: RecordedIndicator,
  parameters: Readonly<Record<string, string>>,
  { shown = '', expected = '' } = {},
): Finding => ({ ...found(head, null, { parameters, shown, expected }), place });

function missing({ indicator, outcome }: RecordedIndicator): FindingMessage | null {
  const { target, actual, reason } = indicator;
  if (!target && !actual) return 'finding.indicator-without-values';
  if (!target) return 'finding.indicator-without-target';
  if (!actual) return 'finding.indicator-without-actual';
  return outcome.reached === false && reason.trim() === '' ? 'finding.indicator-without-reason' : null;
}

/**
 * S9: target and actual value are there, and a reason where it was missed. Of records that the report does not show its sentences say
 * it, which are looked at by themselves: those of an imported text would be found twice.
 */
export const incompleteRecords = (reading: Reading): readonly Finding[] =>
  recordedIndicators(reading).flatMap((one) => {
    const message = one.place && missing(one);
    return message ? [at({ rule: 'S9', severity: 'block', message }, one, { name: one.indicator.name })] : [];
  });

/** F17: entered points are not more than the weight, and a missed indicator has not all of them, nor more than its share. */
export const recordedPoints = (reading: Reading): readonly Finding[] =>
  recordedIndicators(reading).flatMap((one) => {
    const { name, weight } = one.indicator;
    const { points, computedPoints, reached } = one.outcome;
    if (weight === null || !points) return [];
    const shown = points.toString();
    if (points.gt(weight)) {
      const head = { rule: 'F17', severity: 'block', message: 'finding.points-above-weight' } as const;
      return [at(head, one, { points: shown, weight }, { shown, expected: weight })];
    }
    if (reached !== false) return [];
    const isFull = points.eq(weight) && points.gt('0');
    // Steps are local: what is above the share of the target may be right by a step of its own, all of them never is.
    if (!isFull && !(computedPoints && points.gt(computedPoints))) return [];
    const severity = isFull ? 'block' : 'warn';
    if (!computedPoints)
      return [
        at(
          { rule: 'F17', severity, message: 'finding.points-though-missed' },
          one,
          { name, points: shown },
          { shown },
        ),
      ];
    const expected = computedPoints.toString();
    const parameters = {
      name,
      points: shown,
      weight,
      actual: one.actual.text,
      target: one.target.text,
      expected,
    };
    return [
      at({ rule: 'F17', severity, message: 'finding.points-of-missed' }, one, parameters, {
        shown,
        expected,
      }),
    ];
  });

/** The recorded indicators of a figure: those of which it is the actual value. */
export const indicatorsOfFigure = derived((reading: Reading) => {
  const by = new Map<FigureId, RecordedIndicator[]>();
  for (const one of recordedIndicators(reading)) {
    const { actual } = one.indicator;
    const figure = actual && 'figure' in actual && resolveFigure(reading.report.figures, actual.figure);
    if (figure) by.set(figure.id, [...(by.get(figure.id) ?? []), one]);
  }
  return by as ReadonlyMap<FigureId, readonly RecordedIndicator[]>;
});

/** More than this many times the target wants an explanation: the target may have been too low. */
const farAbove = decimal('1.3');

/** F20: what was far exceeded is explained. */
export const recordsFarAbove = (reading: Reading): readonly Finding[] =>
  recordedIndicators(reading).flatMap((one) => {
    const { indicator, target, actual } = one;
    if (indicator.operator !== '≥' || indicator.reason.trim() !== '' || !target.value || !actual.value)
      return [];
    if (target.value.lte('0') || actual.value.lte(target.value.times(farAbove))) return [];
    const head = { rule: 'F20', severity: 'warn', message: 'finding.far-above-target' } as const;
    return [at(head, one, { actual: actual.text, target: target.text }, { shown: actual.text })];
  });
