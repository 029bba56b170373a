/** Words before and after an amount that say how exact it is, each with its bound. Source: docs/numbers.md */

/** How a stated amount relates to the true one; `range` states two. */
export type Approximation = 'exact' | 'about' | 'above' | 'below' | 'atLeast' | 'atMost' | 'range';

interface BoundWord {
  readonly text: string;
  readonly approx: Approximation;
  /** Characters after which it is part of another word: 约 in 节约, 近 in 最近. */
  readonly notAfter?: string;
}

const BEFORE: readonly BoundWord[] = [
  { text: '近', approx: 'below', notAfter: '最附临靠邻就远新亲将接' },
  { text: '将近', approx: 'below' },
  { text: '接近', approx: 'below' },
  { text: '不足', approx: 'below' },
  { text: '不到', approx: 'below' },
  { text: '低于', approx: 'below', notAfter: '不' },
  { text: '小于', approx: 'below', notAfter: '不' },
  { text: '少于', approx: 'below', notAfter: '不' },
  { text: '<', approx: 'below' },
  { text: '约', approx: 'about', notAfter: '节合制预契公条签邀违简履' },
  { text: '大约', approx: 'about' },
  { text: '超', approx: 'above', notAfter: '不赶高反' },
  { text: '超过', approx: 'above', notAfter: '不' },
  { text: '超出', approx: 'above', notAfter: '不' },
  { text: '逾', approx: 'above' },
  { text: '突破', approx: 'above' },
  { text: '高于', approx: 'above', notAfter: '不' },
  { text: '大于', approx: 'above', notAfter: '不' },
  { text: '多于', approx: 'above', notAfter: '不' },
  { text: '>', approx: 'above' },
  { text: '至少', approx: 'atLeast' },
  { text: '不少于', approx: 'atLeast' },
  { text: '不低于', approx: 'atLeast' },
  { text: '不小于', approx: 'atLeast' },
  { text: '≥', approx: 'atLeast' },
  { text: '>=', approx: 'atLeast' },
  { text: '至多', approx: 'atMost' },
  { text: '不超过', approx: 'atMost' },
  { text: '不超', approx: 'atMost' },
  { text: '不高于', approx: 'atMost' },
  { text: '不多于', approx: 'atMost' },
  { text: '不大于', approx: 'atMost' },
  { text: '≤', approx: 'atMost' },
  { text: '<=', approx: 'atMost' },
];

const APPROX_OF_BEFORE: ReadonlyMap<string, Approximation> = new Map(
  BEFORE.map((word) => [word.text, word.approx]),
);
const BEFORE_PATTERN = new RegExp(`(?:${BEFORE.map(beforePattern).join('|')}) {0,3}$`);
const LONGEST_BEFORE = 8;

function beforePattern({ text, notAfter }: BoundWord): string {
  return notAfter === undefined ? text : `(?<![${notAfter}])${text}`;
}

/** A word found beside an amount. */
export interface BoundWordToken {
  readonly word: string;
  readonly approx: Approximation;
  /** Offset of its outer edge. */
  readonly edge: number;
}

/** The word ending right before `at`, not reaching back over `floor`. */
export function readBoundBefore(text: string, at: number, floor: number): BoundWordToken | null {
  const from = Math.max(floor, at - LONGEST_BEFORE);
  const match = BEFORE_PATTERN.exec(text.slice(from, at));
  if (match === null) return null;
  const word = match[0].trimEnd();
  return { word, approx: APPROX_OF_BEFORE.get(word)!, edge: from + match.index };
}

const AFTER = / {0,3}(?:\(含\) {0,3}|及)?(以上|以下|以内|左右|上下(?![班级游联一]))/y;
const APPROX_OF_AFTER: Readonly<Record<string, Approximation>> = {
  以上: 'atLeast',
  以下: 'atMost',
  以内: 'atMost',
  左右: 'about',
  上下: 'about',
};

/** The word standing right after `at`, with 及 or （含） before it. */
export function readBoundAfter(text: string, at: number): BoundWordToken | null {
  AFTER.lastIndex = at;
  const match = AFTER.exec(text);
  if (match === null) return null;
  const word = match[1]!;
  return { word, approx: APPROX_OF_AFTER[word]!, edge: at + match[0].length };
}
