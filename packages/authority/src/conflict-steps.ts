// Exactly how many items Yjs looks at to find the place of one struct, found out without changing anything. The items between its
// neighbours (`GapCounter`) are a bound that honest people pass: two who wrote at one spot while cut off have all of each other's
// items between theirs, of which Yjs looks at one or two. This goes the way of `Item.integrate` of Yjs 13.6; a test holds both
// against each other.

import * as Y from 'yjs';
import type { Shadow } from './shadow';
import type { Part } from './shape';
import type { StructId } from './walk';

/** An item, or the part of one that it becomes when Yjs cuts it at a neighbour of the struct. */
interface Piece {
  readonly item: Y.Item;
  readonly from: number;
  readonly to: number;
}

export interface FoundPlace {
  /** Items looked at; more than `most` is as good as any more. */
  readonly steps: number;
  /** The last id of what the struct will stand behind; null: it will be the first. */
  readonly behind: StructId | null;
}

const isSame = (a: StructId | null, b: StructId | null) =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

const endOf = ({ id, length }: Y.Item) => id.clock + length;

/** What was looked at, by item. */
class Seen {
  readonly #pieces = new Map<Y.Item, Piece>();

  add(piece: Piece): void {
    this.#pieces.set(piece.item, piece);
  }

  clear(): void {
    this.#pieces.clear();
  }

  has(item: Y.Item | Y.GC, { clock }: StructId): boolean {
    const piece = this.#pieces.get(item as Y.Item);
    return piece !== undefined && piece.from <= clock && clock < piece.to;
  }
}

/** Null for what is no text or node in a list, or does not become an item. The neighbours and the parent of the struct must be here. */
export function findPlace({ client, struct }: Part, shadow: Shadow, most: number): FoundPlace | null {
  if (struct.kind === 'gc' || struct.kind === 'values') return null;
  const { origin, rightOrigin } = struct;
  const left = origin && shadow.structAt(origin);
  const right = rightOrigin && shadow.structAt(rightOrigin);
  if (left instanceof Y.GC || right instanceof Y.GC) return null;
  if ((left ?? right)?.parentSub) return null;
  let behind: StructId | null = origin;
  let steps = 0;
  const before = new Seen();
  const conflicting = new Seen();
  for (const piece of piecesFrom(firstPiece(struct, shadow), rightOrigin, right)) {
    if (++steps > most) break;
    const { item, from, to } = piece;
    const itsOrigin = from > item.id.clock ? { client: item.id.client, clock: from - 1 } : item.origin;
    before.add(piece);
    conflicting.add(piece);
    let isLeft = false;
    if (isSame(origin, itsOrigin)) {
      isLeft = item.id.client < client;
      if (!isLeft && isSame(rightOrigin, item.rightOrigin)) break;
    } else if (itsOrigin !== null) {
      const holder = shadow.structAt(itsOrigin);
      if (!before.has(holder, itsOrigin)) break;
      isLeft = !conflicting.has(holder, itsOrigin);
    } else break;
    if (!isLeft) continue;
    behind = { client: item.id.client, clock: to - 1 };
    conflicting.clear();
  }
  return { steps, behind };
}

function firstPiece({ origin, rightOrigin, parent }: Part['struct'], shadow: Shadow): Piece | null {
  if (origin) {
    const left = shadow.structAt(origin) as Y.Item;
    const from = origin.clock + 1;
    return from < endOf(left) ? { item: left, from, to: endOf(left) } : whole(left.right);
  }
  const right = rightOrigin && (shadow.structAt(rightOrigin) as Y.Item);
  if (right) return whole((right.parent as Y.XmlFragment | null)?._start ?? null);
  const holder = parent && shadow.structAt(parent);
  const type = parent === null ? shadow.root : typeOf(holder);
  return whole(type?._start ?? null);
}

function typeOf(struct: Y.Item | Y.GC | null): Y.XmlFragment | null {
  const content = struct instanceof Y.Item ? struct.content : null;
  return content instanceof Y.ContentType ? (content.type as unknown as Y.XmlFragment) : null;
}

const whole = (item: Y.Item | null): Piece | null =>
  item && { item, from: item.id.clock, to: item.id.clock + item.length };

/** The pieces from one on, up to the right neighbour. */
function* piecesFrom(first: Piece | null, end: StructId | null, right: Y.Item | null): Generator<Piece> {
  for (let piece = first; piece !== null; piece = whole(piece.item.right)) {
    if (end === null || piece.item !== right || end.clock < piece.from) {
      yield piece;
      continue;
    }
    if (end.clock > piece.from) yield { ...piece, to: end.clock };
    return;
  }
}
