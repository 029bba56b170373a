import { bodyFromNotation, bodySchema } from '@huigao/report';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { steppedOver, wrapped } from './punctuation-pairs';

function stateOf(line: string, from: number, to = from): EditorState {
  const doc = bodyFromNotation([line]);
  return EditorState.create({ schema: bodySchema, doc, selection: TextSelection.create(doc, from, to) });
}

const around = (line: string, sign: string, from: number, to: number) => {
  const state = stateOf(line, from, to);
  const tr = wrapped(state, { from, to }, sign);
  const after = tr && state.apply(tr);
  return after && [after.doc.textContent, after.doc.textBetween(after.selection.from, after.selection.to)];
};

test('a bracket or quotation mark goes around what is selected, which stays selected', () => {
  expect(around('社区两委正职', '“', 3, 5)).toEqual(['社区“两委”正职', '两委']);
  expect(around('社区两委正职', '”', 3, 5)).toEqual(['社区“两委”正职', '两委']);
  expect(around('社区村正职', '（', 3, 4)).toEqual(['社区（村）正职', '村']);
  expect(around('甲[[total]]乙', '《', 1, 4)![0]).toBe('《甲乙》');
  expect(around('甲葛\u{e0100}𠮷乙', '【', 2, 7)![0]).toBe('甲【葛\u{e0100}𠮷】乙');
});

test('other signs, and one that closes a bracket, take the place of what is selected as ever', () => {
  for (const sign of ['）', '，', 'a', '"']) expect(around('社区村正职', sign, 3, 4)).toBeNull();
  expect(wrapped(stateOf('甲', 1), { from: 1, to: 1 }, '（')).toBeNull();
});

/** Where the caret is after a sign was typed at it: the `|`; null: it is put in. */
function typed(line: string, sign: string): string | null {
  const at = line.indexOf('|') + 1;
  const state = stateOf(line.replace('|', ''), at);
  const tr = steppedOver(state, at, sign);
  if (!tr) return null;
  const { from } = state.apply(tr).selection;
  const text = line.replace('|', '');
  return `${text.slice(0, from - 1)}|${text.slice(from - 1)}`;
}

test('a closing sign steps over the one that is there, unless one more is needed', () => {
  expect(typed('社区（村|）正职', '）')).toBe('社区（村）|正职');
  expect(typed('“两委|”', '”')).toBe('“两委”|');
  expect(typed('（甲（乙|））', '）')).toBe('（甲（乙）|）');
  expect(typed('（甲（乙|）', '）')).toBeNull();
  expect(typed('甲|）', '）')).toBeNull();
  expect(typed('（甲|乙）', '）')).toBeNull();
  expect(typed('（甲|）', ')')).toBeNull();
  expect(typed('（甲|”', '”')).toBeNull();
});
