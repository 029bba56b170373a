// Where two rows of tokens differ. What Yjs knows to be the same is matched first; between that, what reads alike, since the editor
// writes the rest of a paragraph anew when it is split, joined, or made a heading.

import { type BodyTokens, isBorder } from './body-tokens';

/** A stretch of one row and the stretch of the other that stands in its place. All between gaps reads the same. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Alike by chance, as 的 is in any two sentences, or meant: so many characters, or a whole border of blocks. */
const fewestAlike = 3;
const bordersAlike = 2;
/** Above this product of lengths nothing is looked for within a gap: it is one replacement. */
const largestSearch = 4_000_000;

class Aligning {
  readonly gaps: Gap[] = [];

  constructor(
    readonly a: BodyTokens,
    readonly b: BodyTokens,
  ) {}

  isAlike(i: number, j: number): boolean {
    return this.a.tokens[i] === this.b.tokens[j];
  }

  isSame(i: number, j: number): boolean {
    return this.isAlike(i, j) && this.a.ids[i] === this.b.ids[j];
  }

  align(): void {
    const { ids, tokens } = this.a;
    const other = this.b.tokens.length;
    let first = 0;
    while (first < Math.min(tokens.length, other) && this.isSame(first, first)) first++;
    let [to, end] = [tokens.length, other];
    while (to > first && end > first && this.isSame(to - 1, end - 1)) {
      to--;
      end--;
    }
    if (first === to && first === end) return;
    const known = new Map<number, number>();
    for (let i = first; i < to; i++) if (ids[i] !== 0) known.set(ids[i]!, i);
    let [i, j] = [first, first];
    for (let at = first; at < end; at++) {
      const there = this.b.ids[at] === 0 ? undefined : known.get(this.b.ids[at]!);
      if (there === undefined || there < i || !this.isAlike(there, at)) continue;
      this.within({ from: i, to: there, start: j, end: at });
      [i, j] = [there + 1, at + 1];
    }
    this.within({ from: i, to, start: j, end });
  }

  /** Looks for what reads alike between two things that are the same. */
  within({ from, to, start, end }: Gap): void {
    while (from < to && start < end && this.isAlike(from, start)) {
      from++;
      start++;
    }
    while (from < to && start < end && this.isAlike(to - 1, end - 1)) {
      to--;
      end--;
    }
    if (from === to && start === end) return;
    const gap = { from, to, start, end };
    const run = from < to && start < end ? this.#longestAlike(gap) : null;
    if (!run) {
      this.gaps.push(gap);
      return;
    }
    this.within({ from, to: run.i, start, end: run.j });
    this.within({ from: run.i + run.length, to, start: run.j + run.length, end });
  }

  /** The longest run that both hold, if it is long enough to mean something. */
  #longestAlike({ from, to, start, end }: Gap) {
    if ((to - from) * (end - start) > largestSearch) return null;
    let best = { i: from, j: start, length: 0 };
    let before = new Int32Array(end - start + 1);
    let now = new Int32Array(end - start + 1);
    for (let i = from; i < to; i++) {
      for (let j = start; j < end; j++) {
        const length = this.isAlike(i, j) ? before[j - start]! + 1 : 0;
        now[j - start + 1] = length;
        if (length > best.length) best = { i: i - length + 1, j: j - length + 1, length };
      }
      [before, now] = [now, before];
    }
    if (best.length === 0) return null;
    const run = this.a.tokens.slice(best.i, best.i + best.length);
    const borders = run.filter(isBorder).length;
    const isWhole = best.length === Math.min(to - from, end - start) && borders < best.length;
    return isWhole || run.length - borders >= fewestAlike || borders >= bordersAlike ? best : null;
  }
}

/** What really differs within a gap, by what reads alike. */
export function gapsWithin(a: BodyTokens, b: BodyTokens, gap: Gap): readonly Gap[] {
  const aligning = new Aligning(a, b);
  aligning.within(gap);
  return aligning.gaps;
}

/** How much is taken out and put in by gaps. */
const sizeOf = (gaps: readonly Gap[]) =>
  gaps.reduce((sum, { from, to, start, end }) => sum + to - from + end - start, 0);

/**
 * The editor keeps what a joined paragraph happens to end with, as every sentence ends with 。: where little that is the same stands
 * between two gaps and less would change without it, it counts for nothing.
 */
function withoutChance(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): readonly Gap[] {
  let apart: Gap[] = [];
  for (const gap of gaps) {
    const before = apart.at(-1);
    const between = before ? a.tokens.slice(before.to, gap.from) : [];
    if (before && between.filter((token) => !isBorder(token)).length < fewestAlike) {
      const other = gapsWithin(a, b, { from: before.from, to: gap.to, start: before.start, end: gap.end });
      if (sizeOf(other) < sizeOf([before, gap])) {
        apart = [...apart.slice(0, -1), ...other];
        continue;
      }
    }
    apart.push(gap);
  }
  return apart;
}

const isHigh = (unit: unknown) => typeof unit === 'number' && unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: unknown) => typeof unit === 'number' && unit >= 0xdc00 && unit < 0xe000;

/** Two characters may begin, or end, with the same unit. */
function ofWholeCharacters({ tokens }: BodyTokens, gap: Gap): Gap {
  const before = isHigh(tokens[gap.from - 1]) ? 1 : 0;
  const after = isLow(tokens[gap.to]) ? 1 : 0;
  const { from, to, start, end } = gap;
  return { from: from - before, to: to + after, start: start - before, end: end + after };
}

/** Where two bodies differ, in order. */
export function gapsBetween(a: BodyTokens, b: BodyTokens): readonly Gap[] {
  const aligning = new Aligning(a, b);
  aligning.align();
  return withoutChance(a, b, aligning.gaps).map((gap) => ofWholeCharacters(a, gap));
}
