// A paragraph that was put in can be seen as its text with the border before it, or with the border behind it, or half of each: the
// rows of tokens do not tell. Where it can be seen as whole blocks, it is.

import { type BodyTokens, isBeginning, isBorder, isEnd } from './body-tokens';
import type { Gap } from './token-gaps';

type Tokens = BodyTokens['tokens'];

/** Whether a stretch holds blocks as wholes, from beginning to end. */
function holdsBlocks(tokens: Tokens, from: number, to: number): boolean {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const isOutside = depth === 0;
    if (isBeginning(tokens[at])) depth++;
    else if (isEnd(tokens[at])) depth--;
    else if (isOutside) return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** By how much a stretch can be moved within its row without what is put in, or taken out, changing; the nearest that holds blocks. */
function shiftToBlocks(
  tokens: Tokens,
  { from, to, least, most }: Readonly<Record<'from' | 'to' | 'least' | 'most', number>>,
) {
  if (holdsBlocks(tokens, from, to)) return 0;
  for (let by = 1; by <= to - from; by++) {
    if (from - by < least || tokens[from - by] !== tokens[to - by]) break;
    if (holdsBlocks(tokens, from - by, to - by)) return -by;
  }
  for (let by = 1; by <= to - from; by++) {
    if (to + by > most || tokens[from + by - 1] !== tokens[to + by - 1]) break;
    if (holdsBlocks(tokens, from + by, to + by)) return by;
  }
  return 0;
}

/** A border between blocks is found again by the blocks it parts, an empty block by nothing: it goes with the border before it. */
const isEmptyBlock = (tokens: Tokens, from: number, to: number) =>
  to - from === 2 && isBeginning(tokens[from]) && isEnd(tokens[from + 1]);

/** The gaps, each that only puts in or only takes out moved to whole blocks where that says the same. */
export function wholeBlocks(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): Gap[] {
  const moved: Gap[] = [];
  for (const [index, gap] of gaps.entries()) {
    const { from, to, start, end } = gap;
    const before = moved.at(-1);
    const after = gaps[index + 1];
    const [tokens, first, last, least, most] =
      from === to
        ? ([b.tokens, start, end, before?.end ?? 0, after?.start ?? b.tokens.length] as const)
        : ([a.tokens, from, to, before?.to ?? 0, after?.from ?? a.tokens.length] as const);
    const isOneSided = (from === to) !== (start === end);
    let by =
      isOneSided && tokens.slice(first, last).some(isBorder)
        ? shiftToBlocks(tokens, { from: first, to: last, least, most })
        : 0;
    const [begin, isTaken] = [first + by, from !== to];
    if (isTaken && isEmptyBlock(tokens, begin, last + by) && begin > least && isEnd(tokens[begin - 1])) by--;
    moved.push({ from: from + by, to: to + by, start: start + by, end: end + by });
  }
  return moved;
}
