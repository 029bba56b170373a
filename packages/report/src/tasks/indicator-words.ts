// How texts speak of indicators 绩效指标: where one begins, which number is its target, whether it is said to be reached.

/** A stretch of a text, in UTF-16 units. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Opens what is said of the indicators of a task: 指标完成情况：. */
export const indicatorLabel = /指标(?:实际)?完成情况(?:分析)?[：:]/;

/** Where an item begins inside a line: 1. or （1） or ①, after the label or the end of a sentence. */
const itemStart =
  /(?<=^|[：:。；;]\s{0,4})(?:[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|\d{1,2}[.、．](?=(?:19|20)\d\d\s*年)|[①-⑳])/g;

/** The stretches between item markers, from an offset on; all of the rest where there is none. */
export function indicatorItems(text: string, start: number): readonly Span[] {
  const starts = [...text.matchAll(itemStart)].filter(({ index }) => index >= start);
  if (starts.length === 0) return [{ from: start, to: text.length }];
  return starts.map(({ index, 0: marker }, at) => ({
    from: index + marker.length,
    to: starts[at + 1]?.index ?? text.length,
  }));
}

const targetBefore =
  /(?:目标值?|指标值|预期值?|计划(?:完成)?(?:数|值)?|任务数|预期目标|应完成|不少于|不低于|不超过|≥|≤|>=|<=)(?:数|量|为|是|应)?(?:达到|完成|控制在)?[：:\s]*(?:不少于|不低于|不超过|≥|≤|>=|<=|=)?\s*$/;
const targetAfter = /^[^，。；、]{0,4}的?(?:年度)?(?:目标|指标值|计划)(?:值|数)?(?!完成)/;
/** The bound word may belong to the number itself: 不少于 6 次, ≥50 个. */
const bound = /^(?:不少于|不低于|不超过|不高于|≥|≤|>=|<=|至少)/;

/** Whether a number of an indicator is said to be its target. */
export function isSaidTarget(text: string, indicator: Span, { from, to }: Span): boolean {
  const before = text.slice(Math.max(indicator.from, from - 16), from);
  if (bound.test(text.slice(from, Math.min(to, from + 4)))) return true;
  return targetBefore.test(before) || targetAfter.test(text.slice(to, Math.min(indicator.to, to + 12)));
}

const missed = /未(?:能)?(?:完成|达到|达成|实现|达标)|没有(?:完成|达到)|尚未(?:完成|达到)/;
const reached =
  /(?:全部|超额|按时|均|已)?(?:完成|达到|实现|达成)(?:了)?(?:本?年度|预期|既定|全年|设定)?(?:的)?(?:绩效)?(?:指标|目标)|达标/;

/** Whether a text says of its indicator that it was reached; null: neither. */
export const claimedOutcome = (text: string): 'reached' | 'missed' | null =>
  missed.test(text) ? 'missed' : reached.test(text) ? 'reached' : null;
