// The changes of a fork, each with the suggestion it is: while one goes on typing in the same spot it stays the same suggestion.

import type { BodyRange, SuggestionId } from '@huigao/report';
import type { BodyChange } from './body-changes';

/** A change, and the suggestion it is. */
export interface NamedChange {
  readonly id: SuggestionId;
  readonly change: BodyChange;
}

/** Where a suggestion stood before, in the positions of now. */
export interface NamedRange extends BodyRange {
  readonly id: SuggestionId;
  readonly does: BodyChange['does'];
}

const touches = (one: BodyRange, other: BodyRange) => one.from <= other.to && other.from <= one.to;

/** Gives each change the name of what stood there before; what touches nothing gets one of its own. */
export function nameChanges(
  changes: readonly BodyChange[],
  before: readonly NamedRange[],
  newId: () => SuggestionId,
): readonly NamedChange[] {
  // What others wrote into a stretch parts it: the name goes to one of the parts.
  const taken = new Set<SuggestionId>();
  const take = (fits: (range: NamedRange) => boolean): SuggestionId | null => {
    const range = before.find((one) => !taken.has(one.id) && fits(one));
    if (range) taken.add(range.id);
    return range?.id ?? null;
  };
  const names = new Map<BodyChange, SuggestionId>();
  // What stands where it stood comes first, lest its neighbour takes its name.
  for (const change of changes) {
    const { from, to, does } = change;
    const id = take((range) => range.does === does && range.from === from && range.to === to);
    if (id) names.set(change, id);
  }
  return changes.map((change) => {
    const id =
      names.get(change) ?? take((range) => range.does === change.does && touches(range, change)) ?? newId();
    return { id, change };
  });
}
