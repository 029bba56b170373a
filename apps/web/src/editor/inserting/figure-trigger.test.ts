import { bodyFromNotation } from '@huigao/report';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import { replaceSmallest } from '../binding/smallest-steps';
import { asksForFigure, figureTriggerPlugin, typedTrigger, withoutTrigger } from './figure-trigger';

function open(line: string): EditorState {
  const state = EditorState.create({ doc: bodyFromNotation([line]), plugins: [figureTriggerPlugin()] });
  return state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)));
}

/** Types one character after another. */
const type = (state: EditorState, text: string) =>
  [...text].reduce((now, character) => now.apply(now.tr.insertText(character)), state);

test('a typed sign opens, and what follows is the word looked for', () => {
  const state = type(open('执行数'), '#预算');
  expect(typedTrigger(state)).toEqual({ from: 4, to: 7, sign: '#', query: '预算' });
});

test.each([
  ['', '/', true],
  ['执行数', '/', true],
  ['2023', '/', false],
  ['and', '/', false],
  ['http:', '/', false],
  ['执行数', '＃', true],
  ['执行数为', '、', true],
  ['', '、', true],
  ['其中，', '、', true],
  ['全年预算数', '、', false],
])('after “%s” the sign %s asks for a figure: %s', (before, sign, asks) => {
  expect(asksForFigure(before, sign)).toBe(asks);
});

test('it closes at the end of the word, when the caret leaves, on deletion and on dismissal', () => {
  const state = type(open('执行数'), '#预算');
  expect(typedTrigger(type(state, '，'))).toBeNull();
  expect(typedTrigger(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2))))).toBeNull();
  expect(typedTrigger(state.apply(state.tr.delete(4, 7)))).toBeNull();
  const dismissed = state.apply(withoutTrigger(state));
  expect(typedTrigger(type(dismissed, '数'))).toBeNull();
});

test('a sign that was there before does not open when what follows it is deleted', () => {
  const state = open('执行数/甲');
  expect(typedTrigger(state.apply(state.tr.delete(5, 6)))).toBeNull();
});

test('it stays open when another person types before it, and another’s sign opens nothing', () => {
  const state = type(open('执行数'), '#预');
  const remote = (line: string, caret: number) => {
    const tr = replaceSmallest(state.tr, bodyFromNotation([line]).content);
    tr.setSelection(TextSelection.create(tr.doc, caret)).setMeta(ySyncPluginKey, { isChangeOrigin: true });
    return state.apply(tr);
  };
  expect(typedTrigger(remote('全年执行数#预', 8))).toEqual({ from: 6, to: 8, sign: '#', query: '预' });
  const closed = state.apply(withoutTrigger(state));
  const tr = replaceSmallest(closed.tr, bodyFromNotation(['执行数#预/']).content);
  tr.setSelection(TextSelection.create(tr.doc, 7)).setMeta(ySyncPluginKey, { isChangeOrigin: true });
  expect(typedTrigger(closed.apply(tr))).toBeNull();
});
