// S9: an indicator reported on names its target and its actual value, and says why when it was not reached.

import type { FindingMessage } from '../finding-messages';
import { type ReadIndicator, readIndicators } from '../reading/indicator';
import { hasReason } from '../reading/reasons';
import { found, type Rule } from '../rule';
import { incompleteRecords } from './indicator-records';

/** An indicator named as a quantity wants a number. */
const quantity = /(?:数|数量|率|人次|次数|比例|面积|总量|总额)\s*[，,：:。]?/;

function missing(indicator: ReadIndicator): FindingMessage | null {
  const { targets, actuals, hasWordedTarget, text, claim } = indicator;
  const hasTarget = targets.length > 0 || hasWordedTarget;
  const name = text.split(/[，。；：]/)[0] ?? '';
  const hasActual =
    actuals.length > 0 || !(quantity.test(name.slice(-4)) || (hasTarget && targets.length > 0));
  if (!hasTarget) return hasActual ? 'finding.indicator-without-target' : 'finding.indicator-without-values';
  if (!hasActual) return 'finding.indicator-without-actual';
  return claim === 'missed' && !hasReason(text) ? 'finding.indicator-without-reason' : null;
}

/** S9. */
export const indicatorComplete: Rule = {
  id: 'S9',
  severity: 'block',
  run: (reading) => [
    ...incompleteRecords(reading),
    ...readIndicators(reading).flatMap((indicator) => {
      const message = missing(indicator);
      if (!message) return [];
      const name = indicator.text
        .trim()
        .split(/[，。；]/)[0]!
        .slice(0, 30);
      return [found({ rule: 'S9', severity: 'block', message }, indicator, { parameters: { name } })];
    }),
  ],
};
