// The body that holds both: what stands there and what is suggested, with what becomes of each part by its position. What Word calls
// the mark of a paragraph is its end: one that would go joins it with the next, one that would come parts it from the next.

import { bodySchema, type Suggestion } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import type { Piece } from './revised-tokens';

/** A stretch that would come, go or look otherwise. */
export interface RevisedStretch {
  readonly from: number;
  readonly to: number;
  readonly state: 'inserted' | 'deleted' | 'formatted';
  readonly by: Suggestion;
  /** Of one that would look otherwise: whether it is bold now. */
  readonly wasBold: boolean;
}

/** What becomes of the end of a paragraph, or of a row of a table. */
export interface RevisedEnd {
  readonly state: 'inserted' | 'deleted' | 'formatted';
  readonly by: Suggestion;
  /** Of one that stays as another kind of block: what it is now. */
  readonly was: Node | null;
}

export interface RevisedBody {
  readonly body: Node;
  /** In order. */
  readonly stretches: readonly RevisedStretch[];
  /** By the position of the paragraph. */
  readonly ends: ReadonlyMap<number, RevisedEnd>;
  /** By the position of the table and the number of the row in it: `12/0`. */
  readonly rows: ReadonlyMap<string, RevisedEnd>;
  /** Where each position of the body as it is stands here. */
  readonly now: ReadonlyMap<number, number>;
}

interface MadeText {
  readonly made: 'text';
  readonly leaves: Piece[];
  now: Node;
  was: Node;
  /** Who makes it another kind of block. */
  kindBy: Suggestion | null;
  state: Piece['state'];
  by: Suggestion | null;
}

interface MadeBox {
  readonly made: 'box';
  readonly piece: Piece;
  readonly children: Made[];
}

interface MadeLeaf {
  readonly made: 'leaf';
  readonly piece: Piece;
}

type Made = MadeText | MadeBox | MadeLeaf;

/** The kind of block that a paragraph is shown as. */
const shownAs = ({ state, was, now }: Pick<MadeText, 'state' | 'was' | 'now'>) =>
  state === 'deleted' ? was : now;

/** Paragraphs, tables and live blocks from a row of tokens. */
class BlockMaker {
  readonly #root: Made[] = [];
  readonly #boxes: MadeBox[] = [];
  #text: MadeText | null = null;
  #old: Node = bodySchema.nodes.paragraph.create();
  #new: Node = this.#old;
  #kindBy: Suggestion | null = null;

  take(piece: Piece): void {
    const { is, node } = piece;
    if (node.isInline) this.#open().leaves.push(piece);
    else if (node.isTextblock) this.#border(piece);
    else if (is === 'leaf') this.#row.push({ made: 'leaf', piece });
    else if (is === 'open') {
      const box: MadeBox = { made: 'box', piece, children: [] };
      this.#row.push(box);
      this.#boxes.push(box);
    } else this.#boxes.pop();
  }

  get made(): readonly Made[] {
    return this.#root;
  }

  get #row(): Made[] {
    return this.#boxes.at(-1)?.children ?? this.#root;
  }

  #open(): MadeText {
    this.#text ??= {
      made: 'text',
      leaves: [],
      now: this.#new,
      was: this.#old,
      kindBy: null,
      state: 'kept',
      by: null,
    };
    return this.#text;
  }

  #border({ is, node, state, by, was }: Piece): void {
    if (is === 'open') {
      if (state !== 'inserted') this.#old = was ?? node;
      if (state !== 'deleted') this.#new = node;
      this.#kindBy = by ?? this.#kindBy;
      this.#open();
      return;
    }
    const text = this.#open();
    this.#text = null;
    Object.assign(text, { now: this.#new, was: this.#old, kindBy: this.#kindBy, state, by });
    if (state === 'kept') this.#kindBy = null;
    this.#end(text);
  }

  /** An empty paragraph, which has no number as a heading has, is left out of the finished document; what becomes of its end falls to the one before it. */
  #end(text: MadeText): void {
    const before = this.#row.at(-1);
    const isShown = text.leaves.length > 0 || shownAs(text).type.name === 'heading';
    if (isShown || this.#boxes.length > 0) this.#row.push(text);
    else if (before?.made === 'text' && before.state !== text.state) before.state = 'kept';
  }
}

class Layout {
  readonly stretches: RevisedStretch[] = [];
  readonly ends = new Map<number, RevisedEnd>();
  readonly rows = new Map<string, RevisedEnd>();
  readonly now = new Map<number, number>();

  node(made: Made, pos: number): Node {
    if (made.made === 'text') return this.#text(made, pos);
    const { piece } = made;
    if (piece.old !== null) this.now.set(piece.old, pos);
    if (made.made === 'leaf') return piece.node;
    const { node } = piece;
    if (node.type.name === 'table')
      for (const [index, row] of made.children.entries()) this.#row(row, `${pos}/${index}`);
    return node.type.create(node.attrs, this.all(made.children, pos + 1));
  }

  all(made: readonly Made[], start: number): Node[] {
    let pos = start;
    return made.map((one) => {
      const node = this.node(one, pos);
      pos += node.nodeSize;
      return node;
    });
  }

  #row(row: Made, at: string): void {
    const piece = row.made === 'box' ? row.piece : null;
    if (piece?.by && piece.state !== 'kept')
      this.rows.set(at, { state: piece.state, by: piece.by, was: null });
  }

  #text({ leaves, now, was, kindBy, state, by }: MadeText, pos: number): Node {
    for (const [index, piece] of leaves.entries()) this.#leaf(piece, pos + 1 + index);
    if (state !== 'kept' && by) this.ends.set(pos, { state, by, was: null });
    else if (kindBy && !now.sameMarkup(was)) this.ends.set(pos, { state: 'formatted', by: kindBy, was });
    const shown = shownAs({ state, now, was });
    return shown.type.create(
      shown.attrs,
      leaves.map(({ node }) => node),
    );
  }

  #leaf({ state, by, was, old }: Piece, pos: number): void {
    if (old !== null) this.now.set(old, pos);
    const look = state === 'kept' ? (was ? 'formatted' : null) : state;
    if (!look || !by) return;
    const wasBold = was?.marks.some(({ type }) => type.name === 'bold') ?? false;
    const last = this.stretches.at(-1);
    const isMore = last?.to === pos && last.state === look && last.by === by && last.wasBold === wasBold;
    if (isMore) this.stretches[this.stretches.length - 1] = { ...last, to: pos + 1 };
    else this.stretches.push({ from: pos, to: pos + 1, state: look, by, wasBold });
  }
}

/** The body of a row of tokens. */
export function revisedBody(pieces: readonly Piece[]): RevisedBody {
  const maker = new BlockMaker();
  for (const piece of pieces) maker.take(piece);
  const layout = new Layout();
  const body = bodySchema.nodes.doc.create(null, layout.all(maker.made, 0));
  const { stretches, ends, rows, now } = layout;
  return { body, stretches, ends, rows, now };
}
