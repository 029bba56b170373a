// What changed within one paragraph: words that were typed, and apart from them places that show another value of the same figure.

import type { Run } from '../body/text';
import type { FigureId } from '../ids';
import { commonPairs, walkPairs } from './common-pairs';
import type { Segmenter } from './words';

/**
 * A stretch of a compared paragraph. `figure`: one place whose figure has another value now, so that nobody typed the change.
 * `format`: the same words, bold in only one of the two.
 */
export type Span =
  | { readonly op: 'same' | 'added' | 'removed' | 'format'; readonly text: string; readonly bold: boolean }
  | {
      readonly op: 'figure';
      readonly figure: FigureId;
      readonly before: string;
      readonly after: string;
      readonly bold: boolean;
    };

/** A run, with what a place says beside its text. */
export interface ComparedRun extends Run {
  /** Code of the format of a place. */
  readonly format?: string;
}

/** A word, place, ordinal or break. Those of one key mean the same, whatever they show. */
export interface Token {
  readonly key: string;
  readonly text: string;
  readonly bold: boolean;
  readonly figure: FigureId | null;
}

/** A paragraph as tokens. */
export function tokensOf(runs: readonly ComparedRun[], segment: Segmenter): readonly Token[] {
  return runs.flatMap((run): Token[] => {
    const { type, text, bold, figure = null } = run;
    if (type === 'text')
      return segment(text).map((word) => ({ key: `t${word}`, text: word, bold, figure: null }));
    // What an ordinal shows follows from what stands before it: not a change of its own.
    const key = type === 'place' ? `p${run.format ?? ''} ${figure}` : type === 'note' ? `n${text}` : type;
    return [{ key, text, bold, figure }];
  });
}

interface Change {
  readonly removed: readonly Token[];
  readonly added: readonly Token[];
}

type Piece = { readonly common: readonly [Token, Token] } | Change;

function piecesOf(before: readonly Token[], after: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  const keysOf = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
  walkPairs(
    commonPairs(keysOf(before), keysOf(after)),
    [before.length, after.length],
    (gone, come) => pieces.push({ removed: before.slice(...gone), added: after.slice(...come) }),
    (x, y) => pieces.push({ common: [before[x]!, after[y]!] }),
  );
  return pieces;
}

const lengthOf = (tokens: readonly Token[]) => tokens.reduce((sum, { text }) => sum + text.length, 0);
const isChange = (piece: Piece | undefined): piece is Change => !!piece && 'removed' in piece;
/** Longest common text between two changes that is taken into them: an island of one character helps no reader. */
const islandLength = 1;

/** Joins changes that only an island parts. */
function withoutIslands(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    if (isChange(piece) && isChange(last)) {
      joined[joined.length - 1] = {
        removed: [...last.removed, ...piece.removed],
        added: [...last.added, ...piece.added],
      };
    } else if (!isChange(piece) && isChange(last) && isIsland(piece.common, last, pieces[index + 1])) {
      joined[joined.length - 1] = {
        removed: [...last.removed, piece.common[0]],
        added: [...last.added, piece.common[1]],
      };
    } else joined.push(piece);
  }
  return joined;
}

function isIsland([token]: readonly [Token, Token], before: Change, after: Piece | undefined): boolean {
  if (!isChange(after) || token.figure !== null || token.text.length > islandLength) return false;
  return [before, after].every(
    ({ removed, added }) => Math.min(lengthOf(removed), lengthOf(added)) > islandLength,
  );
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join('');

function spansOf(piece: Piece): readonly Span[] {
  if (isChange(piece)) {
    const { removed, added } = piece;
    const plain = (op: 'removed' | 'added' | 'same') => (token: Token) =>
      ({ op, text: token.text, bold: token.bold }) as const;
    // A number that was linked reads as before: its reader sees no change.
    if (textOf(removed) === textOf(added)) return added.map(plain('same'));
    return [...removed.map(plain('removed')), ...added.map(plain('added'))];
  }
  const [before, after] = piece.common;
  const { bold, text, figure } = after;
  if (figure !== null && before.text !== text)
    return [{ op: 'figure', figure, before: before.text, after: text, bold }];
  return [{ op: before.bold === bold ? 'same' : 'format', text, bold }];
}

/** Joins neighbours that are alike. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.op !== 'figure' && last.op === span.op && last.bold === span.bold)
      result[result.length - 1] = { ...last, text: last.text + span.text };
    else result.push(span);
  }
  return result;
}

/** What differs between two paragraphs. */
export const compareTokens = (before: readonly Token[], after: readonly Token[]): readonly Span[] =>
  merged(withoutIslands(piecesOf(before, after)).flatMap(spansOf));

/** A paragraph that has no counterpart, as one change. */
export const wholeSpans = (tokens: readonly Token[], op: 'added' | 'removed' | 'same'): readonly Span[] =>
  merged(tokens.map(({ text, bold }) => ({ op, text, bold })));
