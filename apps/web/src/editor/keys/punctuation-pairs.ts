// Brackets and quotation marks as they are typed: over a selection they go around it, and one that closes steps over the one that stands
// there. Never while an input method composes. None is put in that was not typed.

import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { startUndoStep } from '../binding/guarded-collaboration';
import type { PlainRange } from '../binding/held-range';

const closers: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
};
const openers = new Map(Object.entries(closers).map(([open, close]) => [close, open]));
/** An input method gives “ and ” by turns for one key, so both mean the pair. */
const quotes = new Set(['”', '’']);

/** A pair around a stretch of text, which is selected then; null where the sign goes around nothing. */
export function wrapped(state: EditorState, { from, to }: PlainRange, sign: string): Transaction | null {
  const open = quotes.has(sign) ? openers.get(sign)! : sign;
  const close = closers[open];
  if (!close || from >= to) return null;
  const { tr } = state;
  tr.insertText(close, to).insertText(open, from);
  return tr.setSelection(TextSelection.create(tr.doc, from + 1, to + 1));
}

/** What the browser would replace: the editor hears of a selection a moment after it was made. */
function replacedBy(view: EditorView, event: InputEvent): PlainRange | null {
  const target = event.getTargetRanges()[0];
  if (!target || target.collapsed) return null;
  const from = view.posAtDOM(target.startContainer, target.startOffset);
  const to = view.posAtDOM(target.endContainer, target.endOffset);
  const { doc } = view.state;
  const isText = (pos: number) => doc.resolve(pos).parent.isTextblock;
  return from < to && isText(from) && isText(to) ? { from, to } : null;
}

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** The caret behind the closing sign that stands there, where another one would close nothing; else null. */
export function steppedOver(state: EditorState, pos: number, sign: string): Transaction | null {
  const open = openers.get(sign);
  const $pos = state.doc.resolve(pos);
  if (!open || !$pos.parent.isTextblock) return null;
  const text = $pos.parent.textBetween(0, $pos.parent.content.size, '￼', '￼');
  const [before, after] = [text.slice(0, $pos.parentOffset), text.slice($pos.parentOffset)];
  const depth = count(before, open) - count(before, sign);
  const there = after.length - after.replace(new RegExp(`^[${sign}]+`), '').length;
  if (depth < 1 || there < depth) return null;
  return state.tr.setSelection(TextSelection.create(state.doc, pos + 1)).scrollIntoView();
}

export const PunctuationPairs = Extension.create({
  name: 'punctuationPairs',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('punctuationPairs'),
      props: {
        handleTextInput(view, from, to, text) {
          if (view.composing || from !== to) return false;
          const tr = steppedOver(view.state, from, text);
          if (tr) view.dispatch(tr);
          return tr !== null;
        },
        handleDOMEvents: {
          beforeinput(view, event) {
            const { data, inputType, isComposing } = event;
            if (inputType !== 'insertText' || !data || isComposing || view.composing || !view.editable)
              return false;
            const range = replacedBy(view, event);
            const tr = range && wrapped(view.state, range, data);
            if (!tr) return false;
            event.preventDefault();
            startUndoStep(view.state);
            view.dispatch(tr);
            startUndoStep(view.state);
            return true;
          },
        },
      },
    }),
  ],
});
