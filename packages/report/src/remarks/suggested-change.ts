// What a suggestion wants done to a stretch of a body, and the doing of it. Every change comes down to one replacement, so that it is
// applied, shown and taken back alike.

import { Fragment, type Node, Slice } from 'prosemirror-model';
import { bodyFault, bodySchema, type MarkName } from '../body/schema';
import type { BodyRange } from './quote';

/** What is proposed. */
export type SuggestedChange =
  | {
      readonly do: 'replace';
      /**
       * What comes in the place of the stretch, as `Slice.toJSON` writes it; null: nothing. It fits as it is, as the slice of a step
       * does: a new border of blocks is a slice of two that are open towards it, and a stretch over a border is deleted to join them.
       */
      readonly slice: unknown;
    }
  | { readonly do: 'mark'; readonly mark: MarkName; readonly on: boolean }
  /** The kind of the blocks that the stretch touches. */
  | { readonly do: 'block'; readonly block: 'paragraph' | 'heading'; readonly level: 3 | 4 | 5 | null };

/** Most characters, and most nodes, that a suggestion puts in. */
const maxSuggestedLength = 20_000;
const maxSuggestedNodes = 2000;

/** A stretch of a body and what comes in its place. */
export interface BodyReplacement extends BodyRange {
  readonly slice: Slice;
}

/** What is put in; null when it is no slice of a body, or one that no text may hold. */
export function suggestedSlice(json: unknown): Slice | null {
  if (json === null) return Slice.empty;
  try {
    if (!Array.isArray((json as { readonly content?: unknown }).content)) return null;
    const slice = Slice.fromJSON(bodySchema, json as object);
    let nodes = 0;
    slice.content.forEach((node) => {
      node.check();
    });
    slice.content.descendants(() => ++nodes <= maxSuggestedNodes);
    const isOpenAtMost = (depth: unknown) => Number.isSafeInteger(depth) && (depth as number) >= 0;
    const depths = [slice.openStart, slice.openEnd];
    if (nodes > maxSuggestedNodes || slice.content.size > maxSuggestedLength + 2 * maxSuggestedNodes)
      return null;
    if (!depths.every(isOpenAtMost) || !isOpen(slice)) return null;
    return bodyFault(bodySchema.nodes.doc.create(null, slice.content)) === null ? bare(slice) : null;
  } catch {
    // Not a slice, or nested so deep that it is none.
    return null;
  }
}

/** Whether a slice is as deep on both sides as it says to be open. */
function isOpen({ content, openStart, openEnd }: Slice): boolean {
  const depthOf = (child: (one: Fragment) => Node | null) => {
    let depth = 0;
    for (let node = child(content); node && !node.isLeaf; node = child(node.content)) depth++;
    return depth;
  };
  return openStart <= depthOf((one) => one.firstChild) && openEnd <= depthOf((one) => one.lastChild);
}

/** The inline nodes of a fragment made anew, at any depth. */
function mapInline(fragment: Fragment, change: (node: Node) => Node): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    nodes.push(node.isInline ? change(node) : node.copy(mapInline(node.content, change)));
  });
  return Fragment.fromArray(nodes);
}

/** Without marks on what is not text: a text keeps none there. */
const bare = ({ content, openStart, openEnd }: Slice) =>
  new Slice(
    mapInline(content, (node) => (node.isText ? node : node.mark([]))),
    openStart,
    openEnd,
  );

/** The change as it is stored: nothing in it that is not looked at. */
export const tidyChange = (change: SuggestedChange): SuggestedChange =>
  change.do === 'replace' ? { do: 'replace', slice: suggestedSlice(change.slice)?.toJSON() ?? null } : change;

const isKind = ({ type }: Node) => type === bodySchema.nodes.paragraph || type === bodySchema.nodes.heading;

/** The replacement that a change comes down to on this stretch of a body, or null where it makes no sense. */
export function replacementOf(body: Node, range: BodyRange, change: SuggestedChange): BodyReplacement | null {
  switch (change.do) {
    case 'replace': {
      const slice = suggestedSlice(change.slice);
      return slice && { ...range, slice };
    }
    case 'mark': {
      const mark = bodySchema.marks[change.mark].create();
      const { content, openStart, openEnd } = body.slice(range.from, range.to);
      const marked = mapInline(content, (node) =>
        !node.isText
          ? node
          : node.mark(change.on ? mark.addToSet(node.marks) : mark.removeFromSet(node.marks)),
      );
      return { ...range, slice: new Slice(marked, openStart, openEnd) };
    }
    case 'block': {
      const blocks = body.resolve(range.from).blockRange(body.resolve(range.to));
      if (!blocks) return null;
      const type = bodySchema.nodes[change.block];
      const attrs = change.block === 'heading' ? { level: change.level } : null;
      const made: Node[] = [];
      for (let index = blocks.startIndex; index < blocks.endIndex; index++) {
        const block = blocks.parent.child(index);
        made.push(isKind(block) ? type.create(attrs, block.content) : block);
      }
      return { from: blocks.start, to: blocks.end, slice: new Slice(Fragment.fromArray(made), 0, 0) };
    }
  }
}

/** The body after a replacement, or null where it does not fit. */
export function replaced(body: Node, { from, to, slice }: BodyReplacement): Node | null {
  try {
    return body.replace(from, to, slice);
  } catch {
    return null;
  }
}

/** Where what was put in stands afterwards. */
export const putRange = ({ from, slice }: BodyReplacement): BodyRange => ({ from, to: from + slice.size });

/** What stands in a stretch, down to which figures its places are of and what its notes say: what is compared before something is changed there. */
export function groundText(body: Node, { from, to }: BodyRange): string {
  return body.textBetween(
    from,
    to,
    '\n',
    ({ type, attrs }) => `\uFFFC${attrs.figure ?? attrs.text ?? type.name};`,
  );
}

/** The figures that places in a fragment are of. */
export function figuresIn(slice: Slice): readonly string[] {
  const figures: string[] = [];
  slice.content.descendants((node) => {
    if (node.type === bodySchema.nodes.place) figures.push(String(node.attrs.figure));
  });
  return figures;
}
