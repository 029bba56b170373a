// Puts back what was typed and not taken, where it stood or as near to that as the text of now allows: one step of undo.

import { bodyLines, type PutBack, putBack, type SectionId } from '@huigao/report';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { TextEdit } from '../../report/report-session';

/** A body that holds nothing yet. */
const isEmpty = ({ doc }: EditorState) =>
  doc.childCount <= 1 && doc.textContent === '' && !doc.firstChild?.isAtom;

function put(tr: Transaction, state: EditorState, piece: PutBack): void {
  if (piece.put === 'words') {
    tr.insertText(piece.text, tr.mapping.map(piece.pos, -1));
    return;
  }
  const { paragraph } = state.schema.nodes;
  const nodes = piece.texts.map((text) => paragraph!.create(null, state.schema.text(text)));
  if (isEmpty(state)) {
    tr.replaceWith(0, tr.doc.content.size, nodes);
    return;
  }
  const $at = state.doc.resolve(piece.at ?? 0);
  const beside = piece.side === 'before' ? $at.before(1) : $at.after(1);
  tr.insert(tr.mapping.map(piece.at === null ? state.doc.content.size : beside, -1), nodes);
}

/** @param draft - the section as its author had it, a paragraph a line */
export const withPutBack =
  (section: SectionId, draft: string): TextEdit =>
  (state, figures) => {
    const pieces = putBack(draft, bodyLines(section, state.doc, figures));
    if (pieces.length === 0) return null;
    const { tr } = state;
    // From the end, so that of two at one position the first comes first.
    for (const piece of pieces.toReversed()) put(tr, state, piece);
    const end = tr.steps.length > 0 ? tr.mapping.maps.at(-1) : null;
    let caret = 0;
    end?.forEach((_from, _to, _newFrom, newTo) => {
      caret = newTo;
    });
    return tr.setSelection(TextSelection.near(tr.doc.resolve(caret), -1)).scrollIntoView();
  };
