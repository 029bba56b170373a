// Near-duplicate passages, found by sketches: each passage keeps its few smallest shingle hashes, passages that share some are
// compared, and none is compared with more than a few others. Time is linear in the text.

import type { Line, Span } from './line';
import { derived, type Reading } from './reading';

/** A sentence, or a clause of one, without spaces, marks and numerals. */
interface Passage extends Span {
  readonly line: Line;
  readonly text: string;
  readonly unit: 'sentence' | 'clause';
}

/** Two passages that are nearly the same, and where they part. */
export interface NearPair {
  readonly first: Span & { readonly line: Line };
  readonly second: Span & { readonly line: Line };
  /** The differing middle of each with a little around it. */
  readonly firstPart: string;
  readonly secondPart: string;
}

const shortest = 20;
const longest = 400;
const alike = 0.9;

const lead = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[一二三四五六七八九十]{1,2}是要?)/;

/** A label that opens a paragraph is not part of its first sentence: 指标完成情况：. */
const label = /^[^，。；：:]{2,20}[：:]/;

/** Numbers are masked: two tasks with the same sentence and their own amounts are right. */
function normalised(text: string): string {
  const plain = text.replace(/[\s*]/g, '').replace(lead, '');
  return plain.replace(/[\d０-９][\d０-９.,．%％]*/g, '#').replace(/[。！？；，：、…]+$/, '');
}

/** A stretch of a line as a passage, unless it is too short or too long to be told from others. */
function passageOf(line: Line, from: number, to: number, unit: Passage['unit']): readonly Passage[] {
  // What is left out only makes it shorter.
  if (to - from < shortest) return [];
  const text = normalised(line.text.slice(from, to));
  return text.length >= shortest && text.length <= longest ? [{ line, from, to, text, unit }] : [];
}

function passagesIn(line: Line): readonly Passage[] {
  if (line.type !== 'paragraph') return [];
  return line.sentences.flatMap(({ from: start, to }) => {
    const from = start + (label.exec(line.text.slice(start, start + 24))?.[0].length ?? 0);
    const passages = [...passageOf(line, from, to, 'sentence')];
    let begin = from;
    for (const match of line.text.slice(from, to).matchAll(/[，；：]/g)) {
      const end = from + match.index;
      passages.push(...passageOf(line, begin, end, 'clause'));
      begin = end + 1;
    }
    if (begin > from) passages.push(...passageOf(line, begin, to, 'clause'));
    return passages;
  });
}

const known = new WeakMap<Line, readonly Passage[]>();

/** The passages of a line, memoised by it: a line is read once for as long as its section stays as it is. */
function passagesOf(line: Line): readonly Passage[] {
  const old = known.get(line);
  if (old) return old;
  const passages = passagesIn(line);
  known.set(line, passages);
  return passages;
}

const shingle = 4;
const sketchSize = 8;

/** The smallest hashes of the shingles of a text. */
function sketchOf(text: string): readonly number[] {
  const smallest: number[] = [];
  for (let at = 0; at + shingle <= text.length; at++) {
    let hash = 0x811c9dc5;
    for (let index = at; index < at + shingle; index++)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    if (smallest.length === sketchSize && hash >= smallest.at(-1)!) continue;
    const place = smallest.findIndex((one) => hash <= one);
    if (smallest[place] === hash) continue;
    smallest.splice(place < 0 ? smallest.length : place, 0, hash);
    if (smallest.length > sketchSize) smallest.pop();
  }
  return smallest;
}

/** Length of the longest common subsequence, or 0 as soon as it must be shorter than `least`; greedy by diagonals (Myers). */
function commonLength(a: string, b: string, least: number): number {
  const most = a.length + b.length - 2 * least;
  const reach = new Int32Array(2 * most + 3);
  for (let edits = 0; edits <= most; edits++)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1;
      let x =
        diagonal === -edits || (diagonal !== edits && reach[at - 1]! < reach[at + 1]!)
          ? reach[at + 1]!
          : reach[at - 1]! + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[at] = x;
      if (x >= a.length && x - diagonal >= b.length) return (a.length + b.length - edits) / 2;
    }
  return 0;
}

function areNear(a: string, b: string): boolean {
  const least = Math.ceil((alike * (a.length + b.length)) / 2);
  if (Math.min(a.length, b.length) < least) return false;
  return commonLength(a, b, least) >= least;
}

/** Characters of agreement shown around a difference. */
const around = 2;

function parts(a: string, b: string): { first: string; second: string } {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const cut = (text: string) =>
    text.slice(Math.max(0, head - around), text.length - Math.max(0, tail - around));
  return { first: cut(a), second: cut(b) };
}

/** So many passages of one hash are kept: phrases that stand everywhere tell nothing. */
const mostAlike = 6;

const isInside = (inner: Passage, outer: Passage) =>
  inner.line === outer.line && inner.from >= outer.from && inner.to <= outer.to;

class PairFinder {
  private readonly byHash = new Map<number, Passage[]>();
  private readonly seen = new Set<string>();
  readonly pairs: { first: Passage; second: Passage }[] = [];

  add(passage: Passage): void {
    if (this.seen.has(passage.text)) return;
    this.seen.add(passage.text);
    const sketch = sketchOf(passage.text);
    const shared = new Map<Passage, number>();
    for (const hash of sketch) {
      const list = this.byHash.get(hash) ?? [];
      for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (list.length < mostAlike) this.byHash.set(hash, [...list, passage]);
    }
    for (const [other, count] of shared)
      if (
        count >= 2 &&
        !isInside(passage, other) &&
        !isInside(other, passage) &&
        areNear(other.text, passage.text)
      )
        this.pairs.push({ first: other, second: passage });
  }
}

function pairsOf(passages: readonly Passage[]): PairFinder['pairs'] {
  const finder = new PairFinder();
  for (const passage of passages) finder.add(passage);
  return finder.pairs;
}

/** Nearly equal sentences, and nearly equal clauses where their sentences are not. */
export const nearPairs = derived((reading: Reading): readonly NearPair[] => {
  const passages = reading.lines.flatMap(passagesOf);
  const sentences = pairsOf(passages.filter(({ unit }) => unit === 'sentence'));
  const said = new Map<Line, Passage[]>();
  for (const { first, second } of sentences)
    for (const one of [first, second]) said.set(one.line, [...(said.get(one.line) ?? []), one]);
  const isSaid = (one: Passage) => (said.get(one.line) ?? []).some((sentence) => isInside(one, sentence));
  const clauses = pairsOf(passages.filter(({ unit }) => unit === 'clause'));
  const others = clauses.filter(({ first, second }) => !(isSaid(first) && isSaid(second)));
  return [...sentences, ...others].map(({ first, second }) => {
    const differing = parts(first.text, second.text);
    return { first, second, firstPart: differing.first, secondPart: differing.second };
  });
});
