// Brackets and quotation marks: changed in pairs, never one alone.

import type { LineDraft, UnitEdit } from './line-draft';
import type { TidyRule } from './tidy-rule';
import { hanLetter, isHanish } from './tidy-signs';

type Draft = LineDraft<TidyRule>;

/** Positions of an opening sign and of the one that closes it. */
type Pair = readonly [open: number, close: number];

function bracketPairs(text: string): readonly Pair[] {
  const open: number[] = [];
  const pairs: Pair[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()（）]/g)) {
    if (sign === '(' || sign === '（') open.push(index);
    else {
      const begun = open.pop();
      // 1) and a) number a list.
      if (begun !== undefined) pairs.push([begun, index]);
    }
  }
  return pairs;
}

const isPairOfProse = (text: string, [open, close]: Pair) =>
  hanLetter.test(text.slice(open + 1, close)) ||
  isHanish(text.slice(0, open), 'end') ||
  isHanish(text.slice(close + 1), 'start');

function editsOf(text: string, [open, close]: Pair, signs: readonly [string, string]): readonly UnitEdit[] {
  return [
    { from: open, to: open + 1, text: signs[0] },
    { from: close, to: close + 1, text: signs[1] },
  ].filter(({ from, text: sign }) => text[from] !== sign);
}

/** ( ) of Chinese text become （ ）, also where only one of a pair is narrow. */
export function tidyBrackets(draft: Draft): void {
  const { text } = draft;
  for (const pair of bracketPairs(text)) {
    const edits = editsOf(text, pair, ['（', '）']);
    if (edits.length > 0 && isPairOfProse(text, pair)) draft.change('brackets', edits);
  }
  draft.settle();
}

const inTwos = (found: readonly number[]): readonly Pair[] =>
  found.length % 2 === 1
    ? []
    : found.flatMap((at, index) => (index % 2 === 0 ? [[at, found[index + 1]!] as const] : []));

const positions = (text: string, signs: RegExp) => [...text.matchAll(signs)].map(({ index }) => index);

/** Whether each “ is followed by its ”. */
const isInOrder = (text: string, curly: readonly number[]): boolean => {
  const depths = curly.map((_, index) =>
    curly.slice(0, index + 1).reduce((depth, at) => depth + (text[at] === '“' ? 1 : -1), 0),
  );
  return depths.every((depth) => depth >= 0) && (depths.at(-1) ?? 0) === 0;
};

/** Straight quotation marks become “ ”, two by two in a paragraph; and “ ” that do not pair are turned round. */
export function tidyQuotes(draft: Draft): void {
  const { text } = draft;
  const straight = positions(text, /["＂]/g);
  const curly = positions(text, /[“”]/g);
  const all = positions(text, /["＂“”]/g);
  const alone = isInOrder(text, curly) ? [] : inTwos(curly);
  const pairs = straight.length % 2 === 1 ? inTwos(all) : [...inTwos(straight), ...alone];
  for (const pair of pairs) {
    const edits = editsOf(text, pair, ['“', '”']);
    if (edits.length > 0 && isPairOfProse(text, pair)) draft.change('quotes', edits);
  }
  for (const { 0: words, index } of text.matchAll(/(?<![A-Za-z0-9])'[^'\n]*'(?![A-Za-z0-9])/gu))
    if (hanLetter.test(words))
      draft.change('quotes', editsOf(text, [index, index + words.length - 1], ['‘', '’']));
  draft.settle();
}
