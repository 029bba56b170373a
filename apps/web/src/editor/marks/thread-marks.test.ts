import { bodyFromNotation, threadId } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { replaceSmallest } from '../binding/smallest-steps';
import { threadMarks, threadsAt } from './thread-marks';

const mark = (id: string, from: number, to: number) => ({ id: threadId(id), from, to, isActive: false });

function stateWith(...marks: readonly ReturnType<typeof mark>[]) {
  const doc = bodyFromNotation(['全年预算数与执行数相符。']);
  const state = EditorState.create({ doc, plugins: [threadMarks.plugin()] });
  return state.apply(threadMarks.show(state, marks));
}

const ranges = (state: EditorState) => threadMarks.shown(state).map(({ id, from, to }) => [id, from, to]);

test('marks move with what is typed before and in them, and go with their words', () => {
  let state = stateWith(mark('a', 3, 5), mark('b', 4, 9));
  state = state.apply(state.tr.insertText('本', 1));
  expect(ranges(state)).toEqual([
    ['a', 4, 6],
    ['b', 5, 10],
  ]);
  state = state.apply(state.tr.delete(4, 6));
  expect(ranges(state)).toEqual([['b', 4, 8]]);
});

test('what others change moves them too', () => {
  let state = stateWith(mark('a', 3, 5));
  const next = bodyFromNotation(['本年全年预算数与执行数相符。']);
  state = state.apply(replaceSmallest(state.tr, next.content));
  expect(ranges(state)).toEqual([['a', 5, 7]]);
});

test('of several threads at a place the shortest comes first', () => {
  const state = stateWith(mark('wide', 1, 9), mark('narrow', 3, 5), mark('else', 9, 11));
  expect(threadsAt(state, 4)).toEqual(['narrow', 'wide']);
  expect(threadsAt(state, 12)).toEqual([]);
});

test('marks that stand where they belong already are known, whatever moved them there', () => {
  let state = stateWith(mark('b', 9, 11), mark('a', 3, 5));
  state = state.apply(state.tr.insertText('本', 1));
  expect(threadMarks.areShown(state, [mark('a', 4, 6), mark('b', 10, 12)])).toBe(true);
  expect(threadMarks.areShown(state, [mark('a', 4, 6)])).toBe(false);
  expect(threadMarks.areShown(state, [mark('a', 4, 7), mark('b', 10, 12)])).toBe(false);
  expect(threadMarks.areShown(state, [{ ...mark('a', 4, 6), isActive: true }, mark('b', 10, 12)])).toBe(
    false,
  );
});
