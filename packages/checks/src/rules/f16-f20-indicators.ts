// F16: what is said to be reached is reached. F20: what was far exceeded is explained.

import { decimal } from '@huigao/figures';
import type { Finding } from '../finding';
import { lessIsBetter, measured, type ReadIndicator, readIndicators } from '../reading/indicator';
import type { Reading } from '../reading/reading';
import { hasReason } from '../reading/reasons';
import { found, type Rule } from '../rule';
import { indicatorsOfFigure, recordsFarAbove } from './indicator-records';

/** More than this many times the target wants an explanation: the target may have been too low. */
const farAbove = decimal('1.3');

/** What a sentence claims of an indicator whose target stands in the record alone. */
function againstRecord(reading: Reading, indicator: ReadIndicator): readonly Finding[] {
  const { claim, targets, actuals } = indicator;
  if (claim === null || targets.length > 0) return [];
  const named = actuals.flatMap((statement) => {
    const records = statement.linked ? (indicatorsOfFigure(reading).get(statement.linked) ?? []) : [];
    return records.map((record) => ({ statement, record }));
  });
  // A figure of several indicators, or a sentence of several figures, leaves open which of them it claims.
  if (named.length !== 1) return [];
  const { statement, record } = named[0]!;
  const { reached } = record.outcome;
  if (reached === null || reached === (claim === 'reached')) return [];
  const message = reached ? 'finding.said-missed' : 'finding.said-reached';
  const { actual, target } = record;
  return [
    found({ rule: 'F16', severity: 'block', message }, statement, {
      parameters: { actual: actual.text, target: target.text },
      expected: target.text,
    }),
  ];
}

/** F16. */
export const indicatorCompletion: Rule = {
  id: 'F16',
  severity: 'block',
  run: (reading) =>
    readIndicators(reading).flatMap((indicator) => {
      const pair = measured(indicator);
      if (!pair) return againstRecord(reading, indicator);
      if (indicator.claim === null) return [];
      const { target, actual } = pair;
      const isExact = actual.figure.approx === 'exact' || actual.figure.approx === 'above';
      const isAtMost = target.figure.approx === 'atMost';
      if (!isExact || target.figure.approx === 'range' || (!isAtMost && lessIsBetter.test(indicator.text)))
        return [];
      const isReached = isAtMost ? actual.value.lte(target.value) : actual.value.gte(target.value);
      if (isReached === (indicator.claim === 'reached')) return [];
      const parameters = { actual: actual.figure.text, target: target.figure.text };
      const message = isReached ? 'finding.said-missed' : 'finding.said-reached';
      return [
        found({ rule: 'F16', severity: 'block', message }, actual, {
          parameters,
          expected: target.figure.text,
          others: [target],
        }),
      ];
    }),
};

/** F20. */
export const overFulfilment: Rule = {
  id: 'F20',
  severity: 'warn',
  run: (reading) => [
    ...recordsFarAbove(reading),
    ...readIndicators(reading).flatMap((indicator) => {
      const pair = measured(indicator);
      if (!pair || lessIsBetter.test(indicator.text) || hasReason(indicator.text)) return [];
      const { target, actual } = pair;
      if (
        target.figure.approx === 'atMost' ||
        actual.value.lte(target.value.times(farAbove)) ||
        target.value.lte('0')
      )
        return [];
      const parameters = { actual: actual.figure.text, target: target.figure.text };
      return [
        found({ rule: 'F20', severity: 'warn', message: 'finding.far-above-target' }, actual, {
          parameters,
          others: [target],
        }),
      ];
    }),
  ],
};
