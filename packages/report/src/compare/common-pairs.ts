// What two sequences have in common: first what stands once in both, in the longest run of growing order (patience), then the shortest
// edit between (Myers, "An O(ND) Difference Algorithm", 1986).

/** Indices of equal things in both sequences, growing in both. */
export type CommonPairs = readonly (readonly [before: number, after: number])[];

/** Goes through two sequences: each stretch that has no counterpart, with its two ends in both, and each pair. */
export function walkPairs(
  pairs: CommonPairs,
  lengths: readonly [before: number, after: number],
  onGap: (before: readonly [number, number], after: readonly [number, number]) => void,
  onPair: (before: number, after: number) => void,
): void {
  let [x, y] = [0, 0];
  for (const [atX, atY] of pairs) {
    if (atX > x || atY > y) onGap([x, atX], [y, atY]);
    onPair(atX, atY);
    [x, y] = [atX + 1, atY + 1];
  }
  if (lengths[0] > x || lengths[1] > y) onGap([x, lengths[0]], [y, lengths[1]]);
}

/** Edits beyond which a stretch counts as wholly replaced: looking on would take long, and nobody could follow the result. */
const mostEdits = 600;

/** A stretch of both sequences still to be compared; the ends are not in it. */
interface Stretch {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Pairs of equal keys. Keys that differ never pair. */
export function commonPairs(before: readonly string[], after: readonly string[]): CommonPairs {
  const pairs: (readonly [number, number])[] = [];
  let [start, endBefore, endAfter] = [0, before.length, after.length];
  while (start < endBefore && start < endAfter && before[start] === after[start])
    pairs.push([start, start++]);
  const tail: [number, number][] = [];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1])
    tail.push([--endBefore, --endAfter]);
  let from: readonly [number, number] = [start, start];
  for (const anchor of [...anchors(before, after, { from, to: [endBefore, endAfter] }), null]) {
    const to: readonly [number, number] = anchor ?? [endBefore, endAfter];
    pairs.push(...shortest(before, after, { from, to }));
    if (!anchor) break;
    pairs.push(anchor);
    from = [anchor[0] + 1, anchor[1] + 1];
  }
  return [...pairs, ...tail.reverse()];
}

/** Where each key stands in a stretch; -1 for one that stands there more than once. */
function places(keys: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let index = from; index < to; index++) found.set(keys[index]!, found.has(keys[index]!) ? -1 : index);
  return found;
}

function anchors(
  before: readonly string[],
  after: readonly string[],
  { from, to }: Stretch,
): readonly (readonly [number, number])[] {
  const inBefore = places(before, from[0], to[0]);
  const unique: [number, number][] = [];
  for (const [key, index] of places(after, from[1], to[1])) {
    const other = inBefore.get(key) ?? -1;
    if (index >= 0 && other >= 0) unique.push([other, index]);
  }
  return longestGrowing(unique.sort((a, b) => a[0] - b[0]));
}

/** The longest run of pairs, given in the order of their first numbers, whose second numbers grow, too. */
function longestGrowing(pairs: readonly [number, number][]): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, after], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = index;
  });
  const run: [number, number][] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) run.push(pairs[index]!);
  return run.reverse();
}

/** The pairs that the shortest edit of a stretch leaves; none when it needs too many edits. */
function shortest(before: readonly string[], after: readonly string[], { from, to }: Stretch): CommonPairs {
  const [lengthBefore, lengthAfter] = [to[0] - from[0], to[1] - from[1]];
  if (lengthBefore === 0 || lengthAfter === 0) return [];
  const limit = Math.min(mostEdits, lengthBefore + lengthAfter);
  const offset = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = goesDown(reach, offset + diagonal, diagonal, edits);
      let x = isDown ? reach[offset + diagonal + 1]! : reach[offset + diagonal - 1]! + 1;
      let y = x - diagonal;
      while (x < lengthBefore && y < lengthAfter && before[from[0] + x] === after[from[1] + y]) {
        x++;
        y++;
      }
      reach[offset + diagonal] = x;
      if (x >= lengthBefore && y >= lengthAfter) return walkedBack(trace, { from, x, y, offset });
    }
  }
  return [];
}

const goesDown = (reach: Int32Array, at: number, diagonal: number, edits: number) =>
  diagonal === -edits || (diagonal !== edits && reach[at - 1]! < reach[at + 1]!);

interface End {
  readonly from: readonly [number, number];
  readonly x: number;
  readonly y: number;
  readonly offset: number;
}

function walkedBack(trace: readonly Int32Array[], { from, offset, ...end }: End): CommonPairs {
  const pairs: [number, number][] = [];
  let { x, y } = end;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits]!;
    const diagonal = x - y;
    const previous = goesDown(reach, offset + diagonal, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : reach[offset + previous]!;
    const startY = edits === 0 ? 0 : startX - previous;
    while (x > startX && y > startY) pairs.push([from[0] + --x, from[1] + --y]);
    [x, y] = [startX, startY];
  }
  return pairs.reverse();
}
