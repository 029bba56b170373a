// Edits of a text by whoever sits at a tab, as far as their editor lets them.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { sections } from '../sample';
import type { SimulatedTab } from '../simulation/simulation';
import { carryAcross, replaceAcross, type TwoDocs, takeOutAcross } from './across';
import { Clipboard } from './clipboard';
import { editor, edits } from './edits';
import { type AcrossKind, acrossKinds, type Edit } from './operation';

type AcrossEdit = Extract<Edit, { do: AcrossKind }>;

const isAcross = (edit: Edit): edit is AcrossEdit => (acrossKinds as readonly string[]).includes(edit.do);

export class TabEdits {
  readonly #tabs: readonly SimulatedTab[];
  readonly #undo = new WeakMap<Y.Doc, Y.UndoManager>();
  readonly #clipboards = new Map<number, Clipboard>();
  /** What each tab did over both sections, by the documents it changed, in order. */
  readonly #steps = new Map<number, (readonly Y.Doc[])[]>();

  constructor(tabs: readonly SimulatedTab[]) {
    this.#tabs = tabs;
  }

  /** Whether something was done. */
  do(operation: Edit): boolean {
    if (isAcross(operation)) return this.#doAcross(operation);
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

  /** The text of a section, where somebody at a tab may write in it now. */
  #writable(tab: number, name: Edit['section']): Y.Doc | null {
    const { client } = this.#tabs[tab]!;
    const state = client.state.sections.get(sections[name]);
    return state?.right === 'rw' && state.synced && !state.frozen ? client.section(sections[name]).doc : null;
  }

  #doAcross({ tab, section, at, ...operation }: AcrossEdit): boolean {
    const steps = this.#steps.get(tab) ?? [];
    this.#steps.set(tab, steps);
    if (operation.do === 'takeBack') {
      const step = steps.pop() ?? [];
      // Of a section whose right went meanwhile, or whose text is another now, nothing is taken back.
      const open = [this.#writable(tab, 'budget'), this.#writable(tab, 'goals')];
      const back = step.toReversed().filter((doc) => open.includes(doc));
      return back.map((doc) => this.#undoManager(doc).undo() !== null).includes(true);
    }
    const other = section === 'budget' ? 'goals' : 'budget';
    const edit = (doc: Y.Doc, change: () => boolean) => {
      this.#undoManager(doc);
      return doc.transact(change, editor);
    };
    const inOrder: TwoDocs = [this.#writable(tab, 'budget'), this.#writable(tab, 'goals')];
    const changed = {
      across: () => takeOutAcross(inOrder, { at, text: '', ...operation }, edit),
      replace: () => replaceAcross(inOrder, { letter: '', text: '', ...operation }, edit),
      carry: () => carryAcross([this.#writable(tab, section), this.#writable(tab, other)], at, edit),
    }[operation.do]();
    if (changed.length > 0) steps.push(changed);
    return changed.length > 0;
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
  operation: Exclude<Edit, AcrossEdit | { do: 'undo' | 'redo' | 'point' | 'stray' }>,
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
