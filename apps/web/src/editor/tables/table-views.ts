// How tables stand in the page: one that is wider than the text scrolls by itself, and the alignment of a cell follows its text.

import { cellAlignment } from '@huigao/report';
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';

class TableView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('tbody');

  constructor() {
    this.dom.className = 'tableWrapper';
    const table = document.createElement('table');
    table.append(this.contentDOM);
    this.dom.append(table);
  }

  update = (node: Node) => node.type.name === 'table';

  ignoreMutation(mutation: { readonly type: string; readonly target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }
}

class CellView implements NodeView {
  readonly dom: HTMLTableCellElement;
  readonly contentDOM: HTMLElement;
  readonly #name: string;

  constructor(node: Node) {
    this.#name = node.type.name;
    this.dom = document.createElement(this.#name === 'tableHeader' ? 'th' : 'td');
    this.contentDOM = this.dom;
    this.#show(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== this.#name) return false;
    this.#show(node);
    return true;
  }

  #show(node: Node): void {
    const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
    this.dom.colSpan = colspan;
    this.dom.rowSpan = rowspan;
    // A place is a number.
    const text = node.textBetween(0, node.content.size, ' ', '1');
    this.dom.dataset.align = cellAlignment(text, { header: this.#name === 'tableHeader' });
  }
}

/** Node views of tables and cells, by the name of their node. */
export const tableViews: Readonly<Record<string, NodeViewRenderer>> = {
  table: () => new TableView(),
  tableCell: ({ node }) => new CellView(node),
  tableHeader: ({ node }) => new CellView(node),
};
