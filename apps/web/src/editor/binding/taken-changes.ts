// How a change of the document comes into the view. The stock binding reads the whole section anew with each change of others, puts it in
// the place of all that is there, and guesses by likeness where the caret was; with many people in a long text that takes all of the
// page's time, and what was pressed in the meantime is lost (decision 0050). Here it reads what has changed, and changes what differs.

import type { Node, Slice } from '@tiptap/pm/model';
import { type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type ProsemirrorBinding, relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { replaceSmallest } from './smallest-steps';

/** Where a selection was, in terms of the document. */
interface RelativeSelection {
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
}

/** What of the binding is made otherwise; they are parts of a class that Tiptap does not let one replace. */
export interface BindingParts {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  /** The node that each element of the document has become. */
  readonly mapping: Map<unknown, Node>;
  readonly mux: (work: () => void) => void;
  readonly prosemirrorView: EditorView | null;
  beforeTransactionSelection: RelativeSelection | null;
  beforeAllTransactions: () => void;
  _observeFunction: (...change: readonly unknown[]) => void;
  _prosemirrorChanged: (doc: Node) => void;
}

/** What of the view is not public. */
interface WatchedDom {
  readonly domObserver?: {
    readonly currentSelection: { readonly eq: (range: unknown) => boolean };
    readonly pendingRecords: () => readonly unknown[];
    readonly flush: () => void;
    readonly flushSoon: () => void;
  };
  readonly domSelectionRange: () => unknown;
}

/**
 * Takes in what the browser selected already and did not tell yet. It tells some moments after a press; a change that comes in
 * between would put the selection back to where it was.
 */
function readSelection(view: EditorView): void {
  const { domObserver, domSelectionRange } = view as unknown as WatchedDom;
  if (!domObserver || view.composing || !view.hasFocus()) return;
  if (domObserver.currentSelection.eq(domSelectionRange.call(view))) return;
  // What was typed would have to be given to the document first, which is not to be written now.
  if (domObserver.pendingRecords().length > 0) domObserver.flushSoon();
  else domObserver.flush();
}

/** What stands before a position in its block. */
const before = (doc: Node, pos: number) => doc.textBetween(Math.max(0, pos - 1), pos, '\n', '\ufffc');

/** Where the selection stands after a change. What was put in where it stands comes after it. */
function keepSelection(
  tr: Transaction,
  selection: Selection,
  placeOf: (end: 'anchor' | 'head') => number | null,
): void {
  if (!(selection instanceof TextSelection) || !tr.docChanged) return;
  const moved = (end: 'anchor' | 'head') => {
    const side = selection.empty || selection[end] === selection.to ? -1 : 1;
    const { pos, deletedBefore, deletedAfter, deletedAcross } = tr.mapping.mapResult(selection[end], side);
    if (!deletedBefore && !deletedAfter && !deletedAcross) return pos;
    // At what was replaced the document knows better, unless what stood there was written anew.
    const place = placeOf(end);
    return place !== null && before(tr.doc, place) === before(selection.$head.doc, selection[end])
      ? place
      : pos;
  };
  const [anchor, head] = [moved('anchor'), moved('head')];
  tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
}

/** Nodes that are equal to those of the view become the same, so that the next comparison is one of identities. */
function unify(mapping: Map<unknown, Node>, parent: Y.XmlFragment, node: Node): void {
  const types = parent.toArray();
  if (types.length !== node.childCount) return;
  for (const [index, type] of types.entries()) {
    const [shown, read] = [node.child(index), mapping.get(type)];
    if (!read || read === shown || !read.eq(shown)) continue;
    mapping.set(type, shown);
    if (!shown.isTextblock) unify(mapping, type as Y.XmlElement, shown);
  }
}

/** Makes the binding take changes in by the smallest steps. To be called before it is bound to a view. */
export function takeSmallest(stock: ProsemirrorBinding): void {
  const binding = stock as unknown as BindingParts;
  const { mapping, _observeFunction: take, _prosemirrorChanged: give, beforeAllTransactions } = binding;
  const forget = mapping.clear.bind(mapping);
  let isTaking = false;
  let selected: RelativeSelection | null = null;
  /** The text that view and document are known to have in common. */
  let common: Node | null = null;

  // Of what did not change, the nodes are still right.
  mapping.clear = () => {
    if (!isTaking) forget();
  };
  binding.beforeAllTransactions = () => {
    // Not while the view itself writes.
    binding.mux(() => binding.prosemirrorView && readSelection(binding.prosemirrorView));
    beforeAllTransactions();
  };
  binding._observeFunction = (...change) => {
    // The binding itself is to leave the selection and what is seen alone.
    selected = binding.beforeTransactionSelection;
    binding.beforeTransactionSelection = null;
    isTaking = true;
    try {
      take(...change);
    } finally {
      isTaking = false;
      binding.beforeTransactionSelection = selected;
      selected = null;
    }
  };
  binding._prosemirrorChanged = (doc) => {
    if (doc === common) return;
    give.call(binding, doc);
    common = doc;
  };

  const placeOf = (end: 'anchor' | 'head'): number | null => {
    const place = selected?.[end];
    return place
      ? (relativePositionToAbsolutePosition(binding.doc, binding.type, place, mapping as never) as
          | number
          | null)
      : null;
  };
  // The transaction in which the binding replaces everything.
  Object.defineProperty(binding, '_tr', {
    get: () => {
      const { tr, selection } = binding.prosemirrorView!.state;
      tr.setMeta('addToHistory', false);
      tr.replace = (_from: number, _to: number, slice: Slice) => {
        replaceSmallest(tr, slice.content);
        unify(mapping, binding.type, tr.doc);
        keepSelection(tr, selection, placeOf);
        return tr;
      };
      return tr;
    },
  });
}
