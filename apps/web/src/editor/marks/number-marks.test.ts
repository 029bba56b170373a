import type { TextNumber } from '@huigao/checks';
import { bodyFromNotation, sectionId } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { numberMarksPlugin, shownNumbers, withNumbers } from './number-marks';

const section = sectionId('s');
const number = (one: TextNumber['class'], from: number, text: string): TextNumber => ({
  place: { section, from, to: from + text.length },
  class: one,
  figure: null,
  text,
});
const open = () =>
  EditorState.create({ doc: bodyFromNotation(['共3个，执行数9万元。']), plugins: [numberMarksPlugin()] });
const ranges = (state: EditorState) => shownNumbers(state).map(({ from, to }) => [from, to]);

test('numbers are marked, and move with the text', () => {
  const state = open();
  const shown = state.apply(withNumbers(state, [number('unknown', 2, '3个'), number('matches', 8, '9万元')]));
  expect(ranges(shown)).toEqual([
    [2, 4],
    [8, 11],
  ]);
  expect(ranges(shown.apply(shown.tr.insertText('一', 1)))).toEqual([
    [3, 5],
    [9, 12],
  ]);
  expect(ranges(shown.apply(withNumbers(shown, [])))).toEqual([]);
});

test('linked numbers are places already, and numbers of an older text are not shown', () => {
  const state = open();
  const stale = [number('linked', 2, '3个'), number('unknown', 2, '4个'), number('unknown', 90, '1个')];
  expect(ranges(state.apply(withNumbers(state, stale)))).toEqual([]);
});
