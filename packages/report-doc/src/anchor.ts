// Anchors between ProseMirror positions of a body and the Yjs document it lies in, without an editor: the server makes and checks
// them, the page finds them, both by this file.

import {
  type Anchor,
  type BodyRange,
  bodySchema,
  findQuote,
  mayTouch,
  type Quote,
  type Report,
  readsAs,
  restOfQuote,
  type SectionId,
  type Thread,
} from '@huigao/report';
import { fromBase64, toBase64 } from 'lib0/buffer';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { bodyRoot } from './body';
import { KnownStretches } from './known-stretches';

type Child = Y.XmlElement | Y.XmlText;
type Parent = Y.XmlFragment;

const childrenOf = (parent: Parent) => parent.toArray() as readonly Child[];

/** What is known of a document that does not change between many questions: what its parts take up, and where they begin. */
export class Sizes {
  readonly sizes = new Map<object, number>();
  readonly starts = new Map<object, number>();
  /** Of a body whose unchanged blocks stay the same objects. */
  readonly stretches = new KnownStretches();

  /** The document has changed. What is known of its blocks is known of those that did not. */
  clear(): void {
    this.sizes.clear();
    this.starts.clear();
  }
}

/** What a child takes up in the body, as ProseMirror counts. */
function sizeOf(child: Child, sizes: Sizes | undefined): number {
  if (child instanceof Y.XmlText) return child.length;
  if (bodySchema.nodes[child.nodeName as 'place']?.isLeaf) return 1;
  const known = sizes?.sizes.get(child);
  if (known !== undefined) return known;
  const size = 2 + childrenOf(child).reduce((sum, one) => sum + sizeOf(one, sizes), 0);
  sizes?.sizes.set(child, size);
  return size;
}

/** Position of the first thing inside a type; null when it does not lie in this body. */
function startOf(type: Parent | Y.XmlText, root: Parent, sizes: Sizes | undefined): number | null {
  if (type === root) return 0;
  const known = sizes?.starts.get(type);
  if (known !== undefined) return known;
  const { parent } = type as Child;
  if (!(parent instanceof Y.XmlFragment)) return null;
  const outside = startOf(parent, root, sizes);
  if (outside === null) return null;
  let start = outside;
  let found: number | null = null;
  for (const child of childrenOf(parent)) {
    const inside = child instanceof Y.XmlText ? start : start + 1;
    if (child === type) found = inside;
    if (found !== null && !sizes) break;
    sizes?.starts.set(child, inside);
    start += sizeOf(child, sizes);
  }
  return found;
}

/** The type and index at a position: of the thing to its right for the start of a range, to its left for its end. */
function placeAt(
  parent: Parent,
  pos: number,
  side: 'start' | 'end',
  sizes: Sizes | undefined,
): [Parent | Y.XmlText, number] | null {
  let start = 0;
  for (const [index, child] of childrenOf(parent).entries()) {
    const end = start + sizeOf(child, sizes);
    const isHere = side === 'start' ? pos >= start && pos < end : pos > start && pos <= end;
    if (isHere && child instanceof Y.XmlText) return [child, pos - start];
    const isInside = pos > start && pos < end;
    if (isInside && child instanceof Y.XmlElement) return placeAt(child, pos - start - 1, side, sizes);
    if (isHere) return [parent, side === 'start' ? index : index + 1];
    start = end;
  }
  // Nothing stands on that side of it in this block.
  if (pos === start) return [parent, parent.length];
  return pos === 0 ? [parent, 0] : null;
}

function encodeAt(root: Parent, pos: number, side: 'start' | 'end', sizes?: Sizes): string | null {
  const place = placeAt(root, pos, side, sizes);
  if (!place) return null;
  // An end that clings to what stands before it does not take in what is typed after.
  const relative = Y.createRelativePositionFromTypeIndex(...place, side === 'start' ? 0 : -1);
  return toBase64(Y.encodeRelativePosition(relative));
}

function decodeAt(doc: Y.Doc, encoded: string, sizes?: Sizes): number | null {
  const root = doc.getXmlFragment(bodyRoot);
  try {
    const relative = Y.decodeRelativePosition(fromBase64(encoded));
    // Only the copy in which something was undone knows what the words that came back were: none may follow that, so that all
    // copies find the same. Words that came back are found by their quote.
    const found = Y.createAbsolutePositionFromRelativePosition(relative, doc, false);
    if (!found) return null;
    const type = found.type as unknown as Parent | Y.XmlText;
    const start = startOf(type, root, sizes);
    if (start === null) return null;
    if (type instanceof Y.XmlText) return start + found.index;
    return childrenOf(type)
      .slice(0, found.index)
      .reduce((sum, child) => sum + sizeOf(child, sizes), start);
  } catch {
    // Not a relative position, or one of another document.
    return null;
  }
}

