// An empty section: what belongs there is shown as a hint that is no content, and there is a paragraph to write in once someone
// who may write comes.

import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isRemote } from '../binding/moved-positions';

const isEmpty = ({ doc }: EditorState) =>
  doc.childCount === 0 || (doc.childCount === 1 && doc.firstChild!.content.size === 0);

function withParagraph({ tr, schema }: EditorState): Transaction {
  tr.insert(0, schema.nodes.paragraph!.create());
  return tr.setSelection(TextSelection.create(tr.doc, 1));
}

/** See the head of this file. */
export function emptyBodyPlugin(hint: () => string): Plugin {
  const attributes = () => ({ class: 'is-empty', 'data-hint': hint() });
  return new Plugin({
    key: new PluginKey('emptyBody'),
    // Someone who cuts everything goes on writing there. Only after a change of one's own: others' are left as they are.
    appendTransaction: (transactions, _before, state) =>
      state.doc.childCount === 0 && transactions.some((tr) => tr.docChanged && !isRemote(tr))
        ? withParagraph(state)
        : null,
    props: {
      // Without a paragraph the hint stands on the body itself.
      attributes: (state): Record<string, string> => (state.doc.childCount === 0 ? attributes() : {}),
      decorations(state) {
        if (state.doc.childCount === 0 || !isEmpty(state)) return null;
        const { nodeSize } = state.doc.firstChild!;
        return DecorationSet.create(state.doc, [Decoration.node(0, nodeSize, attributes())]);
      },
      handleDOMEvents: {
        focus(view) {
          if (!view.editable || view.composing || view.state.doc.childCount > 0) return false;
          view.dispatch(withParagraph(view.state).setMeta('addToHistory', false));
          return false;
        },
      },
    },
  });
}

/** @param hint - asked for whenever the body is drawn, so that it follows right and language */
export const EmptyBody = (hint: () => string) =>
  Extension.create({ name: 'emptyBody', addProseMirrorPlugins: () => [emptyBodyPlugin(hint)] });
