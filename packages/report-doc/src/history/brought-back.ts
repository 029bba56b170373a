// What an undo brings back, exactly. Yjs makes new characters of it, which stand right before the ones they were; where a run of text or a
// paragraph is brought back, that is what stands before the one it was, and what it holds are the characters that went with it.

import type { PersonId } from '@huigao/report';
import { cut, joined, lengthOf, type Piece, piecesOf } from './deleted';
import { never, type PlacedLeaf, type RawNode, type RawText } from './raw-item';

type Leaf = RawText | RawNode;
/** A run of text or a paragraph. */
type Container = Pick<RawNode, 'client' | 'clock' | 'came' | 'went' | 'goneBehind'>;

const idOf = ({ client, clock }: { readonly client: number; readonly clock: number }) => `${client} ${clock}`;

const containersOf = ({ leaf, parent }: PlacedLeaf): readonly Container[] =>
  [leaf.kind === 'text' ? leaf.run : null, parent].filter((one) => one !== null);

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

/** Everything that ever stood in a text, to be looked up. */
class Known {
  readonly #clients = new Map<number, Leaf[]>();
  readonly #held = new Map<string, PlacedLeaf[]>();
  readonly #containers = new Map<string, Container>();

  constructor(leaves: readonly PlacedLeaf[]) {
    for (const placed of leaves) {
      push(this.#clients, placed.leaf.client, placed.leaf);
      for (const container of containersOf(placed)) {
        this.#containers.set(idOf(container), container);
        push(this.#held, idOf(container), placed);
      }
    }
    for (const own of this.#clients.values()) own.sort((a, b) => a.clock - b.clock);
  }

  container(id: string): Container | undefined {
    return this.#containers.get(id);
  }

  /** In the order of the text. */
  heldBy(id: string): readonly PlacedLeaf[] {
    return this.#held.get(id) ?? [];
  }

  /** As much as `like` has of what is written at these clocks, and was gone when that came. */
  piecesFrom(client: number, clock: number, like: Leaf): readonly Piece[] {
    const own = this.#clients.get(client) ?? [];
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]!.clock + lengthOf(own[middle]!) <= clock) low = middle + 1;
      else high = middle;
    }
    const found: Piece[] = [];
    let [at, left] = [clock, lengthOf(like)];
    for (let index = low; left > 0; index++) {
      const leaf = own[index];
      if (!leaf || leaf.kind !== like.kind || leaf.clock > at || leaf.went > like.came) break;
      const pieces = cut(piecesOf(leaf), at - leaf.clock, at - leaf.clock + left);
      found.push(...pieces);
      const { length } = textOf(pieces);
      [at, left] = [at + length, left - length];
    }
    return found;
  }
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/**
 * Gives a function that says of what came into one paragraph with one entry who wrote what of it was brought back by an undo; null:
 * nothing of it was. Asked in the order of the entries, as what was brought back may be brought back again.
 */
export function broughtBack(
  leaves: readonly PlacedLeaf[],
  personOf: (entry: number) => PersonId | null,
): (block: readonly PlacedLeaf[]) => readonly Piece[] | null {
  let made: Known | null = null;
  const known = () => (made ??= new Known(leaves));
  return (block) => {
    const found = block.map(({ leaf }) => ownPieces(leaf, known));
    for (const [container, indices] of containersIn(block, found)) {
      const part = indices.map((index) => block[index]!);
      const isWhole = container.came === part[0]!.leaf.came;
      const pieces = (isWhole ? piecesWith : piecesFromBefore)(container, part, { known: known(), personOf });
      if (!pieces) continue;
      let at = 0;
      for (const index of indices) {
        const length = lengthOf(block[index]!.leaf);
        found[index] = cut(pieces, at, at + length);
        at += length;
      }
    }
    if (found.every((one) => one === null)) return null;
    return joined(block.flatMap(({ leaf }, index) => found[index] ?? unknown(leaf)));
  };
}

const unknown = (leaf: Leaf): readonly Piece[] => [{ text: textOf(piecesOf(leaf)), written: null }];

/** Who wrote a leaf that stands right before the one it was; null: it does not. */
function ownPieces(leaf: Leaf, known: () => Known): readonly Piece[] | null {
  if (!leaf.goneBehind) return null;
  const { client, clock } = leaf.goneBehind;
  const found = known().piecesFrom(client, clock, leaf);
  return textOf(found) === textOf(piecesOf(leaf)) ? found : null;
}

/** The containers that were brought back and hold a paragraph's new text, and which of it, not known yet, they hold. */
function containersIn(
  block: readonly PlacedLeaf[],
  found: readonly (readonly Piece[] | null)[],
): Iterable<readonly [Container, readonly number[]]> {
  const groups = new Map<Container, number[]>();
  for (const [index, placed] of block.entries()) {
    if (found[index]) continue;
    const container = containersOf(placed).find(({ goneBehind }) => goneBehind);
    if (container) push(groups, container, index);
  }
  return groups;
}

interface Log {
  readonly known: Known;
  readonly personOf: (entry: number) => PersonId | null;
}

/** Who wrote what came with a container: what had gone with the one it was, or right before by the same hand. Null: it is none of that. */
function piecesWith(
  { goneBehind }: Container,
  block: readonly PlacedLeaf[],
  { known, personOf }: Log,
): readonly Piece[] | null {
  const was = goneBehind && known.container(idOf(goneBehind));
  if (!was || was.went === never) return null;
  const text = textOf(block.flatMap(({ leaf }) => piecesOf(leaf)));
  const person = personOf(was.went);
  const held = known.heldBy(idOf(was)).filter(({ leaf }) => leaf.went <= was.went);
  // One undo takes back what was done in one go, in however many entries.
  for (const since of goneWith(held)) {
    if (personOf(since) !== person) return null;
    const pieces = held.filter(({ leaf }) => leaf.went >= since).flatMap(({ leaf }) => piecesOf(leaf));
    const its = textOf(pieces);
    if (its === text) return pieces;
    if (its.length > text.length) return null;
  }
  return null;
}

/**
 * Who wrote what came into a container that had been brought back before: what the same person had taken away from the one it was,
 * before that went. It has nothing behind it that would tell: that went with its container.
 */
function piecesFromBefore(
  container: Container,
  block: readonly PlacedLeaf[],
  { known, personOf }: Log,
): readonly Piece[] | null {
  const text = textOf(block.flatMap(({ leaf }) => piecesOf(leaf)));
  const person = personOf(block[0]!.leaf.came);
  for (let one: Container | undefined = container; one?.goneBehind; ) {
    const was = known.container(idOf(one.goneBehind));
    const held = was ? known.heldBy(idOf(was)).filter(({ leaf }) => leaf.went < was.went) : [];
    for (const entry of goneWith(held)) {
      if (personOf(entry) !== person) continue;
      const pieces = held.filter(({ leaf }) => leaf.went === entry).flatMap(({ leaf }) => piecesOf(leaf));
      if (textOf(pieces) === text) return pieces;
    }
    one = was;
  }
  return null;
}

/** The entries with which something went, the newest first. */
const goneWith = (held: readonly PlacedLeaf[]): readonly number[] =>
  [...new Set(held.map(({ leaf }) => leaf.went))].sort((a, b) => b - a);