/**
 * The anchor of a stretch of a section's body, or null when it is not one.
 * @param sizes - kept from one question to the next, as long as the document does not change
 */
export function anchorOf(doc: Y.Doc, { from, to }: BodyRange, sizes?: Sizes): Anchor | null {
  const root = doc.getXmlFragment(bodyRoot);
  const start = encodeAt(root, from, 'start', sizes);
  const end = encodeAt(root, to, 'end', sizes);
  return from < to && start !== null && end !== null ? { from: start, to: end } : null;
}

/** Where an anchor stands now: null when its text is gone, or it is none of this document. */
export function anchoredRange(doc: Y.Doc, anchor: Anchor, sizes?: Sizes): BodyRange | null {
  const from = decodeAt(doc, anchor.from, sizes);
  const to = decodeAt(doc, anchor.to, sizes);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** The anchor of a point between two things: one end clings to what stands before it, the other to what stands after. */
export function anchorOfPoint(doc: Y.Doc, pos: number, sizes?: Sizes): Anchor | null {
  const root = doc.getXmlFragment(bodyRoot);
  const [from, to] = [encodeAt(root, pos, 'end', sizes), encodeAt(root, pos, 'start', sizes)];
  return from !== null && to !== null ? { from, to } : null;
}

/** Where the two ends of a point are now: the same unless something came between. Null when one of them is gone. */
export function anchoredPoint(doc: Y.Doc, anchor: Anchor, sizes?: Sizes): BodyRange | null {
  const [from, to] = [decodeAt(doc, anchor.from, sizes), decodeAt(doc, anchor.to, sizes)];
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

/** Where a thread stands: its section, and the stretch of it (null: the whole section). */
export interface ThreadPlace {
  readonly section: SectionId;
  readonly range: BodyRange | null;
}

/**
 * Where a thread stands now. Its anchor moves with the text; text that was cut and put in elsewhere, split off, joined, or brought
 * back by an undo, is found by what was quoted, in its own section first. Null: the text is gone 原文已删除.
 * @param sizesOf - of a section's document, kept from one thread to the next, as long as it does not change
 */
export function placeOfThread(
  thread: Thread,
  report: Pick<Report, 'bodies' | 'outline'>,
  documents: (section: SectionId) => Y.Doc | null,
  sizesOf?: (section: SectionId) => Sizes,
): ThreadPlace | null {
  const { section, anchor, quote } = thread;
  const isThere = report.outline.some(({ id }) => id === section);
  if (!anchor || !quote) return isThere ? { section, range: null } : null;
  const body = isThere ? report.bodies.get(section) : undefined;
  const doc = documents(section);
  const sizes = sizesOf?.(section);
  const range = doc && body && rangeIn(body, doc, { anchor, quote, sizes });
  if (range) return { section, range };
  for (const { id } of report.outline) {
    const there = id === section ? undefined : report.bodies.get(id);
    const found = there && findQuote(there, quote);
    if (found) return { section: id, range: found };
  }
  // What was not cut as a whole is not followed by halves, but may stay by halves.
  const rest = doc && body && restIn(body, doc, { anchor, quote, sizes });
  return rest ? { section, range: rest } : null;
}

/** What is looked for in a document. */
interface Sought {
  readonly anchor: Anchor;
  readonly quote: Quote;
  readonly sizes: Sizes | undefined;
}

/** Where the words of an anchor stand in its own section. */
function rangeIn(body: Node, doc: Y.Doc, { anchor, quote, sizes }: Sought): BodyRange | null {
  const known = sizes?.stretches.find(body, anchor);
  if (known) return known;
  const range = within(body, anchoredRange(doc, anchor, sizes));
  if (range && readsAs(body, range, quote)) {
    sizes?.stretches.keep(body, anchor, range);
    return range;
  }
  if (range && !mayTouch(body, range, quote)) return range;
  const whole = findQuote(body, quote);
  // Words were split off or joined to others: they are whole again with what is still anchored.
  if (!range || (whole && whole.from < range.to && range.from < whole.to)) return whole;
  return range;
}

/** What is left where one end went with the words before or after it. */
function restIn(body: Node, doc: Y.Doc, { anchor, quote, sizes }: Sought): BodyRange | null {
  const from = decodeAt(doc, anchor.from, sizes);
  const to = decodeAt(doc, anchor.to, sizes);
  if (from !== null && to === null && from <= body.content.size) return restOfQuote(body, quote, { from });
  if (to !== null && from === null && to <= body.content.size) return restOfQuote(body, quote, { to });
  return null;
}

/** A body that was read a moment before its document may be shorter. */
const within = (body: Node, range: BodyRange | null) =>
  range && range.to <= body.content.size ? range : null;
