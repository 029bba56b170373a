// An indicator as it is reported on: 完成培训 75 期，年度目标值 70 期，达到年度目标. Its target, its actual value, and whether the text
// says that it was reached.

import { claimedOutcome, isSaidTarget } from '@huigao/report';
import { type Statement, statementsWithin } from './line';
import { derived, type Reading } from './reading';
import { type Indicator, indicators } from './tasks';

export interface ReadIndicator extends Indicator {
  readonly text: string;
  /** Numbers said to be the target, and the others. */
  readonly targets: readonly Statement[];
  readonly actuals: readonly Statement[];
  /** A target in words: 年度目标值：及时. */
  readonly hasWordedTarget: boolean;
  readonly claim: 'reached' | 'missed' | null;
}

const wordedTarget =
  /(?:目标值|指标值|预期目标|年度目标|目标)(?:值)?(?:为|是|：|:)\s*[^\d，。；]|要求(?:于|在|为)/;
function read(indicator: Indicator): ReadIndicator {
  const { line, from, to } = indicator;
  const text = line.text.slice(from, to);
  const own = statementsWithin(line, indicator);
  const targets = own.filter((one) => isSaidTarget(line.text, indicator, one));
  return {
    ...indicator,
    text,
    targets,
    actuals: own.filter((one) => !targets.includes(one)),
    hasWordedTarget: wordedTarget.test(text),
    claim: claimedOutcome(text),
  };
}

/** Every indicator of the section of results, read. */
export const readIndicators = derived((reading: Reading) => indicators(reading).map(read));

/** The one target and the one actual value in the same unit; null when there is not exactly one of each. */
export function measured({
  targets,
  actuals,
}: ReadIndicator): { target: Statement; actual: Statement } | null {
  const [target, ...more] = targets;
  if (!target || more.length > 0) return null;
  const alike = actuals.filter(({ figure }) => figure.unit === target.figure.unit);
  return alike.length === 1 ? { target, actual: alike[0]! } : null;
}

/** Indicators of which less is better, or of which it cannot be told. */
export const lessIsBetter =
  /成本|费用|经费|投诉|事故|时限|工作日|天数|耗时|下降|降低|减少|控制|不超过|以内|≤|<=|差错|金额|支出/;
