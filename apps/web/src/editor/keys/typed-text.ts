// A typed character put into the text by a transaction, instead of by the browser: left to itself, Chromium lays the page out some
// hundred times for one character before the editor reads the change back.

import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Whether the browser means the caret where the editor has it; a substitution of earlier letters names a range of its own. */
function isAtCaret(event: InputEvent, view: EditorView): boolean {
  const target = event.getTargetRanges()[0];
  if (!target?.collapsed) return false;
  return view.posAtDOM(target.startContainer, target.startOffset) === view.state.selection.head;
}

/**
 * Puts in a character that was typed at the caret. Compositions, substitutions and text over a selection are left to the browser.
 * @returns whether it did; the event is taken then
 */
export function takeTypedText(view: EditorView, event: InputEvent): boolean {
  const { data, inputType, isComposing } = event;
  if (inputType !== 'insertText' || !data || isComposing || view.composing || !view.editable) return false;
  const { selection } = view.state;
  if (!(selection instanceof TextSelection && selection.empty) || !isAtCaret(event, view)) return false;
  event.preventDefault();
  const { head } = selection;
  const typed = () => view.state.tr.insertText(data).scrollIntoView();
  const isTaken = view.someProp('handleTextInput', (take) => take(view, head, head, data, typed));
  if (!isTaken) view.dispatch(typed());
  return true;
}
