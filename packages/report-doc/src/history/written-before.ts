// Who wrote what was not written where it came: the tail of a paragraph that somebody split off, words that were cut and put in
// elsewhere or brought back by an undo, a text that was restored. Yjs knows only who put it there.

import type { PersonId } from '@huigao/report';
import { broughtBack } from './brought-back';
import { cut, Deleted, fits, joined, lengthOf, type Piece, setPieces, unknownPieces } from './deleted';
import { never, type PlacedLeaf, type RawItem, type RawNode } from './raw-item';

interface RawGeneration {
  /** Its first entry. */
  readonly since: number;
  readonly items: readonly RawItem[];
}

interface Log {
  /** The first entry that is not known of yet: what came before says already who wrote it. */
  readonly since: number;
  readonly personOf: (entry: number) => PersonId | null;
  /** Entries, growing, at whose state a version was kept: restored text mostly comes from one of them. */
  readonly sources: readonly number[];
  /** The last entry of the moment that an entry belongs to: any moment can be restored. */
  readonly endOf: (entry: number) => number;
}

/** How many deletions of a person are searched for what the same person puts in later. */
const deletionsKept = 20;
/** How many entries before the first unknown one are searched for such deletions. */
const windowBefore = 2000;
/** How many pieces beside a text are searched for what it may be; single characters are typed all the time. */
const nearBeside = 6;
const farBeside = 400;

function leavesOf(
  items: readonly RawItem[],
  into: PlacedLeaf[],
  counter: { block: number },
  parent: RawNode | null = null,
): PlacedLeaf[] {
  const block = counter.block;
  for (const item of items) {
    if (item.kind === 'text' || (item.kind === 'node' && item.isLeaf))
      into.push({ leaf: item, block, parent, index: into.length });
    else if (item.kind === 'node') {
      counter.block++;
      leavesOf(item.children, into, counter, item);
    }
  }
  counter.block++;
  return into;
}

/** @param keyOf - `never`: in no group */
function grouped(leaves: readonly PlacedLeaf[], keyOf: (placed: PlacedLeaf) => number) {
  const groups = new Map<number, PlacedLeaf[]>();
  for (const placed of leaves) {
    const key = keyOf(placed);
    if (key === never) continue;
    const group = groups.get(key);
    if (group) group.push(placed);
    else groups.set(key, [placed]);
  }
  return groups;
}

/** Says of every text which entry it was written with. Gives those of each generation of which that is news. */
export function findWritten(
  generations: readonly RawGeneration[],
  log: Log,
): readonly (readonly PlacedLeaf[])[] {
  const leaves = generations.map(({ items }) => leavesOf(items, [], { block: 0 }));
  for (const [index, { since }] of generations.entries()) {
    if (index > 0 && since >= log.since) findRestored(index, generations, leaves, log);
    findMoved(leaves[index]!, since, log);
  }
  return leaves.map((some) => some.filter(({ leaf }) => leaf.came >= log.since));
}

/** What came with an entry that took the same away, comes back where it had stood, or is put in by who had taken it away before. */
function findMoved(leaves: readonly PlacedLeaf[], since: number, log: Log): void {
  const isNear = (entry: number) => entry >= log.since - windowBefore && entry !== since;
  const came = grouped(leaves, ({ leaf }) => (leaf.came >= log.since ? leaf.came : never));
  const went = grouped(leaves, ({ leaf }) => (isNear(leaf.went) ? leaf.went : never));
  const entries = [...new Set([...came.keys(), ...went.keys()])].filter(isNear).sort((a, b) => a - b);
  const before = new Map<PersonId | null, Deleted[]>();
  const back = broughtBack(leaves, log.personOf);
  for (const entry of entries) {
    const gone = went.get(entry);
    const deleted = gone ? Deleted.of(gone) : null;
    const person = log.personOf(entry);
    const earlier = before.get(person) ?? [];
    for (const block of blocksOf(came.get(entry) ?? []))
      setPieces(block, known(back(block) ?? unknownPieces(block), block, { leaves, deleted, earlier }));
    if (deleted) before.set(person, [deleted, ...earlier].slice(0, deletionsKept));
  }
}

/** Where the words of an entry may come from. */
interface Origins {
  readonly leaves: readonly PlacedLeaf[];
  /** What went with the entry. */
  readonly deleted: Deleted | null;
  /** What went before by the same hand, the newest first. */
  readonly earlier: readonly Deleted[];
}

const isKnown = ({ written }: Piece) => written !== null;

/** What is known of what came into one paragraph with one entry. */
function known(
  first: readonly Piece[],
  block: readonly PlacedLeaf[],
  { leaves, deleted, earlier }: Origins,
): readonly Piece[] {
  let pieces = first;
  const own = sizeOf(block) > 1 ? earlier : earlier.slice(0, 1);
  const searches: readonly (() => readonly Piece[])[] = [
    () => deleted?.know(pieces, fits.moved) ?? pieces,
    () => deleted?.knowEnd(pieces, restBehind(block, leaves)) ?? pieces,
    ...own.map((one) => () => one.know(pieces, fits.putIn)),
    () => deleted?.know(pieces, fits.parts) ?? pieces,
    () => joined(comeBack(pieces, block, leaves)),
    ...own.map((one) => () => one.know(pieces, fits.putIn)),
  ];
  for (const search of searches) {
    if (pieces.every(isKnown)) break;
    pieces = search();
  }
  return pieces;
}

