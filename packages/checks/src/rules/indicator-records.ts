// What S9, F17 and F20 find of indicators that are records of the report.

import { decimal } from '@huigao/figures';
import type { Finding } from '../finding';
import type { FindingMessage } from '../finding-messages';
import { type RecordedIndicator, recordedIndicators } from '../reading/indicator-records';
import type { Reading } from '../reading/reading';
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

/** S9: target and actual value are there, and a reason where it was missed. */
export const incompleteRecords = (reading: Reading): readonly Finding[] =>
  recordedIndicators(reading).flatMap((one) => {
    const message = missing(one);
    return message ? [at({ rule: 'S9', severity: 'block', message }, one, { name: one.indicator.name })] : [];
  });

/** F17: entered points are not more than the weight. */
export const recordsAboveWeight = (reading: Reading): readonly Finding[] =>
  recordedIndicators(reading).flatMap((one) => {
    const { weight } = one.indicator;
    const { points } = one.outcome;
    if (weight === null || !points?.gt(weight)) return [];
    const head = { rule: 'F17', severity: 'block', message: 'finding.points-above-weight' } as const;
    const parameters = { points: points.toString(), weight };
    return [at(head, one, parameters, { shown: points.toString(), expected: weight })];
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
