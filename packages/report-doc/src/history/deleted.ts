// Text that went, or stood somewhere, as one string, with who wrote each piece of it.

import type { PlacedLeaf, RawNode } from './raw-item';

type Leaf = PlacedLeaf['leaf'];

/** Stands between paragraphs. */
const border = '\u0000';
/** Where the signs for places lie. */
const privateUse = [0xe000, 0xf8ff] as const;

/**
 * Where a text must have been to be the same one. `moved`: with the entry that brought it something went; `putIn`: something had gone
 * earlier by the same hand; `beside`: it had gone right beside where the other came; `parts`: as `moved`, of which only parts need be.
 */
export const fits = { moved: 'moved', putIn: 'putIn', beside: 'beside', parts: 'parts' } as const;
type Fit = (typeof fits)[keyof typeof fits];

/** Lengths from which on a text is not the same by chance, wherever in what went it stands. */
const leastWithin = { moved: 2, putIn: 8, beside: 1, parts: 4 } as const;

/** A part of a text, and the entry it was written with; null: not known yet. */
export interface Piece {
  readonly text: string;
  readonly written: number | null;
}

/** Stands for a place: one character, the same for the same. */
function signOf({ name, attributes }: RawNode): string {
  // A value that goes with its place is followed by null.
  const values = new Map(attributes.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  const key = `${name} ${JSON.stringify([...values].sort())}`;
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
  return String.fromCharCode(privateUse[0] + (hash % (privateUse[1] - privateUse[0])));
}

/** A leaf by who wrote it. */
export const piecesOf = (leaf: Leaf): readonly Piece[] =>
  leaf.kind === 'node' ? [{ text: signOf(leaf), written: leaf.written }] : leaf.pieces;

/** In characters of the text. */
export const lengthOf = (leaf: Leaf) => (leaf.kind === 'node' ? 1 : leaf.text.length);

/** The part of a row of pieces. */
export function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  let at = 0;
  return pieces.flatMap(({ text, written }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, written }];
  });
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

/** Neighbours of which nothing is known as one. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.written === null && piece.written === null)
      found[found.length - 1] = { text: last.text + piece.text, written: null };
    else found.push(piece);
  }
  return found;
}

/** What came into one paragraph, and nobody knows yet who wrote it. */
export const unknownPieces = (leaves: readonly PlacedLeaf[]): readonly Piece[] => [
  { text: textOf(leaves.flatMap(({ leaf }) => piecesOf(leaf))), written: null },
];

/** Says of what came into one paragraph who wrote it; what is not known was written when it came. */
export function setPieces(leaves: readonly PlacedLeaf[], pieces: readonly Piece[]): void {
  let at = 0;
  for (const { leaf } of leaves) {
    const own = cut(pieces, at, at + lengthOf(leaf)).map(({ text, written }) => ({
      text,
      written: written ?? leaf.came,
    }));
    at += lengthOf(leaf);
    if (leaf.kind === 'text') leaf.pieces = own;
    else leaf.written = own[0]!.written;
  }
}

const borderPiece: Piece = { text: border, written: 0 };

export class Deleted {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  private constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.text = textOf(pieces);
  }

  static of(leaves: readonly PlacedLeaf[]): Deleted {
    const pieces = leaves.flatMap(({ leaf, block }, index) => {
      const isNext = index > 0 && leaves[index - 1]!.block !== block;
      return isNext ? [borderPiece, ...piecesOf(leaf)] : piecesOf(leaf);
    });
    return new Deleted(pieces);
  }

  /** Its end before a place, or its beginning behind one. */
  nearest(side: 'before' | 'behind', length: number): Deleted {
    const from = side === 'before' ? Math.max(0, this.text.length - length) : 0;
    return new Deleted(this.#cut(from, length));
  }

  /** Pieces with those of them known that were here. */
  know(pieces: readonly Piece[], fit: Fit): readonly Piece[] {
    return pieces.flatMap((piece) => (piece.written === null ? this.#known(piece.text, fit) : piece));
  }

  /**
   * The same for the end of a paragraph that was joined to another by taking away what lay between: where both end alike, only what is
   * before that comes anew.
   * @param rest - what stands behind the pieces, to the end of their paragraph
   */
  knowEnd(pieces: readonly Piece[], rest: readonly PlacedLeaf[]): readonly Piece[] {
    const [piece] = pieces;
    if (pieces.length !== 1 || piece!.written !== null) return pieces;
    const end = textOf(rest.flatMap(({ leaf }) => piecesOf(leaf)));
    const at = end === '' ? -1 : `${this.text}${border}`.indexOf(`${piece!.text}${end}${border}`);
    return at < 0 ? pieces : this.#cut(at, piece!.text.length);
  }

  #known(text: string, fit: Fit): readonly Piece[] {
    const at = this.#find(text, fit);
    if (at >= 0) return this.#cut(at, text.length);
    return fit === fits.parts ? this.#parts(text) : [{ text, written: null }];
  }

  /** What was moved within a paragraph, or typed on right away, reaches the log together with what stood beside it. */
  #parts(text: string): readonly Piece[] {
    const least = isTurned(text, this.text) ? 1 : leastWithin.parts;
    const isEnough = (part: string) => weightOf(part) >= least;
    const head = (length: number) => text.slice(0, length);
    const start = whole(head(longest(text.length, (one) => this.text.includes(head(one)))));
    if (start !== '' && isEnough(start)) {
      const from = this.text.indexOf(start);
      return [...this.#cut(from, start.length), ...this.#rest(text.slice(start.length), from, start)];
    }
    const tail = (length: number) => text.slice(text.length - length);
    const end = whole(tail(longest(text.length, (one) => this.text.includes(tail(one)))));
    if (end === '' || !isEnough(end)) return [{ text, written: null }];
    const from = this.text.indexOf(end);
    return [...this.#rest(text.slice(0, -end.length), from, end), ...this.#cut(from, end.length)];
  }

  /** Who wrote the rest of a text, of which this part was found. */
  #rest(text: string, from: number, { length }: string): readonly Piece[] {
    if (text === '') return [];
    const after = from + length;
    const left = [...this.#cut(0, from), borderPiece, ...this.#cut(after, this.text.length - after)];
    return new Deleted(left).#known(text, fits.parts);
  }

  #find(text: string, fit: Fit): number {
    if (text.length >= leastWithin[fit]) return this.text.indexOf(text);
    const bordered = `${border}${this.text}${border}`;
    // A few characters are the same ones only where they are all that went, or where a paragraph was split or joined.
    if (fit === fits.putIn) return bordered.indexOf(`${border}${text}${border}`);
    const at = bordered.indexOf(`${text}${border}`);
    return at >= 0 ? at - 1 : bordered.indexOf(`${border}${text}`);
  }

  #cut(from: number, length: number): readonly Piece[] {
    return cut(this.#pieces, from, from + length);
  }
}

/** In characters, of which a place is worth several: nobody makes the same one by chance. */
const weightOf = (text: string) =>
  [...text].reduce((sum, one) => sum + (one >= firstSign && one <= lastSign ? leastWithin.parts - 1 : 1), 0);
const [firstSign, lastSign] = privateUse.map((code) => String.fromCharCode(code)) as [string, string];

/** Whether two texts have the same characters in another order: part of it was moved. */
const isTurned = (a: string, b: string) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** Without halves of characters at its ends. */
const whole = (text: string) => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');

/** The greatest number up to `most` that holds, where all below it do. */
function longest(most: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
