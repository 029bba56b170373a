// Accepting suggestions and taking that back: written into the text of their sections, in the order in which they stand there, in the
// same step as their records. What cannot be applied as it was suggested is left as it is.

import {
  type BodyRange,
  bodySchema,
  groundText,
  putRange,
  type Report,
  replaced,
  replacementOf,
  type SectionId,
  type Suggestion,
  sectionBlocks,
  shownIn,
} from '@huigao/report';
import { type Node, Slice } from 'prosemirror-model';
import type * as Y from 'yjs';
import { Sizes } from '../anchor';
import { readBody } from '../body';
import {
  byPlace,
  gone,
  groundOf,
  placeElsewhere,
  placeInBody,
  placeOfGround,
  type SuggestionPlace,
} from '../ground';
import { writeReplacement } from '../write-replacement';
import { type CommandContext, type CommandRefused, refuse } from './command-result';

type Applied = { readonly ok: true; readonly suggestions: readonly Suggestion[] } | CommandRefused;

/** A stretch of a text that moves along while suggestions are written before it. */
interface Moving {
  from: number;
  to: number;
}

/** Where a suggestion stands in a text, whether it was made there or came with its words. */
const placeHere = (
  suggestion: Suggestion,
  { section, doc, body }: Pick<Text, 'section' | 'doc' | 'body'>,
  sizes?: Sizes,
) =>
  suggestion.section === section
    ? placeInBody(doc, body, suggestion, sizes)
    : (placeElsewhere(body, suggestion) ?? gone);

/** A section's text while suggestions are written into it. */
class Text {
  /** By how much all that stands behind what was written was moved; null where that is not known. */
  #moved: number | null = 0;
  readonly #moving: Moving[] = [];
  readonly #sizes = new Sizes();
  #blocks: ReturnType<typeof sectionBlocks> | null = null;

  constructor(
    readonly doc: Y.Doc,
    public body: Node,
    readonly report: Report,
    readonly section: SectionId,
  ) {}

  /** Writes the text that a replacement of `range` gives. */
  write(after: Node, { from, to }: BodyRange): void {
    const grown = after.content.size - this.body.content.size;
    writeReplacement(this.doc, this.body, after);
    this.body = after;
    for (const one of this.#moving) {
      if (one.from >= to && one.from > from) one.from += grown;
      if (one.to > from) one.to += grown;
    }
  }

  /** A stretch to be known again when all is written. */
  keep({ from, to }: BodyRange): Moving {
    const kept = { from, to };
    this.#moving.push(kept);
    return kept;
  }

