// Where a place of the section's text stands in a fork of it, and the other way round. What is put in or taken out belongs to the
// place where it is.

import type { SectionFork } from '@huigao/report-doc';
import type { ShownOtherwise } from '../editor/body/body-editor';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Two stretches that stand for each other. */
interface Pair {
  readonly here: Stretch;
  readonly there: Stretch;
}

function moved(pairs: readonly Pair[], pos: number, side: 'start' | 'end'): number {
  let by = 0;
  for (const { here, there } of pairs) {
    if (here.from > pos || (here.from === pos && side === 'end')) break;
    if (here.to > pos) return side === 'start' ? there.to : there.from;
    by = there.to - here.to;
  }
  return pos + by;
}

function movedRange<Range extends Stretch>(pairs: readonly Pair[], range: Range): Range {
  const from = moved(pairs, range.from, 'start');
  const isPoint = range.from === range.to;
  return { ...range, from, to: isPoint ? from : Math.max(from, moved(pairs, range.to, 'end')) };
}

export function placesInFork(fork: SectionFork): Pick<ShownOtherwise, 'inEditor' | 'inText'> {
  const pairs = (): readonly Pair[] =>
    fork.changes.map(({ change: { from, to, start, end } }) => ({
      here: { from, to },
      there: { from: start, to: end },
    }));
  const back = (): readonly Pair[] => pairs().map(({ here, there }) => ({ here: there, there: here }));
  return {
    inEditor: (range) => movedRange(pairs(), range),
    inText: (range) => movedRange(back(), range),
  };
}
