// A quotation of a body, and how to find its place again. Text in atoms (places, computed numbers) is not text of the body: each
// counts as one character.

import type { Node } from 'prosemirror-model';

/** A stretch of a body as it read once, with what stood around it. */
export interface Quote {
  /** The text, atoms as U+FFFC, ends of blocks as line feeds. */
  readonly text: string;
  /** As a reader saw it: places with their values. */
  readonly shown: string;
  readonly before: string;
  readonly after: string;
  /** Whether it stood nowhere else in the report: then it is known wherever it turns up, without its surroundings. */
  readonly alone?: boolean;
}

/** A stretch of a body. */
export interface BodyRange {
  readonly from: number;
  readonly to: number;
}

/** How much of the surroundings a quote keeps, and how much of itself, in UTF-16 units. */
const contextLength = 32;
const longestQuote = 400;

const atom = '\uFFFC';

interface FlatText {
  readonly text: string;
  /** Position in the body of each unit of `text`. */
  readonly positions: readonly number[];
}

const flat = new WeakMap<Node, FlatText>();

/** The body as one string; memoised by the body. */
function flatten(body: Node): FlatText {
  const known = flat.get(body);
  if (known) return known;
  const parts: string[] = [];
  const positions: number[] = [];
  body.descendants((node, pos) => {
    if (node.isText) {
      parts.push(node.text!);
      for (let unit = 0; unit < node.text!.length; unit++) positions.push(pos + unit);
    } else if (node.isLeaf) {
      parts.push(atom);
      positions.push(pos);
    } else if (node.isTextblock && pos > 0) {
      // The end of the block before.
      parts.push('\n');
      positions.push(pos - 1);
    }
    return true;
  });
  const result = { text: parts.join(''), positions };
  flat.set(body, result);
  return result;
}

/** What stands in a stretch of a body now, by `flatten`'s rules. */
function textIn(body: Node, { from, to }: BodyRange): { start: number; end: number } {
  const { positions } = flatten(body);
  return { start: indexFrom(positions, from), end: indexFrom(positions, to) };
}

/** Index of the first of these rising positions that is not before `pos`. */
function indexFrom(positions: readonly number[], pos: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Quotes a stretch of a body.
 * @param shown - the text as readers see it
 */
export function quoteOf(body: Node, range: BodyRange, shown: string): Quote {
  const { text } = flatten(body);
  const { start, end } = textIn(body, range);
  return {
    text: text.slice(start, Math.min(end, start + longestQuote)),
    shown: shown.slice(0, longestQuote),
    before: text.slice(Math.max(0, start - contextLength), start),
    after: text.slice(end, end + contextLength),
  };
}

/** Whether a stretch still reads as it was quoted. */
export function readsAs(body: Node, range: BodyRange, quote: Quote): boolean {
  return textOf(body, range).slice(0, longestQuote) === quote.text;
}

/** By `flatten`'s rules; what lies within one paragraph without reading the rest. */
function textOf(body: Node, range: BodyRange): string {
  const { node: block, offset } = body.childAfter(range.from);
  const start = offset + 1;
  if (block?.isTextblock && range.from >= start && range.to <= start + block.content.size)
    return block.textBetween(range.from - start, range.to - start, '', atom);
  const { start: from, end } = textIn(body, range);
  return flatten(body).text.slice(from, end);
}

/** The body without the ends of its blocks: splitting and joining paragraphs leaves it as it is. Memoised by the body. */
function joined(body: Node): FlatText {
  const known = joinedTexts.get(body);
  if (known) return known;
  const { text, positions } = flatten(body);
  const result = {
    text: withoutEnds(text),
    positions: positions.filter((_, unit) => text[unit] !== '\n'),
  };
  joinedTexts.set(body, result);
  return result;
}

const joinedTexts = new WeakMap<Node, FlatText>();
const withoutEnds = (text: string) => text.replaceAll('\n', '');

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** So many units, of the words and what stands around them, must be alike for words to be taken for those that were quoted. */
const enoughAlike = 8;

/**
 * Where a quote stands in a body: the place with the most alike surroundings, or null. A short quote is only found with enough of
 * its surroundings: not every 2 is the one that was meant. Linear in the text.
 */
export function findQuote(body: Node, quote: Quote): BodyRange | null {
  const wanted = withoutEnds(quote.text);
  if (wanted === '') return null;
  const [before, after] = [withoutEnds(quote.before), withoutEnds(quote.after)];
  const isKnown = quote.alone === true && wanted.length > 1;
  const enough = isKnown ? 0 : Math.min(enoughAlike - wanted.length, before.length + after.length);
  const { text, positions } = joined(body);
  let best: { readonly at: number; readonly alike: number } | null = null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const alike =
      commonEnd(text.slice(Math.max(0, at - contextLength), at), before) +
      commonStart(text.slice(end, end + contextLength), after);
    if (alike >= enough && (!best || alike > best.alike)) best = { at, alike };
  }
  if (!best) return null;
  return { from: positions[best.at]!, to: positions[best.at + wanted.length - 1]! + 1 };
}

