// Where a suggestion stands: the same function of record and texts on the server, which applies it, and in the page, which shows it.

import {
  type BodyRange,
  type BodyReplacement,
  findPoint,
  findQuote,
  type Ground,
  groundText,
  maxGroundLength,
  quoteOf,
  type Report,
  readsAround,
  replaced,
  replacementOf,
  type SectionId,
  type Suggestion,
  standsAlone,
} from '@huigao/report';
import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import { anchoredPoint, anchoredRange, anchorOf, anchorOfPoint, type Sizes } from './anchor';

/** Where something that may be a point stands in a body: `from` and `to` are then the same. */
const isPoint = ({ from, to }: BodyRange) => from === to;

/** Whether a position lies in a body and not within a character. */
function isWhole(body: Node, pos: number): boolean {
  if (pos < 0 || pos > body.content.size) return false;
  const { nodeBefore, textOffset } = body.resolve(pos);
  return textOffset === 0 || !/[\uD800-\uDBFF]$/.test(nodeBefore?.text ?? '');
}

/**
 * The ground of a stretch or a point of a section, or null where there is none.
 * @param shown - what stands there as readers see it
 * @param sizes - see `anchorOf`
 */
export function groundOf(
  doc: Y.Doc,
  body: Node,
  range: BodyRange,
  shown: string,
  sizes?: Sizes,
): Ground | null {
  if (!isWhole(body, range.from) || !isWhole(body, range.to) || range.from > range.to) return null;
  const anchor = isPoint(range) ? anchorOfPoint(doc, range.from, sizes) : anchorOf(doc, range, sizes);
  const text = groundText(body, range);
  if (!anchor || text.length > maxGroundLength) return null;
  const quote = quoteOf(body, range, shown);
  return { anchor, quote: { ...quote, alone: standsAlone([body], quote) }, text };
}

/** Where a ground is now, and whether it reads as it did. */
export interface GroundPlace {
  readonly range: BodyRange;
  readonly isUnchanged: boolean;
}

/**
 * Null: what stood there is gone.
 * @param sizes - see `anchorOf`
 */
export function placeOfGround(
  doc: Y.Doc,
  body: Node,
  { anchor, quote, text }: Ground,
  sizes?: Sizes,
): GroundPlace | null {
  const wasPoint = quote.text === '' && text === '';
  const range = wasPoint ? anchoredPoint(doc, anchor, sizes) : anchoredRange(doc, anchor, sizes);
  if (range && range.to <= body.content.size) {
    const isSame = isPoint(range) === wasPoint && groundText(body, range) === text;
    if (isSame && (!wasPoint || readsAround(body, range.from, quote))) return { range, isUnchanged: true };
  }
  const found = wasPoint ? findPoint(body, quote) : findQuote(body, quote);
  if (found && groundText(body, found) === text) return { range: found, isUnchanged: true };
  const there = range && range.to <= body.content.size ? range : found;
  return there && { range: there, isUnchanged: false };
}

/**
 * Where a suggestion stands: `ready` to be applied as it is, `changed` 需复核 where something else stands there now, `gone` where
 * nothing of it is left, and only its quote tells what it was.
 */
export type SuggestionPlace =
  | { readonly stands: 'ready'; readonly range: BodyRange; readonly replacement: BodyReplacement }
  | { readonly stands: 'changed'; readonly range: BodyRange }
  | { readonly stands: 'gone'; readonly range: null };

export const gone: SuggestionPlace = { stands: 'gone', range: null };

/** Where a suggestion stands in the body of the section it was made in, whether it is open or not. @param sizes - see `anchorOf` */
export function placeInBody(
  doc: Y.Doc,
  body: Node,
  { ground, change }: Pick<Suggestion, 'ground' | 'change'>,
  sizes?: Sizes,
): SuggestionPlace {
  const place = placeOfGround(doc, body, ground, sizes);
  if (!place) return gone;
  const { range, isUnchanged } = place;
  const replacement = isUnchanged ? replacementOf(body, range, change) : null;
  if (!replacement || !replaced(body, replacement)) return { stands: 'changed', range };
  return { stands: 'ready', range, replacement };
}

/** Where a suggestion stands in a report: in the section it was made in, or in the one its words were cut and put into. */
export type StandingSuggestion = SuggestionPlace & { readonly section: SectionId };

/** Where words that were cut out of a suggestion's section stand in another one: only where all reads as it did, with enough around it. */
export function placeElsewhere(
  body: Node,
  { ground, change }: Pick<Suggestion, 'ground' | 'change'>,
): SuggestionPlace | null {
  const { quote, text } = ground;
  // That it stood alone is known of its own section only.
  const range = text === '' ? findPoint(body, quote) : findQuote(body, { ...quote, alone: false });
  if (!range || groundText(body, range) !== text) return null;
  const replacement = replacementOf(body, range, change);
  return replacement && replaced(body, replacement) ? { stands: 'ready', range, replacement } : null;
}

/**
 * Where a suggestion stands in a report. One whose words are gone from its section is looked for in the others, by the outline; one of
 * which something is left there stays.
 * @param sizes - see `anchorOf`; of the suggestion's own section
 */
export function placeOfSuggestion(
  suggestion: Suggestion,
  { bodies, outline }: Pick<Report, 'bodies' | 'outline'>,
  documents: (section: SectionId) => Y.Doc | null,
  sizes?: Sizes,
): StandingSuggestion {
  const { section, ground } = suggestion;
  const [body, doc] = [bodies.get(section), documents(section)];
  const home = { ...(body && doc ? placeInBody(doc, body, suggestion, sizes) : gone), section };
  // Between what stood around it, a point is always somewhere.
  const isLost = home.stands === 'gone' || (home.stands === 'changed' && ground.text === '');
  if (!isLost) return home;
  for (const { id } of outline) {
    const there = id === section ? undefined : bodies.get(id);
    const place = there && placeElsewhere(there, suggestion);
    if (place) return { ...place, section: id };
  }
  return home;
}

/** The order of suggestions of one section: by place, what came first before what came later; those that are gone last. */
export function byPlace(
  [a, at]: readonly [Suggestion, SuggestionPlace],
  [b, bt]: readonly [Suggestion, SuggestionPlace],
): number {
  const start = ({ range }: SuggestionPlace) => range?.from ?? Number.MAX_SAFE_INTEGER;
  return start(at) - start(bt) || a.at - b.at || (a.id < b.id ? -1 : 1);
}
