import { bodySchema, tableLimits } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import { replaceSmallest } from '../binding/smallest-steps';
import { tablePlugin } from './table-editing';

const { paragraph, table, tableRow, tableCell, doc } = bodySchema.nodes;
const text = (words: string) => paragraph!.create(null, words === '' ? [] : [bodySchema.text(words)]);
const tableOf = (rows: readonly (readonly string[])[]) =>
  table!.create(
    null,
    rows.map((row) =>
      tableRow!.create(
        null,
        row.map((words) => tableCell!.create(null, text(words))),
      ),
    ),
  );
const bodyOf = (first: string, ...rows: readonly (readonly string[])[]) =>
  (doc ?? bodySchema.topNodeType).create(null, [text(first), tableOf(rows), text('')]);

/** Positions of the cells of the table, in order. */
function cellsOf(state: EditorState): readonly number[] {
  const cells: number[] = [];
  state.doc.descendants((node, pos) => void (node.type === tableCell && cells.push(pos)));
  return cells;
}

const rows = [
  ['甲', '乙'],
  ['丙', '丁'],
] as const;

/** Somebody else has written. */
function received(state: EditorState, body: EditorState['doc']): EditorState {
  const tr = replaceSmallest(state.tr, body.content);
  return state.apply(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }));
}

function selecting(full = () => {}): EditorState {
  const state = EditorState.create({ doc: bodyOf('一', ...rows), plugins: [tablePlugin(full)] });
  const [, second, , fourth] = cellsOf(state);
  return state.apply(state.tr.setSelection(CellSelection.create(state.doc, second!, fourth!)));
}

const selected = ({ selection }: EditorState): readonly string[] => {
  const found: string[] = [];
  if (selection instanceof CellSelection) selection.forEachCell((cell) => void found.push(cell.textContent));
  return found;
};

test.each([
  ['above the table', bodyOf('一段更长的话', ...rows), ['乙', '丁']],
  ['in a cell of the selection', bodyOf('一', ['甲', '乙'], ['丙', '丁丁']), ['乙', '丁丁']],
  ['in another cell', bodyOf('一', ['甲甲', '乙'], ['丙', '丁']), ['乙', '丁']],
  ['a row more below', bodyOf('一', ...rows, ['戊', '己']), ['乙', '丁']],
  ['the table is gone', (doc ?? bodySchema.topNodeType).create(null, [text('一')]), []],
])('cells stay selected when somebody else writes %s', (_, body, expected) => {
  expect(selected(received(selecting(), body))).toEqual(expected);
});

test('a table that would be too large is refused, and that is told', () => {
  let told = 0;
  const state = EditorState.create({
    doc: bodyOf('一', ...rows),
    plugins: [tablePlugin(() => told++)],
  });
  const row = tableRow!.create(null, [tableCell!.create(null, text('')), tableCell!.create(null, text(''))]);
  const behind = cellsOf(state)[0]! - 1;
  const fits = Array.from({ length: tableLimits.rows - 2 }, () => row);
  expect(state.apply(state.tr.insert(behind, fits)).doc.child(1).childCount).toBe(tableLimits.rows);
  expect(told).toBe(0);
  const after = state.apply(state.tr.insert(behind, [...fits, row]));
  expect(after.doc.child(1).childCount).toBe(2);
  expect(told).toBe(1);
});
