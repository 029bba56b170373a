// Changes of a body, carried over to a later state of it. What somebody else wrote meanwhile is never part of a change: it was not there
// when the change was made.

import { type BodyRange, type BodyReplacement, replacementOf } from '@huigao/report';
import { type Mark, Slice } from 'prosemirror-model';
import { type BodyChange, markChanged } from './body-changes';
import { type BodyTokens, isBorder } from './body-tokens';
import type { NamedChange, NamedRange } from './named-changes';
import { type Gap, gapsBetween } from './token-gaps';

/** What a change comes down to, with the suggestion it is. */
export type NamedReplacement = BodyReplacement & NamedRange;

/** What became of changes: what they come down to now, in order, and the suggestions whose ground is gone. */
export interface CarriedChanges {
  readonly replacements: readonly NamedReplacement[];
  readonly lost: readonly NamedChange['id'][];
}

/** Carries positions of one body over to another. */
class Carrier {
  readonly #gaps: readonly Gap[];

  constructor(
    readonly a: BodyTokens,
    readonly b: BodyTokens,
  ) {
    this.#gaps = gapsBetween(a, b);
  }

  /** Where a position is now; where something came in there, on this side of it. Null within what is gone. */
  position(pos: number, side: 'before' | 'after'): number | null {
    let by = 0;
    for (const { from, to, start, end } of this.#gaps) {
      if (from > pos || (from === pos && side === 'before')) break;
      if (to > pos) return from === pos ? start : null;
      by = end - to;
    }
    return pos + by;
  }

  /** Gaps that lie in a stretch or reach into it. */
  inside({ from, to }: BodyRange): readonly Gap[] {
    return this.#gaps.filter((gap) => gap.from < to && gap.to > from);
  }

  /** What is left of a stretch, as stretches of now. */
  left(range: BodyRange): readonly BodyRange[] {
    const stretches: BodyRange[] = [];
    let at = range.from;
    const keep = (until: number) => {
      if (at >= until) return;
      const from = this.position(at, 'after')!;
      stretches.push({ from, to: from + until - at });
    };
    for (const gap of this.inside(range)) {
      keep(gap.from);
      at = Math.max(at, gap.to);
    }
    keep(range.to);
    return stretches;
  }
}

/** The marks of the first thing in a slice that has any. */
function marksIn({ content }: Slice): readonly Mark[] | null {
  let found: readonly Mark[] | null = null;
  content.descendants((node) => {
    if (node.isInline) found ??= node.marks;
    return found === null;
  });
  return found;
}

function carryMark({ a, b }: Carrier, change: BodyChange, left: readonly BodyRange[]): BodyReplacement[] {
  const wanted = markChanged(a.marks[change.from]!, marksIn(change.slice) ?? []);
  return left.flatMap((range) => (wanted && replacementOf(b.body, range, { do: 'mark', ...wanted })) ?? []);
}

/** Whether what came into a stretch leaves a change of it what it was: words among words, and nothing across its ends. */
function leavesWhole({ a, b }: Carrier, { from, to }: BodyRange, gaps: readonly Gap[]): boolean {
  if (gaps.length === 0) return true;
  if (a.tokens.slice(from, to).some(isBorder)) return false;
  return gaps.every((gap) => {
    const isNew = gap.start < gap.end;
    const isOut = gap.from < from || gap.to > to;
    return !isNew || (!isOut && !b.tokens.slice(gap.start, gap.end).some(isBorder));
  });
}

function carry(carrier: Carrier, change: BodyChange): BodyReplacement[] | null {
  const { from, to, slice } = change;
  if (from === to) {
    const pos = carrier.position(from, 'before');
    return pos === null ? null : [{ from: pos, to: pos, slice }];
  }
  const [first, ...rest] = carrier.left(change);
  // All of it is gone already, which is what was wanted if nothing was to come in its place.
  if (!first) return slice.size === 0 ? [] : null;
  if (!leavesWhole(carrier, change, carrier.inside(change))) return null;
  if (change.does === 'mark') return carryMark(carrier, change, [first, ...rest]);
  return [{ ...first, slice }, ...rest.map((range) => ({ ...range, slice: Slice.empty }))];
}

/** Where a change is carried to that was made already, and written on since: over all that was put in. */
function carryOver(carrier: Carrier, { from, to, slice }: BodyChange): BodyReplacement[] | null {
  const [start, end] = [carrier.position(from, 'before'), carrier.position(to, 'after')];
  return start === null || end === null || start > end ? null : [{ from: start, to: end, slice }];
}

/**
 * Carries changes of body `a` over to body `b`, a later state of the same document.
 * @param made - the suggestions that were made in `b` meanwhile
 */
export function carryChanges(
  changes: readonly NamedChange[],
  a: BodyTokens,
  b: BodyTokens,
  made: ReadonlySet<NamedChange['id']> = new Set(),
): CarriedChanges {
  const carrier = new Carrier(a, b);
  const replacements: NamedReplacement[] = [];
  const lost: NamedChange['id'][] = [];
  let end = 0;
  for (const { id, change } of changes) {
    const carried = made.has(id) ? carryOver(carrier, change) : carry(carrier, change);
    // Two that fell together: the first stays.
    if (carried?.every(({ from }) => from >= end)) {
      replacements.push(...carried.map((one) => ({ ...one, id, does: change.does })));
      end = carried.at(-1)?.to ?? end;
    } else lost.push(id);
  }
  return { replacements, lost };
}
