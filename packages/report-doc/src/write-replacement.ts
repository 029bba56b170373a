// A change of a body written into its Yjs document, as little as possible of it: what stands before and after what is replaced stays
// the same to those who are typing there, to their carets and to anchors. The server's own: editors write by their binding.

import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { bodyRoot, formatsOf, yjsChildren, yjsElement } from './body';

/** Writes `after` over `before`, which is what lies in the document. Within a block one stretch at most may differ. */
export function writeReplacement(doc: Y.Doc, before: Node, after: Node): void {
  doc.transact(() => rewrite(doc.getXmlFragment(bodyRoot), before, after));
}

const childrenOf = (parent: Y.XmlFragment) => parent.toArray() as readonly (Y.XmlElement | Y.XmlText)[];

const lengthOf = (child: Y.XmlElement | Y.XmlText) => (child instanceof Y.XmlText ? child.length : 1);

/** How much two rows have in common at their start, and then at their end. */
function inCommon(
  length: { readonly a: number; readonly b: number },
  areSame: (a: number, b: number) => boolean,
) {
  const shorter = Math.min(length.a, length.b);
  let start = 0;
  while (start < shorter && areSame(start, start)) start++;
  let end = 0;
  while (end < shorter - start && areSame(length.a - 1 - end, length.b - 1 - end)) end++;
  return { start, end };
}

function rewrite(parent: Y.XmlFragment, before: Node, after: Node): void {
  if (before.inlineContent) rewriteInline(parent, before, after);
  else rewriteBlocks(parent, before, after);
}

function rewriteBlocks(parent: Y.XmlFragment, before: Node, after: Node): void {
  const length = { a: before.childCount, b: after.childCount };
  const { start, end } = inCommon(length, (a, b) => before.child(a).eq(after.child(b)));
  const [old, made] = [length.a - start - end, length.b - start - end];
  const pairs = Math.min(old, made);
  for (let index = start; index < start + pairs; index++)
    rewriteBlock(parent, index, before.child(index), after.child(index));
  if (old > pairs) parent.delete(start + pairs, old - pairs);
  const more: Y.XmlElement[] = [];
  for (let index = start + pairs; index < start + made; index++) more.push(yjsElement(after.child(index)));
  if (more.length > 0) parent.insert(start + pairs, more);
}

function rewriteBlock(parent: Y.XmlFragment, index: number, before: Node, after: Node): void {
  if (before.type !== after.type) {
    parent.delete(index);
    parent.insert(index, [yjsElement(after)]);
    return;
  }
  const element = childrenOf(parent)[index] as Y.XmlElement;
  for (const [key, value] of Object.entries(after.attrs)) {
    if (value === before.attrs[key]) continue;
    if (value === null) element.removeAttribute(key);
    else element.setAttribute(key, value as string);
  }
  rewrite(element, before, after);
}

/** The inline content of a block by UTF-16 units: an atom is one. */
function unitsOf(block: Node): readonly Node[] {
  const units: Node[] = [];
  block.forEach((node) => {
    for (let unit = 0; unit < node.nodeSize; unit++)
      units.push(node.isText ? node.cut(unit, unit + 1) : node);
  });
  return units;
}

const isHigh = (unit: Node | undefined) => /[\uD800-\uDBFF]$/.test(unit?.text ?? '');

function rewriteInline(parent: Y.XmlFragment, before: Node, after: Node): void {
  const [old, made] = [unitsOf(before), unitsOf(after)];
  const common = inCommon({ a: old.length, b: made.length }, (a, b) => old[a]!.eq(made[b]!));
  // Never half a character.
  const start = isHigh(old[common.start - 1]) ? common.start - 1 : common.start;
  const end = isHigh(old[old.length - common.end - 1]) ? common.end - 1 : common.end;
  const isAlike = (unit: Node, other: Node | undefined) =>
    other !== undefined && unit.mark([]).eq(other.mark([]));
  const isFormat = old.length === made.length && old.every((unit, index) => isAlike(unit, made[index]));
  if (isFormat) {
    format(parent, old.slice(start, old.length - end), made.slice(start, made.length - end), start);
    return;
  }
  const deleted = old.length - start - end;
  if (deleted > 0) deleteUnits(parent, start, deleted);
  if (made.length > start + end) insertInline(parent, start, after, made.length - end);
}

