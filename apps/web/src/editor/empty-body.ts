// An empty section: what belongs there is shown as a hint that is no content, and there is a paragraph to write in once someone
// who may write comes.

import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const isEmpty = ({ doc }: EditorState) =>
  doc.childCount === 0 || (doc.childCount === 1 && doc.firstChild!.content.size === 0);

function emptyBodyPlugin(hint: () => string): Plugin {
  const attributes = () => ({ class: 'is-empty', 'data-hint': hint() });
  return new Plugin({
    key: new PluginKey('emptyBody'),
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
          const { tr, schema } = view.state;
          tr.insert(0, schema.nodes.paragraph!.create());
          view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)).setMeta('addToHistory', false));
          return false;
        },
      },
    },
  });
}

/** @param hint - asked for whenever the body is drawn, so that it follows right and language */
export const EmptyBody = (hint: () => string) =>
  Extension.create({ name: 'emptyBody', addProseMirrorPlugins: () => [emptyBodyPlugin(hint)] });
