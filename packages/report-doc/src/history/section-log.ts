// The log of one section, taken in entry by entry, from which its history is read. Holds every character that ever stood in the text,
// which the documents of a room do not: those forget what was deleted.

import type { HistoryMoment, PersonId, SectionHistory } from '@huigao/report';
import { type EarlierText, earlierItems, earlierText } from './earlier-text';
import { Generation } from './generation';
import { historyItems } from './history-items';
import { never, readItems } from './raw-item';
import { findWritten } from './written-before';

/** An entry of the log that is of the section. */
export interface SectionEntry {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly person: PersonId | null;
  /** Epoch ms. */
  readonly at: number;
  /** The bytes are the text from here on. */
  readonly whole?: true;
}

/** A pause longer than this, or a stretch longer than that, ends a moment. In ms. */
const longestPauseMs = 5000;
const longestMomentMs = 60_000;

/** All that `SectionLog` holds, for keeping it. */
export interface SectionLogState {
  /** What was written before the report was brought here; its moments come first, and each counts as an entry. */
  readonly earlier: EarlierText | null;
  readonly moments: HistoryMoment[];
  /** The moment of each entry. */
  readonly momentOf: number[];
  readonly generations: Generation[];
  /** The first entry of which it is not known yet who wrote what came with it. */
  unknownSince: number;
}

const emptyState = (): SectionLogState => ({
  earlier: null,
  moments: [],
  momentOf: [],
  generations: [],
  unknownSince: 0,
});

export class SectionLog {
  readonly state: SectionLogState;

  constructor(state: SectionLogState = emptyState()) {
    this.state = state;
  }

  /** A log whose first entry brings a text that has this history. */
  static after(history: SectionHistory): SectionLog {
    return new SectionLog({
      ...emptyState(),
      earlier: earlierText(history),
      moments: [...history.moments],
      momentOf: [...history.moments.keys()],
      unknownSince: history.moments.length,
    });
  }

  /** The last entry that was taken; 0: none. */
  get seq(): number {
    return this.state.generations.length > 0 ? this.state.moments.at(-1)!.seq : 0;
  }

  /**
   * Takes the entries that follow, in their order. Throws when one is no update.
   * @param breaks - places of the log, growing, at which a moment must end, so that the text of that place can be had
   */
  take(entries: readonly SectionEntry[], breaks: readonly number[]): void {
    const { generations, momentOf } = this.state;
    let waiting: Uint8Array[] = [];
    for (const entry of entries) {
      const index = momentOf.length;
      if (entry.whole || generations.length === 0) {
        generations.at(-1)?.apply(waiting);
        waiting = [];
        generations.push(new Generation(index));
      }
      generations.at(-1)!.index(entry.bytes, index);
      waiting.push(entry.bytes);
      momentOf.push(this.#momentWith(entry, breaks));
    }
    generations.at(-1)?.apply(waiting);
  }

  /** The index of the moment that an entry belongs to. */
  #momentWith({ seq, person, at, whole }: SectionEntry, breaks: readonly number[]): number {
    const { moments, momentOf, earlier } = this.state;
    const last = moments.at(-1);
    const isOfEarlier = moments.length === earlier?.moments;
    // What a report is brought with is what its last earlier moment left: nothing was written.
    if (last && isOfEarlier && momentOf.length === earlier.moments) {
      moments[moments.length - 1] = { ...last, seq };
      return moments.length - 1;
    }
    const goesOn =
      last &&
      !isOfEarlier &&
      !whole &&
      !last.isRestoring &&
      last.person === person &&
      at - last.at <= longestPauseMs &&
      at - last.from <= longestMomentMs &&
      !isBroken(breaks, last.seq, seq);
    if (goesOn) moments[moments.length - 1] = { ...last, seq, at };
    else moments.push({ seq, person, from: at, at, isRestoring: whole === true });
    return moments.length - 1;
  }

  /** @param breaks - as for `take`: where restored text may have come from */
  read(breaks: readonly number[]): SectionHistory {
    const { earlier, moments, momentOf, generations } = this.state;
    const lastOf: number[] = [];
    for (const [entry, moment] of momentOf.entries()) lastOf[moment] = entry;
    const known = { before: this.state.unknownSince, momentOf };
    const before = earlier ? earlierItems(earlier) : [];
    const raw = generations.map((one) => ({ since: one.since, items: readItems(one, known) }));
    const places = earlier ? [earlier.moments - 1] : [];
    const found = findWritten([...before, ...raw], {
      since: this.state.unknownSince,
      personOf: (entry) => moments[momentOf[entry]!]!.person,
      sources: [...places, ...breaks.flatMap((seq) => this.#lastUpTo(seq, lastOf))],
      endOf: (entry) => lastOf[momentOf[entry]!]!,
    });
    for (const [index, generation] of generations.entries()) generation.know(found[before.length + index]!);
    this.state.unknownSince = momentOf.length;
    const own = raw.map(({ since, items }) => ({
      since: momentOf[since]!,
      items: historyItems(items, (entry) => (entry === never ? -1 : momentOf[entry]!)),
    }));
    return { moments, generations: [...(earlier?.generations ?? []), ...own] };
  }

  /** The last entry of the moment that a place of the log lies in, or right behind. */
  #lastUpTo(place: number, lastOf: readonly number[]): readonly number[] {
    const moment = this.state.moments.findLastIndex(({ seq }) => seq <= place);
    return moment < 0 ? [] : [lastOf[moment]!];
  }
}

/** Whether a moment must end between two entries. */
function isBroken(breaks: readonly number[], before: number, after: number): boolean {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (breaks[middle]! < before) low = middle + 1;
    else high = middle;
  }
  return low < breaks.length && breaks[low]! < after;
}