/** The text that holds a unit, or the end of one, and where in it. */
function textAt(
  parent: Y.XmlFragment,
  at: number,
): { index: number; text: Y.XmlText; offset: number } | null {
  let start = 0;
  for (const [index, child] of childrenOf(parent).entries()) {
    const length = lengthOf(child);
    if (child instanceof Y.XmlText && at >= start && at <= start + length)
      return { index, text: child, offset: at - start };
    start += length;
  }
  return null;
}

/** Gives units other marks, as long stretches of a text as can be. Atoms bear none. */
function format(parent: Y.XmlFragment, before: readonly Node[], after: readonly Node[], first: number): void {
  const isNext = (unit: number, run: number) =>
    before[unit]!.isText && before[unit]!.sameMarkup(before[run]!) && after[unit]!.sameMarkup(after[run]!);
  for (let run = 0; run < before.length; ) {
    let end = run + 1;
    while (end < before.length && isNext(end, run)) end++;
    const ended = Object.fromEntries(before[run]!.marks.map((mark) => [mark.type.name, null]));
    if (before[run]!.isText)
      formatUnits(parent, first + run, first + end, { ...ended, ...formatsOf(after[run]!) });
    run = end;
  }
}

function formatUnits(
  parent: Y.XmlFragment,
  from: number,
  to: number,
  formats: Record<string, unknown>,
): void {
  let start = 0;
  for (const child of childrenOf(parent)) {
    const end = start + lengthOf(child);
    const [low, high] = [Math.max(from, start), Math.min(to, end)];
    if (low < high && child instanceof Y.XmlText) child.format(low - start, high - low, formats);
    start = end;
  }
}

function deleteUnits(parent: Y.XmlFragment, from: number, count: number): void {
  let end = childrenOf(parent).reduce((sum, child) => sum + lengthOf(child), 0);
  const children = childrenOf(parent);
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index]!;
    const length = lengthOf(child);
    const start = end - length;
    const [low, high] = [Math.max(from, start), Math.min(from + count, end)];
    if (low < high) {
      if (child instanceof Y.XmlText && high - low < length) child.delete(low - start, high - low);
      else parent.delete(index);
    }
    end = start;
  }
}

/** Puts in what stands in `block` from `at` to `end`. */
function insertInline(parent: Y.XmlFragment, at: number, block: Node, end: number): void {
  const place = textAt(parent, at);
  if (!place) {
    const before = childrenBefore(parent, at);
    parent.insert(before, yjsChildren(block.content.cut(at, end)));
    return;
  }
  const { index, text, offset } = place;
  let written = 0;
  let isBroken = false;
  block.content.cut(at, end).forEach((node) => {
    isBroken ||= !node.isText;
    if (isBroken) return;
    text.insert(offset + written, node.text!, formatsOf(node));
    written += node.nodeSize;
  });
  if (!isBroken) return;
  // An atom stands beside texts, not in one: what follows it in this text becomes one of its own.
  const tail = text.length - offset - written;
  if (tail > 0) text.delete(offset + written, tail);
  parent.insert(index + 1, yjsChildren(block.content.cut(at + written, end + tail)));
}

/** How many children stand before a unit where no text is near. */
function childrenBefore(parent: Y.XmlFragment, at: number): number {
  let start = 0;
  for (const [index, child] of childrenOf(parent).entries()) {
    if (start >= at) return index;
    start += lengthOf(child);
  }
  return parent.length;
}