/** Between two units of a text there are at most so many borders of blocks, rows and cells. */
const mostBorders = 8;

/** Whether the words of a quote may stand where a stretch is, or partly; false: they do not. Looks at nothing that is far away. */
export function mayTouch(body: Node, { from, to }: BodyRange, quote: Quote): boolean {
  const wanted = withoutEnds(quote.text);
  const reach = wanted.length * mostBorders;
  const [start, end] = [Math.max(0, from - reach), Math.min(body.content.size, to + reach)];
  return body.textBetween(start, end, '', atom).includes(wanted);
}

/** Whether these words stand once in these bodies. */
export function standsAlone(bodies: Iterable<Node>, { text: quoted }: Pick<Quote, 'text'>): boolean {
  const wanted = withoutEnds(quoted);
  if (wanted === '') return false;
  let count = 0;
  for (const body of bodies) {
    const { text } = joined(body);
    for (let at = text.indexOf(wanted); at >= 0 && count < 2; at = text.indexOf(wanted, at + 1)) count++;
  }
  return count === 1;
}

/** What is left of a quote where only one of its ends is known: the words from there on that are its own, or null. */
export function restOfQuote(
  body: Node,
  quote: Quote,
  end: { readonly from: number } | { readonly to: number },
) {
  const wanted = withoutEnds(quote.text);
  const { text, positions } = joined(body);
  if ('from' in end) {
    const at = indexFrom(positions, end.from);
    const length = commonStart(text.slice(at), wanted);
    return length > 0 ? { from: positions[at]!, to: positions[at + length - 1]! + 1 } : null;
  }
  // The beginning of a long quote is known, its end is not.
  if (quote.text.length >= longestQuote) return null;
  const at = indexFrom(positions, end.to);
  const length = commonEnd(text.slice(0, at), wanted);
  return length > 0 ? { from: positions[at - length]!, to: positions[at - 1]! + 1 } : null;
}

/** So much of what stands before or after a point must read as it did, unless there was less. */
const besideAPoint = 4;

/** Whether what stands on one side of a point reads as it was quoted. */
export function readsAround(body: Node, pos: number, { before, after }: Quote): boolean {
  const { text, positions } = flatten(body);
  const at = indexFrom(positions, pos);
  const [left, right] = [text.slice(Math.max(0, at - contextLength), at), text.slice(at, at + contextLength)];
  return (
    commonEnd(left, before) >= Math.min(besideAPoint, before.length) ||
    commonStart(right, after) >= Math.min(besideAPoint, after.length)
  );
}

/** Where a point is by what stood around it, where that stands once. */
export function findPoint(body: Node, { before, after }: Quote): BodyRange | null {
  const [left, right] = [withoutEnds(before), withoutEnds(after)];
  const around = left + right;
  if (around.length < enoughAlike) return null;
  const { text, positions } = joined(body);
  const at = text.indexOf(around);
  if (at < 0 || text.indexOf(around, at + 1) >= 0) return null;
  // At the border of two blocks it belongs to the one that it stood in.
  const isAtStart = left === '' || before.endsWith('\n');
  const pos = isAtStart && right !== '' ? positions[at + left.length]! : positions[at + left.length - 1]! + 1;
  return { from: pos, to: pos };
}
