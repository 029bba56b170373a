// Tables in the text: selecting cells, moving between them, and holding a table to what the server takes.

import { isOverfull } from '@huigao/report';
import { Extension } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import {
  addRowAfter,
  CellSelection,
  goToNextCell,
  isInTable,
  tableEditing as tableEditingPlugin,
} from '@tiptap/pm/tables';
import { isRemote, moves } from '../binding/moved-positions';
import { filledCellsPlugin } from './filled-cells';

/** Whether a change would make a table larger than the server takes. Tables that did not change are passed over. */
function overfills(before: Node, after: Node): boolean {
  for (let index = 0; index < after.childCount; index++) {
    const block = after.child(index);
    if (block.type.name !== 'table' || block === before.maybeChild(index)) continue;
    if (isOverfull('table', block.childCount)) return true;
    for (const row of block.children) if (isOverfull('tableRow', row.childCount)) return true;
  }
  return false;
}

/** Whether two positions are those of cells of one table. */
function areCellsOfOne(doc: Node, anchor: number, head: number): boolean {
  const tableAt = (pos: number): Node | null => {
    const name = pos < doc.content.size ? doc.nodeAt(pos)?.type.name : undefined;
    return name === 'tableCell' || name === 'tableHeader' ? doc.resolve(pos).node(-1) : null;
  };
  const table = tableAt(anchor);
  return table !== null && table === tableAt(head);
}

/** After somebody else's change the cells that were selected stay so, and no others: by themselves whole columns would take new rows in. */
function cellsAgain(
  transactions: readonly Transaction[],
  before: EditorState,
  state: EditorState,
): Transaction | null {
  const { selection } = before;
  if (!(selection instanceof CellSelection) || !transactions.some(isRemote)) return null;
  const moved = (start: number) =>
    transactions.reduce<number | null>((pos, tr) => (pos === null ? null : moves(tr)(pos, 1)), start);
  const [anchor, head] = [moved(selection.$anchorCell.pos), moved(selection.$headCell.pos)];
  if (anchor === null || head === null || !areCellsOfOne(state.doc, anchor, head)) return null;
  const again = CellSelection.create(state.doc, anchor, head);
  return again.eq(state.selection) ? null : state.tr.setSelection(again);
}

/**
 * The table plugin of ProseMirror, which mends tables whose rows have become unequal. Here it mends only after a change of one's
 * own: if every open client mended what it received, each would put in the same missing cells.
 * @param full - told of a change that is not made because a table would hold more than the server takes
 */
export function tablePlugin(full: () => void): Plugin {
  const plugin = tableEditingPlugin();
  const mend = plugin.spec.appendTransaction!;
  return new Plugin({
    ...plugin.spec,
    filterTransaction(tr, state) {
      if (!tr.docChanged || isRemote(tr) || !overfills(state.doc, tr.doc)) return true;
      full();
      return false;
    },
    appendTransaction(transactions, before, state) {
      const isOwn = transactions.some((tr) => tr.docChanged && !isRemote(tr));
      // Without a change it only sees to the selection.
      const mended = mend.call(this, transactions, isOwn ? before : state, state);
      return mended ?? cellsAgain(transactions, before, state);
    },
  });
}

/** Tab in the last cell begins a new row. */
const nextCellOrRow: Command = (state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!isInTable(state) || !addRowAfter(state, dispatch)) return false;
  if (view) goToNextCell(1)(view.state, view.dispatch);
  return true;
};

/** Goes on writing below a table that the text ends with. */
const leaveBelow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const after = state.selection.$head.after(1);
  const tr = state.tr.insert(after, state.schema.nodes.paragraph!.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

export const TableEditing = (full: () => void) =>
  Extension.create({
    name: 'tableEditing',
    addProseMirrorPlugins: () => [
      keymap({ Tab: nextCellOrRow, 'Shift-Tab': goToNextCell(-1), 'Mod-Enter': leaveBelow }),
      tablePlugin(full),
      filledCellsPlugin(),
    ],
  });

/** A table of empty cells under a head, in place of the paragraph that a range stands in, or below it where it has other text. */
export function withNewTable(
  state: EditorState,
  { from, to }: { readonly from: number; readonly to: number },
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Transaction | null {
  const { table, tableRow, tableCell, tableHeader, paragraph } = state.schema.nodes;
  const row = (type: typeof tableCell) =>
    tableRow!.create(
      null,
      Array.from({ length: columns }, () => type!.create(null, paragraph!.create())),
    );
  const node = table!.create(
    null,
    Array.from({ length: rows }, (_, index) => row(index === 0 ? tableHeader : tableCell)),
  );
  const placed = withBlock(state, { from, to }, node);
  if (!placed) return null;
  const { tr, pos } = placed;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))).scrollIntoView();
}

/** Puts a block instead of the paragraph of a range, or below it where that has other text; null inside of a table. */
export function withBlock(
  state: EditorState,
  { from, to }: { readonly from: number; readonly to: number },
  node: Node,
): { readonly tr: Transaction; readonly pos: number } | null {
  const $from = state.doc.resolve(from);
  if ($from.depth !== 1 || !$from.parent.isTextblock) return null;
  const tr = state.tr.delete(from, to);
  const $at = tr.doc.resolve(from);
  const isAlone = $at.parent.content.size === 0 && $at.parent.type.name === 'paragraph';
  const pos = isAlone ? $at.before(1) : $at.after(1);
  if (isAlone) tr.replaceWith(pos, $at.after(1), node);
  else tr.insert(pos, node);
  // There is always a paragraph to go on in.
  if (tr.doc.resolve(pos + node.nodeSize).nodeAfter?.isTextblock !== true)
    tr.insert(pos + node.nodeSize, state.schema.nodes.paragraph!.create());
  return { tr, pos };
}

/** Whether whole cells are selected. */
export const selectsCells = ({ selection }: EditorState): boolean => selection instanceof CellSelection;

/** Whether a position lies in a cell. */
export function isInCell(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).type.name === 'tableCell' || $pos.node(depth).type.name === 'tableHeader')
      return true;
  return false;
}
