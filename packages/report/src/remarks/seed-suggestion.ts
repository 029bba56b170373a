// Suggestions that a new report begins with, brought from a file as what was changed under tracking.

import { shownText } from '../body/text';
import { type PersonId, personId } from '../ids';
import type { Report } from '../report';
import { type BodyRange, quoteOf } from './quote';
import { groundText, type SuggestedChange, tidyChange } from './suggested-change';
import { maxGroundLength, maxWhyLength, type Suggestion, suggestionId } from './suggestion';
import type { Anchor } from './thread';

/** A suggestion of a seed. People of elsewhere have no account here: they are named. */
export interface SeedSuggestion {
  /** Index of its section in the outline. */
  readonly entry: number;
  readonly range: BodyRange;
  readonly change: SuggestedChange;
  readonly author: string;
  /** Epoch ms. */
  readonly at: number;
}

const prefix = 'at:';

/** Stands for an anchor until there are documents: the range in the first text. */
const rangeAnchor = ({ from, to }: BodyRange): Anchor => ({ from: `${prefix}${from}`, to: `${prefix}${to}` });

/** The range that such a stand-in names; null: it is none. */
export function anchoredAt({ from, to }: Anchor): BodyRange | null {
  if (!from.startsWith(prefix) || !to.startsWith(prefix)) return null;
  return { from: Number(from.slice(prefix.length)), to: Number(to.slice(prefix.length)) };
}

/** A suggestion as it first stands in a report: made by who brings it, with its author's name as the reason; where nobody does, by its author. */
export function suggestionFromSeed(
  { entry, range, change, author, at }: SeedSuggestion,
  report: Report,
  owner: PersonId | null,
  newId: () => string,
): readonly Suggestion[] {
  const section = report.outline[entry]?.id;
  const body = section && report.bodies.get(section);
  if (!section || !body || range.to > body.content.size) return [];
  const text = groundText(body, range);
  if (text.length > maxGroundLength) return [];
  const quote = quoteOf(body, range, shownText(report, section, range));
  const ground = { anchor: rangeAnchor(range), quote, text };
  const by = owner ?? personId(author);
  const why = owner && author ? `【${author}】`.slice(0, maxWhyLength) : '';
  const id = suggestionId(newId());
  return [{ id, section, by, at, ground, change: tidyChange(change), why, decision: null, version: 1 }];
}
