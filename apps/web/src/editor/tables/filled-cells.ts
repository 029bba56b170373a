// Every cell has a paragraph to write in. The schema allows none, so that nothing is put into what others sent; the table commands
// (a new row or column, emptied cells) therefore leave cells that cannot be written in, and they are filled here.

import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { isRemote } from '../binding/moved-positions';

/** Inner positions of the cells without a paragraph, in tables that changed. */
function hollowCells(before: Node, after: Node): readonly number[] {
  const found: number[] = [];
  after.forEach((block, start, index) => {
    if (block.type.name !== 'table' || block === before.maybeChild(index)) return;
    block.descendants((node, pos) => {
      if (node.type.name === 'tableRow') return true;
      if (node.childCount === 0) found.push(start + 1 + pos + 1);
      return false;
    });
  });
  return found;
}

function withParagraphs(before: EditorState, { doc, tr, schema }: EditorState): Transaction | null {
  const cells = hollowCells(before.doc, doc);
  for (const pos of cells.toReversed()) tr.insert(pos, schema.nodes.paragraph!.create());
  return cells.length === 0 ? null : tr;
}

/** See the head of this file. Only after a change of one's own: if every open client filled what it received, each would. */
export const filledCellsPlugin = () =>
  new Plugin({
    appendTransaction: (transactions, before, state) =>
      transactions.some((tr) => tr.docChanged && !isRemote(tr)) ? withParagraphs(before, state) : null,
  });
