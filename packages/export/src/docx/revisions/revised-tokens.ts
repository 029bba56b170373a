// A body with what is suggested in it, as one row of tokens: what stays, what would go and what would come, each where it stands. A row
// and not a tree, since suggestions put in and take out the borders of paragraphs.

import {
  type BodyRange,
  type BodyReplacement,
  bodySchema,
  replaced,
  replacementOf,
  type Suggestion,
} from '@huigao/report';
import type { Fragment, Node } from 'prosemirror-model';

/** What stands at one position of a body: the beginning or end of a block, or an atom or UTF-16 unit. */
interface Token {
  readonly is: 'open' | 'close' | 'leaf';
  readonly node: Node;
}

/** A token, and what becomes of it. */
export interface Piece extends Token {
  readonly state: 'kept' | 'deleted' | 'inserted';
  /** Whose suggestion it is that changes it. */
  readonly by: Suggestion | null;
  /** What stands there now, where that would look otherwise. */
  readonly was: Node | null;
  /** Its position in the body as it is; null: it would come. */
  readonly old: number | null;
}

/** A suggestion and where it stands. */
export interface StandingSuggestion {
  readonly suggestion: Suggestion;
  readonly range: BodyRange;
}

/** The row of a body, and what of the suggestions is in it; what is not cannot be said this way, or overlaps what is. */
export interface RevisedTokens {
  readonly pieces: readonly Piece[];
  readonly within: ReadonlySet<Suggestion>;
  /** The body with all of them accepted. */
  readonly after: Node;
}

function tokensOf(content: Fragment): Token[] {
  const tokens: Token[] = [];
  const add = (node: Node) => {
    if (node.isText)
      for (let unit = 0; unit < node.nodeSize; unit++)
        tokens.push({ is: 'leaf', node: node.cut(unit, unit + 1) });
    else if (node.isLeaf) tokens.push({ is: 'leaf', node });
    else {
      tokens.push({ is: 'open', node });
      node.forEach(add);
      tokens.push({ is: 'close', node });
    }
  };
  content.forEach(add);
  return tokens;
}

const isTable = ({ node }: Token) => !node.isInline && !node.isTextblock;

/** Whether what stands in tables is whole tables and rows here: nothing else of them can go or come by itself in Word. */
function isExpressible(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (!isTable(token)) continue;
    const { is, node } = token;
    // A picture or table that the report draws is no text.
    if (is === 'leaf' || (depth === 0 && node.type.name !== 'table' && node.type.name !== 'tableRow'))
      return false;
    depth += is === 'open' ? 1 : -1;
  }
  return depth === 0;
}

const isSameBorder = (a: Token | undefined, b: Token | undefined) =>
  a !== undefined && b !== undefined && a.is !== 'leaf' && a.is === b.is && a.node.isTextblock;

/** A replacement without the borders of paragraphs that it takes out and puts in again on both sides. */
function trimmed(out: readonly Piece[], put: readonly Token[]) {
  const shorter = Math.min(out.length, put.length);
  let end = 0;
  while (end < shorter && isSameBorder(out[out.length - 1 - end], put[put.length - 1 - end])) end++;
  let start = 0;
  while (start < shorter - end && isSameBorder(out[start], put[start])) start++;
  return {
    start,
    end,
    out: out.slice(start, out.length - end),
    put: put.slice(start, put.length - end),
  };
}

/** Puts a replacement into the row; null where Word has no way to say it. */
function replace(pieces: readonly Piece[], by: Suggestion, { from, to, slice }: BodyReplacement) {
  const all = tokensOf(slice.content);
  const { start, end, out, put } = trimmed(
    pieces.slice(from, to),
    all.slice(slice.openStart, all.length - slice.openEnd),
  );
  if (!isExpressible(out) || !isExpressible(put)) return null;
  return [
    ...pieces.slice(0, from + start),
    ...out.map((piece): Piece => ({ ...piece, state: 'deleted', by })),
    ...put.map((token): Piece => ({ ...token, state: 'inserted', by, was: null, old: null })),
    ...pieces.slice(to - end),
  ];
}

/** Gives words a format. */
function mark(pieces: Piece[], by: Suggestion, { from, to }: BodyRange): void {
  const { change } = by;
  if (change.do !== 'mark') return;
  const type = bodySchema.marks[change.mark];
  for (const [at, piece] of pieces.entries()) {
    const { old, node, state } = piece;
    if (old === null || old < from || old >= to || state !== 'kept' || !node.isText) continue;
    const marked = node.mark(change.on ? type.create().addToSet(node.marks) : type.removeFromSet(node.marks));
    if (!marked.sameMarkup(node)) pieces[at] = { ...piece, node: marked, was: piece.was ?? node, by };
  }
}