  /** Where a suggestion stands, before anything is written. */
  placeFirst(suggestion: Suggestion): SuggestionPlace {
    return placeHere(suggestion, this, this.#sizes);
  }

  /** All is written that is to be. */
  settle(): void {
    this.#sizes.clear();
    const entry = this.report.outline.find(({ id }) => id === this.section);
    const bodies = new Map(this.report.bodies).set(this.section, this.body);
    this.#blocks = entry ? sectionBlocks({ ...this.report, bodies }, entry) : [];
  }

  /**
   * Where a suggestion stands now that stood at `first` before the step, all that was written since standing before it. Anchors do not
   * tell: joining two paragraphs writes the second one anew.
   */
  placeNow(suggestion: Suggestion, first: SuggestionPlace): SuggestionPlace {
    if (first.stands !== 'ready' || this.#moved === null) return placeHere(suggestion, this);
    const range = { from: first.range.from + this.#moved, to: first.range.to + this.#moved };
    const isSame =
      range.to <= this.body.content.size && groundText(this.body, range) === suggestion.ground.text;
    const replacement = isSame ? replacementOf(this.body, range, suggestion.change) : null;
    if (!replacement || !replaced(this.body, replacement)) return placeHere(suggestion, this);
    return { stands: 'ready', range, replacement };
  }

  /** Writes a suggestion that stands at `now`, and stood at `first` before the step. */
  accept(now: Extract<SuggestionPlace, { readonly stands: 'ready' }>, first: BodyRange): void {
    const { size } = this.body.content;
    const isKnown = this.#moved !== null && now.range.from === first.from + this.#moved;
    this.write(replaced(this.body, now.replacement)!, now.replacement);
    this.#moved = isKnown ? this.#moved! + this.body.content.size - size : null;
  }

  /** The ground of a stretch once all is settled. */
  ground(range: BodyRange) {
    return groundOf(this.doc, this.body, range, shownIn(this.#blocks!, range), this.#sizes);
  }
}

/**
 * Applies what one suggestion wants, which stood at `first` before the step; null when it cannot be. Gives what makes the suggestion as
 * it is then, once all is settled: what is looked for in the whole text is looked for in one text, and not in one after each of them.
 */
type Apply = (text: Text, suggestion: Suggestion, first: SuggestionPlace) => (() => Suggestion | null) | null;

/** In which section a suggestion is applied. */
type SectionOf = (suggestion: Suggestion) => SectionId;

function applyAll(
  all: readonly Suggestion[],
  context: CommandContext,
  apply: Apply,
  sectionOf: SectionOf,
): Applied {
  const sections = new Map<SectionId, Suggestion[]>();
  for (const one of all) {
    const section = sectionOf(one);
    sections.set(section, [...(sections.get(section) ?? []), one]);
  }
  const suggestions: Suggestion[] = [];
  let refusal: CommandRefused | null = null;
  for (const [section, wanted] of sections) {
    const here: Suggestion[] = [];
    const result = context.rewrite?.(section, (doc) => {
      const read = readBody(doc);
      const report = context.report?.();
      if (!read.ok || !report) return;
      const text = new Text(doc, read.body, report, section);
      const placed = wanted.map((one) => [one, text.placeFirst(one)] as const).sort(byPlace);
      const applied = placed.flatMap(([one, first]) => apply(text, one, first) ?? []);
      text.settle();
      here.push(...applied.flatMap((changed) => changed() ?? []));
    });
    if (result?.ok) suggestions.push(...here);
    else refusal ??= result ?? refuse('no-text', section);
  }
  if (suggestions.length > 0) return { ok: true, suggestions };
  return refusal ?? refuse('suggestion-stale');
}

/**
 * Accepts what can be accepted. Each is looked at again after those before it, which may have changed its ground; of those that overlap
 * only the first is accepted, since nobody saw what both together make of the text. What stands in another section than it was made
 * in is of that section from then on.
 */
export function acceptAll(
  all: readonly Suggestion[],
  context: CommandContext,
  sectionOf: SectionOf,
): Applied {
  const { by, at } = context;
  const ends = new Map<SectionId, number>();
  const accept: Apply = (text, suggestion, first) => {
    if (!first.range || first.range.from < (ends.get(text.section) ?? 0)) return null;
    const place = text.placeNow(suggestion, first);
    if (place.stands !== 'ready') return null;
    const { range, replacement } = place;
    // A format leaves the words for others as they are.
    if (suggestion.change.do === 'replace') ends.set(text.section, first.range.to);
    const before = text.body.slice(replacement.from, replacement.to).toJSON() as unknown;
    text.accept(place, first.range);
    const stretch = text.keep(putRange(replacement));
    // What is accepted after it may change it again: then it does not read as it was put in.
    const words = groundText(text.body, stretch);
    const within = { from: range.from - replacement.from, to: range.to - replacement.from };
    return () => {
      const ground = text.ground(stretch);
      const put = ground && { ground: { ...ground, text: words }, before, within };
      return { ...suggestion, section: text.section, decision: { end: 'accepted', by, at, put } };
    };
  };
  return applyAll(all, context, accept, sectionOf);
}

/** Opens suggestions again, whatever became of them. What was put in by accepting goes, where it still stands as it was put in. */
export function takeBack(all: readonly Suggestion[], context: CommandContext): Applied {
  const accepted = all.filter(({ decision }) => decision!.end === 'accepted');
  const others = all.filter(({ decision }) => decision!.end !== 'accepted');
  const open = others.map((suggestion) => ({ ...suggestion, decision: null }));
  if (accepted.length === 0) return { ok: true, suggestions: open };
  const taken = applyAll(accepted, context, takenBack, ({ section }) => section);
  if (!taken.ok) return open.length > 0 ? { ok: true, suggestions: open } : taken;
  return { ok: true, suggestions: [...open, ...taken.suggestions] };
}

const takenBack: Apply = (text, suggestion) => {
  const put = suggestion.decision?.put;
  const place = put && placeOfGround(text.doc, text.body, put.ground);
  if (!put || !place?.isUnchanged) return null;
  const { from, to } = place.range;
  const after = replaced(text.body, {
    from,
    to,
    slice: Slice.fromJSON(bodySchema, put.before as object | null),
  });
  if (!after) return null;
  text.write(after, { from, to });
  const stretch = text.keep({ from: from + put.within.from, to: from + put.within.to });
  return () => {
    const ground = text.ground(stretch);
    return ground && { ...suggestion, ground, decision: null };
  };
};
