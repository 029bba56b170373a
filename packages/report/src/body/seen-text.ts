// How a text read when somebody last saw it, and what changed since. Kept as a print of each clause, four bytes: enough to tell what
// is another now, in a few kB, and no word of it. By what it says, not by how it came about: an undo, a paragraph that was split, a
// version that was put back change nothing that reads as it did.

import type { Node } from 'prosemirror-model';
import { commonPairs, walkPairs } from '../compare/common-pairs';
import { fnv1a } from '../fnv';
import type { BodyRange } from '../remarks/quote';

/** A clause of a text, or a block that is no text. */
export interface SeenPiece extends BodyRange {
  /** Of what it says, with its formats. */
  readonly print: string;
}

/** A stretch in which a text differs from what was seen; from = to: something went, and nothing came. */
export interface SeenChange {
  /** Prints that went. */
  readonly gone: readonly string[];
  /** Pieces that came. */
  readonly fresh: readonly SeenPiece[];
  /** Where something went, if nothing came: before the piece that follows. */
  readonly at: number;
}

/** A clause with the closing marks behind it. */
const clauses = /[^。！？；：，]*[。！？；：，]+[”’）》」』]*|[^。！？；：，]+/g;
const clauseEnd = /[。！？；：，][”’）》」』]*$/;

/** The pieces of a section's body, in its order. */
export function seenPieces(body: Node): readonly SeenPiece[] {
  const pieces: SeenPiece[] = [];
  body.forEach((block, pos) => {
    for (const { print, from, to } of piecesOf(block)) pieces.push({ print, from: pos + from, to: pos + to });
  });
  return pieces;
}

const known = new WeakMap<Node, readonly SeenPiece[]>();

/** The pieces of a block, from its beginning; remembered by it, since a text that is being written has mostly the blocks that it had. */
function piecesOf(block: Node): readonly SeenPiece[] {
  const old = known.get(block);
  if (old) return old;
  const pieces: SeenPiece[] = [];
  const add = (node: Node, pos: number) => {
    if (node.isTextblock) pieces.push(...clausesOf(node, pos + 1));
    else if (node.isLeaf) pieces.push({ print: fnv1a(nameOf(node)), from: pos, to: pos + node.nodeSize });
    return !node.isTextblock;
  };
  if (add(block, 0)) block.descendants((node, pos) => add(node, pos + 1));
  known.set(block, pieces);
  return pieces;
}

const nameOf = ({ type, attrs }: Node) => `\u0000${type.name}${JSON.stringify(attrs)}`;

function clausesOf(block: Node, start: number): readonly SeenPiece[] {
  const pieces: SeenPiece[] = [];
  let from = start;
  // Another kind of block than a paragraph shows in its first clause; where a paragraph begins, in none.
  let said = block.type.name === 'paragraph' ? '' : nameOf(block);
  const end = (to: number) => {
    if (to > from) pieces.push({ print: fnv1a(said), from, to });
    from = to;
    said = '';
  };
  block.forEach((node, offset) => {
    const marks = node.marks.map(({ type }) => `\u0001${type.name}`).join('');
    if (!node.isText) {
      said += marks + nameOf(node);
      if (node.type.name === 'hardBreak') end(start + offset + node.nodeSize);
      return;
    }
    for (const { 0: clause, index } of node.text!.matchAll(clauses)) {
      said += marks + clause;
      if (clauseEnd.test(clause)) end(start + offset + index + clause.length);
    }
  });
  end(start + block.content.size);
  return pieces;
}

/** Where a text differs from what was seen. @param before - prints of what was seen */
export function changesSince(before: readonly string[], pieces: readonly SeenPiece[]): readonly SeenChange[] {
  const changes: SeenChange[] = [];
  walk(before, pieces, (change) => changes.push(change));
  return changes;
}

/** What was seen, once some of the changes are seen, too. */
export function seenAfter(
  before: readonly string[],
  pieces: readonly SeenPiece[],
  isSeen: (change: SeenChange) => boolean,
): readonly string[] {
  const prints: string[] = [];
  walk(
    before,
    pieces,
    (change) => prints.push(...(isSeen(change) ? change.fresh.map(({ print }) => print) : change.gone)),
    (print) => prints.push(print),
  );
  return prints;
}

function walk(
  before: readonly string[],
  pieces: readonly SeenPiece[],
  onChange: (change: SeenChange) => void,
  onSame: (print: string) => void = () => {},
): void {
  const after = pieces.map(({ print }) => print);
  walkPairs(
    commonPairs(before, after),
    [before.length, after.length],
    ([goneFrom, goneTo], [freshFrom, freshTo]) =>
      onChange({
        gone: before.slice(goneFrom, goneTo),
        fresh: pieces.slice(freshFrom, freshTo),
        at: pieces[freshFrom]?.from ?? pieces[freshFrom - 1]?.to ?? 0,
      }),
    (_, at) => onSame(after[at]!),
  );
}

const form = 1;
const printBytes = 4;

/** Prints as bytes, to be kept. */
export function encodeSeen(prints: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(1 + prints.length * printBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = form;
  for (const [index, print] of prints.entries())
    view.setUint32(1 + index * printBytes, Number.parseInt(print, 16));
  return bytes;
}

/** The prints in kept bytes; null where these are none of this version. */
export function decodeSeen(bytes: Uint8Array): readonly string[] | null {
  if (bytes[0] !== form || (bytes.length - 1) % printBytes !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: (bytes.length - 1) / printBytes }, (_, index) =>
    view
      .getUint32(1 + index * printBytes)
      .toString(16)
      .padStart(8, '0'),
  );
}
