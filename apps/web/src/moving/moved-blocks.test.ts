import { bodyFromNotation, bodySchema } from '@huigao/report';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { blocksOf, withBlocksAt, withMoved, withSwapped } from './moved-blocks';

const stateOf = (...lines: readonly string[]) =>
  EditorState.create({ schema: bodySchema, doc: bodyFromNotation([...lines]) });
const shown = (state: EditorState) => state.doc.children.map(({ textContent }) => textContent).join('|');
const selected = ({ doc, selection: { from, to } }: EditorState) => doc.textBetween(from, to, '|');

test('a block changes places with the one above or below, and stays selected; at an end it stays', () => {
  const state = stateOf('一', '二', '三');
  const second = blocksOf(state, { from: 4, to: 5 });
  expect(second).toEqual({ from: 3, to: 6 });
  const chosen = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4, 5)));
  for (const [direction, order] of [
    ['up', '二|一|三'],
    ['down', '一|三|二'],
  ] as const) {
    const after = chosen.apply(withSwapped(chosen, second, direction)!);
    expect(shown(after)).toBe(order);
    expect(selected(after)).toBe('二');
  }
  expect(withSwapped(state, { from: 0, to: 3 }, 'up')).toBeNull();
  expect(withSwapped(state, { from: 6, to: 9 }, 'down')).toBeNull();
});

test('blocks are moved to between two others, forwards and backwards; where they stand they stay', () => {
  const state = stateOf('一', '二', '三');
  const moved = (pos: number) => {
    const tr = withMoved(state, { from: 3, to: 6 }, pos);
    return tr && [shown(state.apply(tr)), selected(state.apply(tr))];
  };
  expect(moved(0)).toEqual(['二|一|三', '二']);
  expect(moved(9)).toEqual(['一|三|二', '二']);
  expect([moved(3), moved(6)]).toEqual([null, null]);
});

test('blocks go into another text between two of its own, and instead of an empty paragraph', () => {
  const blocks = bodyFromNotation(['甲', '### 乙']).children;
  const into = (state: EditorState, pos: number) => state.apply(withBlocksAt(state, blocks, pos));
  expect(shown(into(stateOf('一', '二'), 3))).toBe('一|甲|乙|二');
  expect(selected(into(stateOf('一', '二'), 3))).toBe('甲|乙');
  expect(shown(into(stateOf(''), 2))).toBe('甲|乙');
});