/** What stood behind the last of what came into a paragraph, up to its end, when that came. */
function restBehind(block: readonly PlacedLeaf[], leaves: readonly PlacedLeaf[]): readonly PlacedLeaf[] {
  const last = block.at(-1)!;
  const found: PlacedLeaf[] = [];
  for (let at = last.index + 1; leaves[at]?.block === last.block; at++) {
    const behind = leaves[at]!;
    if (behind.leaf.came < last.leaf.came && behind.leaf.went > last.leaf.came) found.push(behind);
  }
  return found;
}

/** What reads like what had gone right before or behind it is that, as after an undo. */
function comeBack(
  pieces: readonly Piece[],
  block: readonly PlacedLeaf[],
  leaves: readonly PlacedLeaf[],
): readonly Piece[] {
  const length = sizeOf(block);
  let at = 0;
  return block.flatMap((placed) => {
    let own = cut(pieces, at, at + lengthOf(placed.leaf));
    at += lengthOf(placed.leaf);
    for (const step of [-1, 1] as const) {
      if (own.every(isKnown)) break;
      const gone = goneBeside(placed, step, length, leaves);
      if (gone.length > 0)
        own = Deleted.of(gone)
          .nearest(step < 0 ? 'before' : 'behind', length)
          .know(own, fits.beside);
    }
    return own;
  });
}

/** What had gone from one side of a text before that came, up to a length. */
function goneBeside(
  { leaf, block, index }: PlacedLeaf,
  step: 1 | -1,
  length: number,
  leaves: readonly PlacedLeaf[],
): readonly PlacedLeaf[] {
  const reach = length > 2 ? farBeside : nearBeside;
  const found: PlacedLeaf[] = [];
  let size = 0;
  for (let at = index + step; size < length && Math.abs(at - index) <= reach; at += step) {
    const beside = leaves[at];
    if (!beside || beside.block !== block) break;
    // What came later stood in nobody's way.
    if (beside.leaf.came >= leaf.came) continue;
    if (beside.leaf.went > leaf.came) break;
    found.push(beside);
    size += lengthOf(beside.leaf);
  }
  return step < 0 ? found.reverse() : found;
}

const sizeOf = (leaves: readonly PlacedLeaf[]) => leaves.reduce((sum, { leaf }) => sum + lengthOf(leaf), 0);

/** Paragraph by paragraph. */
const blocksOf = (leaves: readonly PlacedLeaf[]): Iterable<readonly PlacedLeaf[]> =>
  leaves.length === 1 ? [leaves] : byBlock(leaves).values();

const byBlock = (leaves: readonly PlacedLeaf[]) => grouped(leaves, ({ block }) => block);

/** The text of a generation at an entry, paragraph by paragraph. */
function blocksAt(leaves: readonly PlacedLeaf[], entry: number): readonly Deleted[] {
  const standing = leaves.filter(({ leaf: { came, went } }) => came <= entry && went > entry);
  return [...byBlock(standing).values()].map((block) => Deleted.of(block));
}

/** What a generation began with, from the version that was restored, or from the text that it took the place of. */
function findRestored(
  index: number,
  generations: readonly RawGeneration[],
  leaves: readonly (readonly PlacedLeaf[])[],
  { sources, endOf }: Log,
): void {
  const { since } = generations[index]!;
  const restored = [...byBlock(leaves[index]!.filter(({ leaf }) => leaf.came === since)).values()];
  const texts = restored.map((block) => Deleted.of(block).text);
  const stateAt = (entry: number) =>
    blocksAt(leaves[generations.findLastIndex((one) => one.since <= entry)]!, entry);
  const states = sources
    .filter((entry) => entry < since)
    .toReversed()
    .map(stateAt);
  const same = states.find(
    (state) => state.length === texts.length && state.every(({ text }, at) => text === texts[at]),
  );
  const all = same ? [] : [stateAt(since - 1), ...states].flat();
  for (const [at, block] of restored.entries()) {
    const found =
      same?.[at] ??
      all.find(({ text }) => text === texts[at]) ??
      paragraphOnce(texts[at]!, leaves.slice(0, index), endOf);
    if (found) setPieces(block, found.know(unknownPieces(block), fits.moved));
  }
}

/** A paragraph that read like this at the end of some moment, the newest that is found. */
function paragraphOnce(
  text: string,
  generations: readonly (readonly PlacedLeaf[])[],
  endOf: Log['endOf'],
): Deleted | null {
  for (const leaves of generations.toReversed())
    for (const block of byBlock(leaves).values()) {
      if (sizeOf(block) < text.length) continue;
      const changes = block.flatMap(({ leaf }) =>
        leaf.went === never ? [leaf.came] : [leaf.came, leaf.went],
      );
      for (const entry of [...new Set(changes.map(endOf))].sort((a, b) => b - a)) {
        const [state] = blocksAt(block, entry);
        if (state?.text === text) return state;
      }
    }
  return null;
}
