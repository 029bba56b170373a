// Suggestions written into a fork one by one, so that all between them stays the same text to Yjs.

import {
  type BodyRange,
  type BodyReplacement,
  bodySchema,
  replaced,
  replacementOf,
  type SuggestedChange,
  type SuggestionId,
} from '@huigao/report';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import type * as Y from 'yjs';
import { placeInBody } from '../ground';
import { writeReplacement } from '../write-replacement';
import type { NamedReplacement } from './carry-changes';
import type { OwnSuggestion } from './own-suggestion';

/** A change as replacements of as little as can be: of blocks that become others, only their beginnings. */
function smallReplacements(
  body: Node,
  range: BodyRange,
  change: SuggestedChange,
): readonly BodyReplacement[] {
  if (change.do !== 'block') {
    const replacement = replacementOf(body, range, change);
    return replacement ? [replacement] : [];
  }
  const { paragraph, heading } = bodySchema.nodes;
  const type = bodySchema.nodes[change.block];
  const made = type.create(change.block === 'heading' ? { level: change.level } : null);
  const beginnings: BodyReplacement[] = [];
  body.nodesBetween(range.from, Math.max(range.to, range.from + 1), (node, pos) => {
    const isKind = node.type === paragraph || node.type === heading;
    const isTouched = pos < range.to || pos < range.from;
    if (isKind && isTouched)
      beginnings.push({ from: pos, to: pos + 1, slice: new Slice(Fragment.from(made), 0, 1) });
    return !node.isTextblock;
  });
  return beginnings;
}

interface Fitting {
  /** All that fits, in order. */
  readonly joined: readonly NamedReplacement[];
  /** What does not stand as it was suggested, or over which something else stands. */
  readonly left: ReadonlySet<SuggestionId>;
}

const overlap = (one: BodyRange, other: BodyRange) => one.from < other.to && other.from < one.to;

const inOrder = (one: NamedReplacement, other: NamedReplacement) =>
  one.from - other.from || one.to - other.to;

/** Adds suggestions to what stands in a fork of this body. */
export function fitting(
  doc: Y.Doc,
  body: Node,
  suggestions: readonly OwnSuggestion[],
  present: readonly NamedReplacement[],
): Fitting {
  let joined = present;
  const left = new Set<SuggestionId>();
  for (const suggestion of suggestions) {
    const { id, change } = suggestion;
    const place = placeInBody(doc, body, suggestion);
    const pieces = place.stands === 'ready' ? smallReplacements(body, place.range, change) : [];
    const isFree = pieces.every(
      (piece) => !joined.some((one) => overlap(one, piece)) && replaced(body, piece) !== null,
    );
    if (pieces.length > 0 && isFree)
      joined = [...joined, ...pieces.map((piece) => ({ ...piece, id, does: change.do }))].sort(inOrder);
    else left.add(id);
  }
  return { joined, left };
}

/** Writes replacements of a body into its document, the last first: what stands before each is where it was. */
export function putIn(
  doc: Y.Doc,
  body: Node,
  replacements: readonly BodyReplacement[],
  origin: unknown,
): void {
  let before = body;
  doc.transact(() => {
    for (const replacement of replacements.toReversed()) {
      const after = replaced(before, replacement);
      if (!after) continue;
      writeReplacement(doc, before, after);
      before = after;
    }
  }, origin);
}
