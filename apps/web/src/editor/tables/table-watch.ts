// Which table the caret stands in, as far as tools are offered for it.

import type { Transaction } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';

export class TableWatch {
  #table: number | null = null;
  #version = 0;
  readonly #listeners = new Set<() => void>();

  /** Position of the table; null without one. */
  readonly current = () => this.#table;

  /** Rises with every change of selection in it. */
  readonly version = () => this.#version;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes note of a transaction that was applied to a view. */
  update({ state, editable }: EditorView, tr: Transaction): void {
    if (!tr.docChanged && !tr.selectionSet) return;
    this.#set(editable && isInTable(state) ? state.selection.$head.before(1) : null);
  }

  clear(): void {
    this.#set(null);
  }

  #set(table: number | null): void {
    if (table === null && this.#table === null) return;
    this.#table = table;
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
