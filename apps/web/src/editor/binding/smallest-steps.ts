// Makes one text of another by the smallest steps that can be had, so that what is shown in it (marks, carets, a selection) moves with
// the text instead of being lost: the binding itself replaces the whole text with each change of others.

import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';

/** Blocks that become others, between blocks that stay. */
interface Stretch {
  readonly pos: number;
  readonly old: readonly Node[];
  readonly next: readonly Node[];
}

/** Blocks that did not change are mostly the same objects, which is quick to tell. */
const areSame = (a: Node, b: Node) => a === b || a.eq(b);

/** Where rows of blocks differ. What stays in between is told by identity. */
function stretches(pos: number, old: readonly Node[], next: readonly Node[]): readonly Stretch[] {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && areSame(old[start]!, next[start]!)) start++;
  let end = 0;
  while (end < shorter - start && areSame(old.at(-1 - end)!, next.at(-1 - end)!)) end++;
  const places = new Map<Node, number>();
  for (let index = start; index < old.length - end; index++) places.set(old[index]!, index);
  const found: Stretch[] = [];
  let [at, from, nextFrom] = [pos, 0, 0];
  const skipTo = (index: number) => {
    for (; from < index; from++) at += old[from]!.nodeSize;
  };
  const closeAt = (index: number, nextIndex: number) => {
    if (index > from || nextIndex > nextFrom)
      found.push({ pos: at, old: old.slice(from, index), next: next.slice(nextFrom, nextIndex) });
    skipTo(index);
    nextFrom = nextIndex;
  };
  skipTo(start);
  nextFrom = start;
  for (let index = start; index < next.length - end; index++) {
    const place = places.get(next[index]!);
    if (place === undefined || place < from) continue;
    closeAt(place, index);
    skipTo(place + 1);
    nextFrom = index + 1;
  }
  closeAt(old.length - end, next.length - end);
  return found;
}

/** The one stretch in which both differ, as one step; blocks that were parted or joined have it at their border. */
function replaceDifference(tr: Transaction, pos: number, old: Fragment, next: Fragment): void {
  const start = old.findDiffStart(next);
  if (start === null) return;
  const { a, b } = old.findDiffEnd(next)!;
  // Where equal text stands on both sides, the two searches run past each other.
  const overlap = Math.max(0, start - Math.min(a, b));
  const slice = tr.doc.type.create(null, next).slice(start, b + overlap);
  const { failed } = tr.maybeStep(new ReplaceStep(pos + start, pos + a + overlap, slice));
  if (failed !== null) tr.step(new ReplaceStep(pos, pos + old.size, new Slice(next, 0, 0)));
}

function replaceBlock(tr: Transaction, pos: number, old: Node, next: Node): void {
  if (areSame(old, next)) return;
  if (old.sameMarkup(next) && !old.isLeaf && !old.isTextblock)
    replaceBlocks(tr, pos + 1, old.content, next.content);
  else if (old.isTextblock && next.isTextblock && !old.sameMarkup(next) && old.content.eq(next.content))
    tr.setNodeMarkup(pos, next.type, next.attrs, next.marks);
  else replaceDifference(tr, pos, Fragment.from(old), Fragment.from(next));
}

function replaceBlocks(tr: Transaction, start: number, before: Fragment, after: Fragment): void {
  // From the end, so that positions before it stay.
  for (const { pos, old, next } of stretches(start, before.content, after.content).toReversed()) {
    if (old.length !== next.length) {
      replaceDifference(tr, pos, Fragment.from(old), Fragment.from(next));
      continue;
    }
    let end = pos + Fragment.from(old).size;
    for (let index = old.length - 1; index >= 0; index--) {
      end -= old[index]!.nodeSize;
      replaceBlock(tr, end, old[index]!, next[index]!);
    }
  }
}

/** Makes the content of the transaction's document this one. */
export function replaceSmallest(tr: Transaction, next: Fragment): Transaction {
  const { doc } = tr;
  replaceBlocks(tr, 0, doc.content, next);
  if (!tr.doc.content.eq(next)) tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(next, 0, 0)));
  return tr;
}
