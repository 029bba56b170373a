// Keys of a section's text.

import type { FigureId } from '@huigao/report';
import { Extension } from '@tiptap/core';
import {
  baseKeymap,
  chainCommands,
  exitCode,
  setBlockType,
  splitBlock,
  toggleMark,
} from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import type { Schema } from '@tiptap/pm/model';
import { AllSelection, type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import type { PlainRange } from '../binding/held-range';
import { numberAtSelection } from '../linking/number-link';
import { placeAtSelection, withOrdinal } from '../places/place-commands';
import { changeLevel, continueNumbers } from './list-keys';

/** What keys do outside the text. */
export interface KeyCalls {
  readonly openFigure: (figure: FigureId) => void;
  /** Gives the caret to the section before or after; false when there is none. */
  readonly leave: (direction: 'before' | 'after') => boolean;
  readonly linkNumber: () => void;
  /** Takes the last step back, or forth, in whatever section it was. */
  readonly undo: () => void;
  readonly redo: () => void;
  /** Opens the card of a place. */
  readonly openPlace: (range: PlainRange) => void;
  /** Opens what a footnote says; null: of the one at the caret, or of one that is to be put in there. */
  readonly openNote: (range: PlainRange | null) => void;
}

/** Enter or a click on a selected place opens its figure. */
const openSelectedPlace =
  ({ openFigure }: KeyCalls): Command =>
  ({ selection }) => {
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'place') return false;
    openFigure(selection.node.attrs.figure as FigureId);
    return true;
  };

/** Enter on a selected footnote opens what it says. */
const openSelectedNote =
  ({ openNote }: KeyCalls): Command =>
  ({ selection }) => {
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return false;
    openNote(selection);
    return true;
  };

/** One key for numbers: a typed one is linked, a linked one is adjusted. A caret in typed digits beside a place means the digits. */
const linkOrOpenPlace =
  (calls: KeyCalls): Command =>
  (state) => {
    const place = placeAtSelection(state);
    if (place && numberAtSelection(state) === null) calls.openPlace(place);
    else calls.linkNumber();
    return true;
  };

/** Deleting everything leaves a paragraph to write in. */
const clearBody: Command = ({ selection, tr, schema }, dispatch) => {
  if (!(selection instanceof AllSelection)) return false;
  tr.replaceWith(0, tr.doc.content.size, schema.nodes.paragraph!.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, 1)));
  return true;
};

const headingToParagraph: Command = (state, dispatch) => {
  const { empty, $from } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'heading') return false;
  return setBlockType(state.schema.nodes.paragraph!)(state, dispatch);
};

const hardBreak: Command = (state, dispatch) => {
  const { hardBreak: type } = state.schema.nodes;
  dispatch?.(state.tr.replaceSelectionWith(type!.create()).scrollIntoView());
  return true;
};

const ordinal: Command = (state, dispatch) => {
  dispatch?.(withOrdinal(state, 3));
  return true;
};

/** Leaves the section where an arrow finds no more text in it. */
function leaveAt({ leave }: KeyCalls, key: 'up' | 'down' | 'left' | 'right'): Command {
  const direction = key === 'up' || key === 'left' ? 'before' : 'after';
  return ({ doc, selection }, _dispatch, view) => {
    if (!selection.empty || !view) return false;
    const edge = direction === 'before' ? Selection.atStart(doc) : Selection.atEnd(doc);
    const isAtEdge =
      key === 'left' || key === 'right'
        ? selection.eq(edge)
        : selection.$from.sameParent(edge.$from) && view.endOfTextblock(key);
    return isAtEdge && leave(direction);
  };
}

const always =
  (act: () => void): Command =>
  () => {
    act();
    return true;
  };

function bodyKeymap(schema: Schema, calls: KeyCalls, undoInputRule: Command): Record<string, Command> {
  const { paragraph, heading } = schema.nodes;
  return {
    'Mod-b': toggleMark(schema.marks.bold!),
    'Mod-Alt-0': setBlockType(paragraph!),
    'Mod-Alt-3': setBlockType(heading!, { level: 3 }),
    'Mod-Alt-4': setBlockType(heading!, { level: 4 }),
    'Mod-Alt-n': ordinal,
    'Mod-z': always(calls.undo),
    'Mod-y': always(calls.redo),
    'Shift-Mod-z': always(calls.redo),
    'Mod-Shift-l': linkOrOpenPlace(calls),
    'Shift-Enter': chainCommands(exitCode, hardBreak),
    // As in Word.
    'Mod-Alt-f': always(() => calls.openNote(null)),
    Enter: chainCommands(openSelectedPlace(calls), openSelectedNote(calls), continueNumbers, splitBlock),
    Tab: changeLevel(1),
    'Shift-Tab': changeLevel(-1),
    Backspace: chainCommands(undoInputRule, clearBody, headingToParagraph, baseKeymap.Backspace!),
    Delete: chainCommands(clearBody, baseKeymap.Delete!),
    ArrowUp: leaveAt(calls, 'up'),
    ArrowDown: leaveAt(calls, 'down'),
    ArrowLeft: leaveAt(calls, 'left'),
    ArrowRight: leaveAt(calls, 'right'),
  };
}

/** The keys, then ProseMirror's own for what is left. Replaces Tiptap's, which clears nodes on its own after a remote deletion. */
export const BodyKeys = (calls: KeyCalls) =>
  Extension.create({
    name: 'bodyKeys',
    addProseMirrorPlugins() {
      const undoRule: Command = () => this.editor.commands.undoInputRule();
      return [keymap(bodyKeymap(this.editor.schema, calls, undoRule)), keymap(baseKeymap)];
    },
  });
