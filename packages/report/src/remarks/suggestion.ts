// Suggestions 修订建议: changes of a text that somebody proposes and somebody else decides. Kept in the record and never in the text, as
// threads are, so that whoever may not edit can make them and the text stays what was accepted.

import type { PersonId, SectionId } from '../ids';
import type { Report } from '../report';
import type { BodyRange, Quote } from './quote';
import type { SuggestedChange } from './suggested-change';
import type { Anchor } from './thread';

declare const brand: unique symbol;
export type SuggestionId = string & { readonly [brand]: 'suggestion' };
export const suggestionId = (text: string) => text as SuggestionId;

/** Most suggestions of a report, decided ones included, and most that one command decides. */
export const maxSuggestions = 5000;
export const maxDecidedAtOnce = 1000;
/** Longest reason, and longest stretch that a suggestion stands for, in UTF-16 units. */
export const maxWhyLength = 1000;
export const maxGroundLength = 20_000;

/** A stretch of a text, or a point of it, with what stood there. */
export interface Ground {
  /** Of a point, the two ends cling to what stands on either side: where they part, something came between. */
  readonly anchor: Anchor;
  /** For readers, and to find it again; its text is cut short. */
  readonly quote: Quote;
  /** The whole of it as `groundText` gives it; `''` of a point. */
  readonly text: string;
}

/** How a suggestion ended: accepted 已接受, rejected 已拒绝, withdrawn 已撤回 by its author. */
export const suggestionEnds = ['accepted', 'rejected', 'withdrawn'] as const;
export type SuggestionEnd = (typeof suggestionEnds)[number];

export interface Decision {
  readonly end: SuggestionEnd;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  /** Of an accepted one, so that it can be taken back; null where that is not possible. */
  readonly put: PutIn | null;
  /** Why it was rejected. Absent where nothing was said, and before it could be. */
  readonly why?: string;
}

/** What was put into a text by accepting. */
export interface PutIn {
  /** Where it stands, and how it reads. */
  readonly ground: Ground;
  /** What stood there before, as `Slice.toJSON` writes it. */
  readonly before: unknown;
  /** Where in that the suggestion's own stretch was. */
  readonly within: BodyRange;
}

/** A change that somebody proposes for a stretch of a section. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly section: SectionId;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  readonly ground: Ground;
  readonly change: SuggestedChange;
  /** Why it is proposed; may be empty. */
  readonly why: string;
  /** Null while it waits 待处理. */
  readonly decision: Decision | null;
  /** Rises with every change of it; who decides names the version he saw. */
  readonly version: number;
}

/** The suggestions of a report that wait, by section. */
export function openSuggestionCounts({
  suggestions,
}: Pick<Report, 'suggestions'>): ReadonlyMap<SectionId, number> {
  const counts = new Map<SectionId, number>();
  for (const { section, decision } of suggestions.values())
    if (!decision) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}
