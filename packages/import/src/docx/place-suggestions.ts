// What was changed under tracking, as suggestions of the report that the text before it becomes. What touches and is of one author is one
// suggestion. What has no place in a section's text (a section's title, more than one section) is told in a comment: no word is lost.

import {
  bodySchema,
  maxSuggestions,
  noteInLine,
  type ReportSeed,
  replaced,
  replacementOf,
  type SeedSuggestion,
  type SeedThread,
  type SuggestedChange,
} from '@huigao/report';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { withoutMarks } from '../source-note';
import { textNodes } from '../text-nodes';
import type { Places } from './place-comments';
import type { LinePlace, PlacedChange } from './word-source';

/** Text that was put in, or the border of two paragraphs; `depth` and `next` as of lines: of the paragraph before it and of the next. */
type Put = PutText | { readonly depth: number; readonly next: number };

interface PutText {
  readonly text: string;
  readonly bold: boolean;
  /** Of a footnote, whose mark the text is. */
  readonly note: string | null;
}

const shownPut = ({ text, note }: PutText) => (note === null ? text : noteInLine(note));

interface Change {
  readonly author: string;
  readonly at: number;
  readonly from: LinePlace;
  to: LinePlace;
  readonly put: Put[];
  /** What was taken out. */
  taken: string;
  readonly other: SuggestedChange | null;
}

const isSame = (a: LinePlace, b: LinePlace) => a.line === b.line && a.at === b.at;

/** Changes that touch, as one. */
function gathered(changes: readonly PlacedChange[]): readonly Change[] {
  const all: Change[] = [];
  for (const { by, from, to, put = null, taken = '', other = null } of changes) {
    const last = all.at(-1);
    if (last && !last.other && !other && last.author === by.author && isSame(last.to, from)) {
      last.to = to;
      last.taken += taken;
      if (put) last.put.push(put);
    } else all.push({ author: by.author, at: by.at ?? 0, from, to, put: put ? [put] : [], taken, other });
  }
  return all;
}

/** Text as inline nodes. */
const inline = ({ text, bold, note }: PutText): readonly Node[] =>
  textNodes(
    { text, bold: bold ? [{ from: 0, to: text.length }] : [], notes: note === null ? [] : [note] },
    0,
    text.length,
  );

const { paragraph, heading } = bodySchema.nodes;

/** The kind of block that lines of a depth are: headings within a section are three below those of sections. */
export const blockOf = (
  depth: number,
): { readonly block: 'paragraph' | 'heading'; readonly level: 3 | 4 | 5 | null } =>
  depth >= 4 && depth <= 6
    ? { block: 'heading', level: (depth - 1) as 3 | 4 | 5 }
    : { block: 'paragraph', level: null };

function madeBlock(depth: number, content: readonly Node[]): Node {
  const { block, level } = blockOf(depth);
  return block === 'heading'
    ? heading.create({ level }, Fragment.fromArray([...content]))
    : paragraph.create(null, Fragment.fromArray([...content]));
}

/** What was put in, parted where paragraphs were. */
function parts(
  put: readonly Put[],
): readonly { readonly content: readonly Node[]; readonly depth: number }[] {
  const all: { content: Node[]; depth: number }[] = [{ content: [], depth: 0 }];
  for (const one of put) {
    if ('text' in one) all.at(-1)!.content.push(...inline(one));
    else {
      all.at(-1)!.depth = one.depth;
      all.push({ content: [], depth: one.next });
    }
  }
  return all;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The replacement that a change is in a body, where it fits. */
function fitting(body: Node, { from, to }: Stretch, put: readonly Put[]) {
  const made = parts(put);
  const whole = made.slice(0, -1).map(({ content, depth }) => madeBlock(depth, content));
  const open = made.map(({ content, depth }) => madeBlock(depth, content));
  const last = open.at(-1)!;
  const $from = body.resolve(from);
  // Whole paragraphs before one that stays what it is.
  const isBefore =
    from === to &&
    whole.length > 0 &&
    last.childCount === 0 &&
    $from.depth > 0 &&
    $from.parentOffset === 0 &&
    last.sameMarkup($from.parent);
  const slice =
    made.length === 1
      ? new Slice(Fragment.fromArray([...made[0]!.content]), 0, 0)
      : isBefore
        ? new Slice(Fragment.fromArray(whole), 0, 0)
        : new Slice(Fragment.fromArray(open), 1, 1);
  const range = isBefore ? { from: from - 1, to: from - 1 } : { from, to };
  const change: SuggestedChange = {
    do: 'replace',
    slice: slice.size === 0 ? null : (slice.toJSON() as unknown),
  };
  return { range, change };
}

/** The suggestions of a proposal, and in comments what has no place in its texts. */
export function suggestionsOf(
  seed: ReportSeed,
  places: Places,
  changes: readonly PlacedChange[],
): { readonly suggestions: readonly SeedSuggestion[]; readonly threads: readonly SeedThread[] } {
  const suggestions: SeedSuggestion[] = [];
  const threads: SeedThread[] = [];
  for (const { author, at, from, to, put, taken, other } of gathered(changes)) {
    const [start, end] = [places.of(from), places.of(to)];
    const text = put.map((one) => ('text' in one ? shownPut(one) : '¶')).join('');
    // A space that was cut away with the ends of a line.
    if (!other && isSame(from, to) && put.length === 0) continue;
    const body = seed.outline[start.entry]?.body;
    const isOne = body && start.pos !== null && end.pos !== null && start.entry === end.entry;
    const stretch = isOne && start.pos! <= end.pos! ? { from: start.pos!, to: end.pos! } : null;
    const made =
      body && stretch ? (other ? { range: stretch, change: other } : fitting(body, stretch, put)) : null;
    const replacement = made && replacementOf(body!, made.range, made.change);
    if (made && replacement && replaced(body!, replacement) && suggestions.length < maxSuggestions)
      suggestions.push({ entry: start.entry, ...made, author, at });
    else if (taken !== '' || text !== '')
      threads.push({
        entry: start.entry,
        range: null,
        comments: [{ author, at, text: `“${withoutMarks(taken)}” → “${text}”` }],
        isResolved: false,
      });
  }
  return { suggestions, threads };
}