/** Makes blocks of another kind: those that its stretch touches once all before it is put in. */
function turn(pieces: Piece[], by: Suggestion, { from, to }: BodyRange): void {
  const { change } = by;
  if (change.do !== 'block') return;
  const attrs = change.block === 'heading' ? { level: change.level } : null;
  const isBeginning = ({ is, node, state }: Piece) =>
    is === 'open' && state !== 'deleted' && (node.type.name === 'paragraph' || node.type.name === 'heading');
  const end = pieces.findIndex(({ old }) => old === to);
  let start = pieces.findIndex(({ old }) => old === from);
  while (start > 0 && !isBeginning(pieces[start]!)) start--;
  for (let at = start; at <= end; at++) {
    const piece = pieces[at]!;
    if (!isBeginning(piece)) continue;
    const node = bodySchema.nodes[change.block].create(attrs);
    if (!node.sameMarkup(piece.node)) pieces[at] = { ...piece, node, was: piece.was ?? piece.node, by };
  }
}

/** Those that are applied, in the order of the text: of those that overlap the first, as accepting all does. */
function chosen(body: Node, standing: readonly StandingSuggestion[]): readonly StandingSuggestion[] {
  let end = 0;
  return standing.filter(({ suggestion: { change }, range }) => {
    if (range.from < end) return false;
    const replacement = replacementOf(body, range, change);
    if (!replacement || !replaced(body, replacement)) return false;
    if (change.do === 'replace') end = range.to;
    return true;
  });
}

/** Whether what is kept and comes reads as the text with all accepted; gives beginnings of blocks as they are there. */
function checked(pieces: readonly Piece[], after: Node): readonly Piece[] | null {
  const expected = tokensOf(after.content);
  let at = 0;
  const settled = pieces.map((piece) => {
    if (piece.state === 'deleted') return piece;
    const token = expected[at++];
    if (token?.is !== piece.is) return null;
    if (piece.is === 'leaf') return token.node.eq(piece.node) ? piece : null;
    const isOther = piece.is === 'open' && !token.node.sameMarkup(piece.node);
    return isOther && piece.state === 'kept'
      ? { ...piece, node: token.node, was: piece.was ?? piece.node }
      : { ...piece, node: token.node };
  });
  return at === expected.length && settled.every((piece) => piece !== null) ? settled : null;
}

/** The body with these accepted one after the other, as accepting all does. */
function accepted(body: Node, applied: readonly StandingSuggestion[]): Node | null {
  let after: Node | null = body;
  for (const { suggestion, range } of applied) {
    if (!after) return null;
    const moved: number = after.content.size - body.content.size;
    const here = { from: range.from + moved, to: range.to + moved };
    const replacement: BodyReplacement | null = replacementOf(after, here, suggestion.change);
    after = replacement && replaced(after, replacement);
  }
  return after;
}

/**
 * A body with suggestions in it.
 * @param standing - in the order of the text
 */
export function revisedTokens(body: Node, standing: readonly StandingSuggestion[]): RevisedTokens {
  const plain = tokensOf(body.content).map(
    (token, old): Piece => ({ ...token, state: 'kept', by: null, was: null, old }),
  );
  const all = chosen(body, standing);
  const unfit = new Set<Suggestion>();
  let pieces = plain;
  // From the end, so that what stands before keeps its position.
  for (const { suggestion, range } of [...all].reverse()) {
    if (suggestion.change.do !== 'replace') continue;
    const replacement = replacementOf(body, range, suggestion.change);
    const next = replacement && replace(pieces, suggestion, replacement);
    if (next) pieces = next;
    else unfit.add(suggestion);
  }
  const applied = all.filter(({ suggestion }) => !unfit.has(suggestion));
  for (const { suggestion, range } of applied) {
    mark(pieces, suggestion, range);
    turn(pieces, suggestion, range);
  }
  const after = accepted(body, applied);
  const settled = after && checked(pieces, after);
  if (!settled || !after) return { pieces: plain, within: new Set(), after: body };
  return { pieces: settled, within: new Set(applied.map(({ suggestion }) => suggestion)), after };
}
