// Edits of a text by whoever sits at a tab, as far as their editor lets them.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { sections } from '../sample';
import type { SimulatedTab } from '../simulation/simulation';
import { Clipboard } from './clipboard';
import { editor, edits } from './edits';
import type { Edit } from './operation';

export class TabEdits {
  readonly #tabs: readonly SimulatedTab[];
  readonly #undo = new WeakMap<Y.Doc, Y.UndoManager>();
  readonly #clipboards = new Map<number, Clipboard>();

  constructor(tabs: readonly SimulatedTab[]) {
    this.#tabs = tabs;
  }

  /** Whether something was done. */
  do(operation: Edit): boolean {
    const { client } = this.#tabs[operation.tab]!;
    const id = sections[operation.section];
    const { doc, awareness } = client.section(id);
    const state = client.state.sections.get(id);
    // What an editor does by itself in a reader's document.
    if (operation.do === 'stray')
      return state?.right === 'r' && state.synced && doc.transact(() => edits.type(doc, operation.at, '误'));
    if (state?.right !== 'rw' || !state.synced || state.frozen) return false;
    const manager = this.#undoManager(doc);
    switch (operation.do) {
      case 'undo':
        return manager.undo() !== null;
      case 'redo':
        return manager.redo() !== null;
      case 'point':
        awareness.setLocalStateField('cursor', { anchor: operation.at, head: operation.at });
        return true;
      default:
        return doc.transact(() => change(doc, operation, this.#clipboard(operation.tab)), editor);
    }
  }

  #undoManager(doc: Y.Doc): Y.UndoManager {
    const known = this.#undo.get(doc);
    if (known) return known;
    const manager = new Y.UndoManager(doc.getXmlFragment(bodyRoot), {
      trackedOrigins: new Set([editor]),
      captureTimeout: 0,
    });
    this.#undo.set(doc, manager);
    return manager;
  }

  #clipboard(tab: number): Clipboard {
    const known = this.#clipboards.get(tab) ?? new Clipboard();
    this.#clipboards.set(tab, known);
    return known;
  }
}

function change(
  doc: Y.Doc,
  operation: Exclude<Edit, { do: 'undo' | 'redo' | 'point' | 'stray' }>,
  clipboard: Clipboard,
): boolean {
  switch (operation.do) {
    case 'snip':
      return clipboard.cut(doc, operation.at, operation.length);
    case 'paste':
      return clipboard.paste(doc, operation.at);
    case 'type':
      return edits.type(doc, operation.at, operation.text);
    case 'delete':
      return edits.delete(doc, operation.at, operation.length);
    case 'format':
      return edits.format(doc, operation.at, operation.length, operation.bold);
    default:
      return edits[operation.do](doc, operation.at);
  }
}
