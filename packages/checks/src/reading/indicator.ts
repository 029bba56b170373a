// An indicator as it is reported on: 完成培训 75 期，年度目标值 70 期，达到年度目标. Its target, its actual value, and whether the text
// says that it was reached.

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

const targetBefore =
  /(?:目标值?|指标值|预期值?|计划(?:完成)?(?:数|值)?|任务数|预期目标|应完成|不少于|不低于|不超过|≥|≤|>=|<=)(?:数|量|为|是|应)?(?:达到|完成|控制在)?[：:\s]*(?:不少于|不低于|不超过|≥|≤|>=|<=|=)?\s*$/;
const targetAfter = /^[^，。；、]{0,4}的?(?:年度)?(?:目标|指标值|计划)(?:值|数)?(?!完成)/;
const wordedTarget =
  /(?:目标值|指标值|预期目标|年度目标|目标)(?:值)?(?:为|是|：|:)\s*[^\d，。；]|要求(?:于|在|为)/;
const missed = /未(?:能)?(?:完成|达到|达成|实现|达标)|没有(?:完成|达到)|尚未(?:完成|达到)/;
const reached =
  /(?:全部|超额|按时|均|已)?(?:完成|达到|实现|达成)(?:了)?(?:本?年度|预期|既定|全年|设定)?(?:的)?(?:绩效)?(?:指标|目标)|达标/;

function isTarget(indicator: Indicator, { from, to }: Statement): boolean {
  const { text } = indicator.line;
  const before = text.slice(Math.max(indicator.from, from - 16), from);
  // The bound word may belong to the number itself: 不少于 6 次, ≥50 个.
  const own = text.slice(from, Math.min(to, from + 4));
  if (/^(?:不少于|不低于|不超过|不高于|≥|≤|>=|<=|至少)/.test(own)) return true;
  return targetBefore.test(before) || targetAfter.test(text.slice(to, Math.min(indicator.to, to + 12)));
}

function read(indicator: Indicator): ReadIndicator {
  const { line, from, to } = indicator;
  const text = line.text.slice(from, to);
  const own = statementsWithin(line, indicator);
  const targets = own.filter((one) => isTarget(indicator, one));
  return {
    ...indicator,
    text,
    targets,
    actuals: own.filter((one) => !targets.includes(one)),
    hasWordedTarget: wordedTarget.test(text),
    claim: missed.test(text) ? 'missed' : reached.test(text) ? 'reached' : null,
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
