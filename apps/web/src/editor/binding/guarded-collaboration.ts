// The binding of a section's text to its document, with faults of the stock binding kept in check: it may throw while a change
// is applied (the view is then stale and must be mounted anew), it writes by itself, which a reader's copy must never do, and it
// replaces the whole text where a word has changed (taken-changes.ts).

import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { type ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { isRemote } from './moved-positions';
import { type BindingParts, takeSmallest } from './taken-changes';
import { bringUnknown } from './unknown-content';

export interface CollaborationGuard {
  readonly fragment: Y.XmlFragment;
  readonly mayWrite: () => boolean;
  /** View and document may differ from here on: mount a new editor on the same document. */
  readonly broken: (error: unknown) => void;
}

type Observed = readonly [readonly Y.YEvent<Y.AbstractType<unknown>>[], Y.Transaction];

function guardBinding(binding: BindingParts, { mayWrite, broken }: CollaborationGuard): void {
  const { _observeFunction: take } = binding;
  const give = binding._prosemirrorChanged.bind(binding);
  let isStale = false;
  binding._observeFunction = (...change) => {
    const [events, { local }] = change as unknown as Observed;
    if (!local && bringUnknown(events)) {
      // From here on nothing is taken from this view, which lacks what it must not delete.
      isStale = true;
      broken(new Error('The text holds something this version does not know.'));
      return;
    }
    try {
      take(...change);
    } catch (error) {
      broken(error);
    }
  };
  // Called after every transaction, also one that changed nothing.
  binding._prosemirrorChanged = (doc) => {
    if (mayWrite() && !isStale) give(doc);
  };
}

const noLocalChanges = (guard: CollaborationGuard) =>
  new Plugin({
    key: new PluginKey('noLocalChanges'),
    filterTransaction: (tr) => !tr.docChanged || isRemote(tr) || guard.mayWrite(),
  });

/** Binds the editor to the document. */
export function guardedCollaboration(guard: CollaborationGuard) {
  // Extended once: of an extension that is extended again, what it adds is added twice.
  const collaboration = Collaboration.extend({
    addProseMirrorPlugins() {
      const plugins = (this as { parent?: () => Plugin[] }).parent?.() ?? [];
      const sync = plugins.find((plugin) => plugin.spec.key === ySyncPluginKey)!;
      const open = sync.spec.view!;
      let isBound = false;
      sync.spec.view = (view) => {
        const binding = bindingOf(view.state);
        // It is opened anew whenever the plugins of the view change.
        if (!isBound) {
          takeSmallest(binding);
          guardBinding(binding as unknown as BindingParts, guard);
        }
        isBound = true;
        return open(view);
      };
      return [...plugins, noLocalChanges(guard)];
    },
    // Whose turn it is to be undone is known by the page: undo-order.ts.
    addKeyboardShortcuts() {
      return {};
    },
  }).configure({ fragment: guard.fragment });
  const catching = Extension.create({
    name: 'catching',
    dispatchTransaction({ transaction, next }) {
      try {
        next(transaction);
      } catch (error) {
        guard.broken(error);
      }
    },
  });
  return [collaboration, catching];
}

/** What ties the state to Yjs: needed to turn positions into relative ones and back. */
export function bindingOf(state: EditorState): ProsemirrorBinding {
  return (ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding }).binding;
}

/** The steps of this person in this text. */
export const undoManagerOf = (state: EditorState) =>
  (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager }).undoManager;

/** Makes what follows a step of undo by itself. */
export const startUndoStep = (state: EditorState): void => undoManagerOf(state).stopCapturing();

/** After this nothing done before can be undone. */
export const forgetUndo = (state: EditorState): void => undoManagerOf(state).clear();
