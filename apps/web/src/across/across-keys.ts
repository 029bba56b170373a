// Keys in the texts of a report that reach over the border of a section: they come here before an editor sees them.

import { AllSelection, type EditorState, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { BodyEditor } from '../editor/body/body-editor';
import type { BlockMoves } from '../moving/block-moves';
import type { AcrossEdits } from './across-edits';
import type { AcrossSelection } from './across-selection';
import { type Move, moveOf, type PageCaret, selectionIn } from './caret';
import type { TextPoint } from './text-points';

export interface AcrossKeysParts {
  readonly selection: AcrossSelection;
  readonly caret: PageCaret;
  readonly edits: AcrossEdits;
  readonly moves: BlockMoves;
}

const isCommand = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => (ctrlKey || metaKey) && !altKey;

/** A key that puts a character in, or begins to compose one. */
const isTyping = (event: KeyboardEvent) =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  ([...event.key].length === 1 || event.key === 'Process' || event.keyCode === 229);

/** Keys that do with a selection what they do in one text. */
const isFormat = (event: KeyboardEvent) =>
  (isCommand(event) && !event.shiftKey && event.key.toLowerCase() === 'b') ||
  ((event.ctrlKey || event.metaKey) && event.altKey && ['0', '3', '4'].includes(event.key));

/** Alt+Shift and an arrow move paragraphs, as in Word. */
function stepOf({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): 'up' | 'down' | null {
  if (!altKey || !shiftKey || ctrlKey || metaKey) return null;
  return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
}

/** Whether everything in a text is selected, as far as a caret goes. */
const isAllSelected = ({ doc, selection }: EditorState) =>
  selection.from <= Selection.atStart(doc).from && selection.to >= Selection.atEnd(doc).to;

/** Whether a move would lead the selection's moving end out of its text. */
function leaves(view: EditorView, { by, direction }: Move): boolean {
  const { state } = view;
  const { doc } = state;
  const selection = selectionIn(view);
  if (selection instanceof AllSelection) return true;
  if (!(selection instanceof TextSelection || selection instanceof NodeSelection)) return false;
  const edge = direction === 'forward' ? Selection.atEnd(doc) : Selection.atStart(doc);
  const { $head } = selection;
  if (by !== 'line') return by !== 'lineboundary' && $head.pos === edge.head;
  if (!$head.sameParent(edge.$head)) return false;
  const there = state.apply(state.tr.setSelection(TextSelection.create(doc, $head.pos)));
  return view.endOfTextblock(direction === 'forward' ? 'down' : 'up', there);
}

/** Takes a key; true when it did, and nobody else is to see it. */
export function acrossKeys({ selection, caret, edits, moves }: AcrossKeysParts) {
  const selectAll = (editor: BodyEditor): boolean => {
    const { section, view } = editor;
    const [start, end] = [caret.edge('start'), caret.edge('end')];
    if (!start || !end) return false;
    if (selection.ends() || isAllSelected(view.state)) selection.select({ anchor: start, head: end });
    else selection.select({ anchor: caret.edge('start', section)!, head: caret.edge('end', section)! });
    return true;
  };

  const extend = (editor: BodyEditor, move: Move): boolean => {
    const ends = selection.ends();
    const { section, view } = editor;
    const { anchor, head } = selectionIn(view);
    const isFar = move.by === 'page' || move.by === 'document';
    if (!ends && !isFar && !leaves(view, move)) {
      caret.forgetColumn();
      return false;
    }
    const from = ends?.head ?? { section, pos: head };
    const to = caret.moved(from, move);
    selection.select({ anchor: ends?.anchor ?? { section, pos: anchor }, head: to });
    caret.show(to);
    return true;
  };

  const collapse = (point: TextPoint | null): boolean => {
    selection.clear();
    caret.forgetColumn();
    if (point) caret.put(point);
    return true;
  };

  /** Goes on in the next text one may write in, below or above where the caret was. */
  const leave = ({ section, view }: BodyEditor, move: Move): boolean => {
    const to = caret.moved({ section, pos: selectionIn(view).head }, move, 'writable');
    if (to.section === section) return false;
    caret.put(to);
    return true;
  };

  /** Page keys, and the beginning and end of the report, without Shift. */
  const jump = (editor: BodyEditor, move: Move): boolean => {
    if (selection.ends() && move.by !== 'page' && move.by !== 'document') {
      const isBack = move.direction === 'backward';
      return collapse(selection.edge(isBack ? 'start' : 'end'));
    }
    const { section, view } = editor;
    if (move.by === 'line' && selectionIn(view).empty && leaves(view, move)) return leave(editor, move);
    caret.keepColumnFor(move);
    if (move.by !== 'page' && move.by !== 'document') return false;
    const from = selection.ends()?.head ?? { section, pos: selectionIn(view).head };
    const to = caret.moved(from, move);
    selection.clear();
    caret.put(to);
    if (move.by === 'document')
      document.getElementById('main')!.scrollTop = move.direction === 'backward' ? 0 : 1e9;
    return true;
  };

  /** Keys that edit what is selected; `undefined` where they are none. */
  const edit = (event: KeyboardEvent): boolean | undefined => {
    if (event.key === 'Escape') return collapse(selection.ends()!.head);
    if (isFormat(event)) {
      edits.pressIn(event);
      return true;
    }
    if (event.key === 'Backspace' || event.key === 'Delete') {
      edits.takeOut();
      return true;
    }
    // What was typed goes in at the caret, by the browser or the input method.
    if (isTyping(event) || event.key === 'Enter') return !edits.makeRoom();
    if (isCommand(event) && ['z', 'y'].includes(event.key.toLowerCase())) selection.clear();
    return undefined;
  };

  return (editor: BodyEditor, event: KeyboardEvent): boolean => {
    if (event.isComposing || editor.view.composing) return false;
    if (isCommand(event) && !event.shiftKey && event.key.toLowerCase() === 'a') return selectAll(editor);
    const step = stepOf(event);
    if (step && !selection.ends()) return moves.step(editor, step);
    const move = moveOf(event);
    if (move) return event.shiftKey ? extend(editor, move) : jump(editor, move);
    if (event.key !== 'Shift') caret.forgetColumn();
    return (selection.ends() && edit(event)) ?? false;
  };
}
