import { type BodyReplacement, type SuggestedChange, suggestedSlice } from '@huigao/report';
import { Fragment, type Node } from 'prosemirror-model';

/** Whether two changes want the same, however they came to be written down. */
export function isSameChange(one: SuggestedChange, other: SuggestedChange): boolean {
  if (one.do === 'replace' && other.do === 'replace') {
    const [a, b] = [suggestedSlice(one.slice), suggestedSlice(other.slice)];
    return a !== null && b !== null && a.eq(b);
  }
  if (one.do === 'mark' && other.do === 'mark') return one.mark === other.mark && one.on === other.on;
  return one.do === 'block' && other.do === 'block' && one.block === other.block && one.level === other.level;
}

/** All that is put in, one behind the other. */
const wordsOf = (changes: readonly BodyReplacement[]): Fragment =>
  changes.reduce((all, { slice }) => all.append(slice.content), Fragment.empty);

/**
 * Whether two lists of changes of a body differ in nothing but the order of two things put in at one point, or in which part of a
 * stretch that others parted the new words stand. Between such there is nothing to choose.
 */
export function isSameButOrder(
  body: Node,
  ones: readonly BodyReplacement[],
  others: readonly BodyReplacement[],
): boolean {
  if (ones.length !== others.length) return false;
  const pairs = ones.map((one, index) => [one, others[index]!] as const);
  const isAlike = pairs.every(
    ([a, b]) => a.slice.eq(b.slice) && body.slice(a.from, a.to).eq(body.slice(b.from, b.to)),
  );
  const isAtTheSame = pairs.every(
    ([a, b]) =>
      a.from === b.from &&
      a.to === b.to &&
      a.slice.openStart === b.slice.openStart &&
      a.slice.openEnd === b.slice.openEnd,
  );
  return isAlike || (isAtTheSame && wordsOf(ones).eq(wordsOf(others)));
}
