import { type SuggestedChange, suggestedSlice } from '@huigao/report';

/** Whether two changes want the same, however they came to be written down. */
export function isSameChange(one: SuggestedChange, other: SuggestedChange): boolean {
  if (one.do === 'replace' && other.do === 'replace') {
    const [a, b] = [suggestedSlice(one.slice), suggestedSlice(other.slice)];
    return a !== null && b !== null && a.eq(b);
  }
  if (one.do === 'mark' && other.do === 'mark') return one.mark === other.mark && one.on === other.on;
  return one.do === 'block' && other.do === 'block' && one.block === other.block && one.level === other.level;
}
