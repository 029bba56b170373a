import { bodyFromNotation } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { type ChangedMark, changedMarks } from './changed-marks';

function stateWith(lines: readonly string[], marks: readonly ChangedMark[]) {
  const state = EditorState.create({ doc: bodyFromNotation([...lines]), plugins: [changedMarks.plugin()] });
  return state.apply(changedMarks.show(state, marks));
}

const ranges = (state: EditorState) =>
  changedMarks
    .shown(state)
    .map(({ id, from, to }) => [id, from, to])
    .sort();

test('what came is marked where it stands, also a live block; where something went, its block is', () => {
  const lines = ['甲。乙。', '{{bySource}}', '丙。'];
  const state = stateWith(lines, [
    { id: 'came', from: 3, to: 5, isGone: false },
    { id: 'went', from: 10, to: 10, isGone: true },
  ]);
  expect(ranges(state)).toEqual([
    ['came', 3, 5],
    ['went', 7, 11],
  ]);
});

test('marks of a longer text are left out', () => {
  expect(ranges(stateWith(['甲。'], [{ id: 'far', from: 3, to: 50, isGone: false }]))).toEqual([]);
});
