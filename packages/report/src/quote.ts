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
  const start = positions.findIndex((pos) => pos >= from);
  const end = positions.findIndex((pos) => pos >= to);
  return { start: start < 0 ? positions.length : start, end: end < 0 ? positions.length : end };
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
  const { text } = flatten(body);
  const { start, end } = textIn(body, range);
  return text.slice(start, Math.min(end, start + longestQuote)) === quote.text;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

const backwards = (text: string) => [...text].reverse().join('');

/** Where a quote stands in a body: the place with the most alike surroundings, or null. Linear in the text. */
export function findQuote(body: Node, quote: Quote): BodyRange | null {
  if (quote.text === '') return null;
  const { text, positions } = flatten(body);
  let best: { readonly at: number; readonly alike: number } | null = null;
  for (let at = text.indexOf(quote.text); at >= 0; at = text.indexOf(quote.text, at + 1)) {
    const before = text.slice(Math.max(0, at - contextLength), at);
    const after = text.slice(at + quote.text.length, at + quote.text.length + contextLength);
    const alike = commonStart(backwards(before), backwards(quote.before)) + commonStart(after, quote.after);
    if (!best || alike > best.alike) best = { at, alike };
  }
  if (!best) return null;
  return { from: positions[best.at]!, to: positions[best.at + quote.text.length - 1]! + 1 };
}
