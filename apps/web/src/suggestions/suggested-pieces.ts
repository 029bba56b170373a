// The words that a suggestion puts in, as pieces to be drawn: in the text as a decoration, in a card as React draws it.

import {
  noteInLine,
  type PlaceAttrs,
  placeText,
  type Report,
  type Suggestion,
  suggestedSlice,
} from '@huigao/report';
import type { Translate } from '../app/locale';

/** A stretch of one look; `end` is the end of a paragraph. */
export interface Piece {
  readonly kind: 'text' | 'place' | 'end' | 'other';
  readonly text: string;
  readonly bold: boolean;
}

/** What shows the end of a paragraph, as word processors do. */
export const endSign = '¶';

interface Known {
  readonly figures: Report['figures'];
  readonly t: Translate;
  readonly pieces: readonly Piece[];
}

const known = new WeakMap<Suggestion, Known>();

/** What a suggestion puts in; nothing where it only changes a format. */
export function insertedPieces(
  suggestion: Suggestion,
  figures: Report['figures'],
  t: Translate,
): readonly Piece[] {
  const before = known.get(suggestion);
  if (before?.figures === figures && before.t === t) return before.pieces;
  const pieces = makePieces(suggestion, figures, t);
  known.set(suggestion, { figures, t, pieces });
  return pieces;
}

function makePieces({ change }: Suggestion, figures: Report['figures'], t: Translate): readonly Piece[] {
  const slice = change.do === 'replace' ? suggestedSlice(change.slice) : null;
  if (!slice) return [];
  const pieces: Piece[] = [];
  const other = (text: string) => pieces.push({ kind: 'other', text, bold: false });
  const end = () => pieces.push({ kind: 'end', text: endSign, bold: false });
  let blocks = 0;
  slice.content.descendants((node) => {
    if (node.type.name === 'table') {
      other(t('suggestions.table'));
      return false;
    }
    if (node.isTextblock) {
      if (blocks++ > 0) end();
      return true;
    }
    const bold = node.marks.length > 0;
    if (node.isText) pieces.push({ kind: 'text', text: node.text!, bold });
    else if (node.type.name === 'place') {
      const attrs = node.attrs as PlaceAttrs;
      pieces.push({ kind: 'place', text: placeText(figures, attrs) || attrs.shown, bold });
    } else if (node.type.name === 'ordinal') other(t('suggestions.ordinal'));
    else if (node.type.name === 'footnote') other(noteInLine(node.attrs.text as string));
    else if (node.type.name === 'liveBlock') other(t('suggestions.live'));
    else if (node.isLeaf) other('↵');
    return true;
  });
  // Whole paragraphs end here; what is open runs on in the text around it.
  if (blocks > 0 && slice.openEnd === 0) end();
  return pieces;
}

/** The same as one string, for names that are read aloud. */
export const piecesText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** Which format a suggestion asks for, in words; null where it replaces. */
export function formatWords({ change }: Suggestion, t: Translate): string | null {
  switch (change.do) {
    case 'replace':
      return null;
    case 'mark':
      return t(change.on ? 'suggestions.bold-on' : 'suggestions.bold-off');
    case 'block':
      return change.block === 'paragraph'
        ? t('suggestions.to-paragraph')
        : t('suggestions.to-heading', { level: change.level ?? 3 });
  }
}
