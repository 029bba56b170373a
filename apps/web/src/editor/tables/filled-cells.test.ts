import { bodySchema } from '@huigao/report';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, CellSelection, deleteCellSelection } from '@tiptap/pm/tables';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import { filledCellsPlugin } from './filled-cells';
import { tablePlugin } from './table-editing';

const { paragraph, table, tableRow, tableCell } = bodySchema.nodes;
const cell = (words: string) =>
  tableCell!.create(null, paragraph!.create(null, words === '' ? [] : [bodySchema.text(words)]));
const row = (...words: readonly string[]) => tableRow!.create(null, words.map(cell));

function started(): EditorState {
  const body = table!.create(null, [row('甲', '乙'), row('丙', '丁')]);
  const state = EditorState.create({
    doc: bodySchema.topNodeType.create(null, [paragraph!.create(), body]),
    plugins: [tablePlugin(() => {}), filledCellsPlugin()],
  });
  return state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(5))));
}

/** What the cells hold, each as the number of its paragraphs and its text. */
function cellsOf({ doc }: EditorState): readonly string[] {
  const found: string[] = [];
  doc.descendants((node) => void (node.type === tableCell && found.push(node.childCount + node.textContent)));
  return found;
}

test('a new row and a new column can be written in', () => {
  let state = started();
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr);
  };
  addRowAfter(state, dispatch);
  expect(cellsOf(state)).toEqual(['1甲', '1乙', '1', '1', '1丙', '1丁']);
  addColumnAfter(state, dispatch);
  expect(cellsOf(state)).toEqual(['1甲', '1', '1乙', '1', '1', '1', '1丙', '1', '1丁']);
});

test('cells that were emptied can be written in, and stay selected', () => {
  let state = started();
  const cells: number[] = [];
  state.doc.descendants((node, pos) => void (node.type === tableCell && cells.push(pos)));
  state = state.apply(state.tr.setSelection(CellSelection.create(state.doc, cells[0]!, cells[2]!)));
  deleteCellSelection(state, (tr) => {
    state = state.apply(tr);
  });
  expect(cellsOf(state)).toEqual(['1', '1乙', '1', '1丁']);
  expect(state.selection).toBeInstanceOf(CellSelection);
});

test('cells that somebody else left without a paragraph are left alone', () => {
  const state = started();
  const hollow = tableRow!.create(null, [tableCell!.create(), tableCell!.create()]);
  const behind = state.doc.content.size - 1;
  const tr = state.tr.insert(behind, hollow).setMeta(ySyncPluginKey, { isChangeOrigin: true });
  expect(cellsOf(state.apply(tr)).slice(-2)).toEqual(['0', '0']);
});
