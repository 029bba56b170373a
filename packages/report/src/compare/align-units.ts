// Which paragraph became which: equal ones first, then, between those, the ones most alike in their order; what is left may have moved.

import { type CommonPairs, commonPairs, walkPairs } from './common-pairs';
import { type Bigrams, bigramsOf, likeness } from './likeness';
import type { Unit } from './units';

/** One line of the comparison of two texts: a unit, and what it was before. */
export interface Aligned {
  readonly before: Unit | null;
  readonly after: Unit | null;
}

/** From which likeness on two paragraphs in one place are one that was rewritten. */
const rewritten = 0.4;
/** From which likeness on, and from how many characters, a paragraph elsewhere is the same one moved. */
const moved = 0.75;
const shortestMoved = 8;
/** Most comparisons of paragraphs by likeness in one gap; a longer one is compared nearby only. */
const mostComparisons = 40_000;

const keysOf = (units: readonly Unit[]) => units.map(({ key }) => key);

/** Two versions of one text, in reading order: what went stands before what came. */
export function alignUnits(before: readonly Unit[], after: readonly Unit[]): readonly Aligned[] {
  const aligned: Aligned[] = [];
  walkPairs(
    commonPairs(keysOf(before), keysOf(after)),
    [before.length, after.length],
    (gone, come) => aligned.push(...alignGap(before.slice(...gone), after.slice(...come))),
    (x, y) => aligned.push({ before: before[x]!, after: after[y]! }),
  );
  return aligned;
}

interface Weighed {
  readonly unit: Unit;
  readonly bigrams: Bigrams;
}

const weighed = (units: readonly Unit[]): readonly Weighed[] =>
  units.map((unit) => ({ unit, bigrams: bigramsOf(unit.text) }));

const alike = (a: Weighed, b: Weighed) =>
  a.unit.isRow === b.unit.isRow ? likeness(a.bigrams, b.bigrams) : 0;

function alignGap(before: readonly Unit[], after: readonly Unit[]): readonly Aligned[] {
  const pairs = before.length > 0 && after.length > 0 ? likelyPairs(weighed(before), weighed(after)) : [];
  const aligned: Aligned[] = [];
  walkPairs(
    pairs,
    [before.length, after.length],
    (gone, come) => {
      aligned.push(...before.slice(...gone).map((unit) => ({ before: unit, after: null })));
      aligned.push(...after.slice(...come).map((unit) => ({ before: null, after: unit })));
    },
    (x, y) => aligned.push({ before: before[x]!, after: after[y]! }),
  );
  return aligned;
}

/** The pairs, growing in both, whose likenesses add up to most. */
function likelyPairs(before: readonly Weighed[], after: readonly Weighed[]): CommonPairs {
  const reach = Math.ceil(mostComparisons / (before.length + after.length));
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  for (let x = before.length - 1; x >= 0; x--)
    for (let y = after.length - 1; y >= 0; y--) {
      const skip = Math.max(best[(x + 1) * width + y]!, best[x * width + y + 1]!);
      const isNear = Math.abs(x - y) <= reach;
      const worth = isNear ? alike(before[x]!, after[y]!) : 0;
      const take = worth >= rewritten ? worth + best[(x + 1) * width + y + 1]! : 0;
      best[x * width + y] = Math.max(skip, take);
    }
  return chosen(best, before.length, after.length);
}

function chosen(best: Float64Array, rows: number, columns: number): CommonPairs {
  const width = columns + 1;
  const pairs: [number, number][] = [];
  let [x, y] = [0, 0];
  while (x < rows && y < columns) {
    const here = best[x * width + y]!;
    if (here === best[(x + 1) * width + y]) x++;
    else if (here === best[x * width + y + 1]) y++;
    else pairs.push([x++, y++]);
  }
  return pairs;
}

/** A unit that went in one place and came in another. */
export interface Move {
  readonly before: Unit;
  readonly after: Unit;
}

/** Of what went and what came anywhere in a report, what is the same paragraph moved: unchanged first, then much alike. */
export function movesAmong(aligned: readonly Aligned[]): readonly Move[] {
  const isLong = ({ text }: Unit) => text.length >= shortestMoved;
  const gone = aligned.flatMap(({ before, after }) => (before && !after && isLong(before) ? [before] : []));
  const come = aligned.flatMap(({ before, after }) => (after && !before && isLong(after) ? [after] : []));
  const waiting = byKey(come);
  const same = gone.flatMap((before): Move[] => {
    const after = waiting.get(before.key)?.shift();
    return after ? [{ before, after }] : [];
  });
  const taken = new Set(same.flatMap(({ before, after }) => [before, after]));
  const rest = (units: readonly Unit[]) => weighed(units.filter((unit) => !taken.has(unit)));
  return [...same, ...movedAndChanged(rest(gone), rest(come))];
}

function byKey(units: readonly Unit[]): ReadonlyMap<string, Unit[]> {
  const found = new Map<string, Unit[]>();
  for (const unit of units) {
    const list = found.get(unit.key);
    if (list) list.push(unit);
    else found.set(unit.key, [unit]);
  }
  return found;
}

function movedAndChanged(gone: readonly Weighed[], come: readonly Weighed[]): readonly Move[] {
  if (gone.length * come.length > mostComparisons) return [];
  const left = new Set(come);
  return gone.flatMap((before): Move[] => {
    let best: Weighed | null = null;
    let degree = moved;
    for (const other of left) {
      const found = alike(before, other);
      if (found >= degree) [best, degree] = [other, found];
    }
    if (!best) return [];
    left.delete(best);
    return [{ before: before.unit, after: best.unit }];
  });
}
