import { bodyFromNotation, bodySchema } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { withoutPart } from './part-edits';

const stateOf = (lines: readonly string[]) =>
  EditorState.create({ schema: bodySchema, doc: bodyFromNotation([...lines]) });

/** The blocks that are left, and where the caret stands. */
function left(lines: readonly string[], from: number, to: number) {
  const tr = withoutPart(stateOf(lines), { from, to })!;
  return {
    blocks: tr.doc.children.map((block) => `${block.type.name} ${block.textContent}`),
    caret: tr.selection.head,
  };
}

test('from the middle of a paragraph to the end, its beginning stays, and nothing behind it', () => {
  expect(left(['一二三', '四', '五'], 2, 11)).toEqual({ blocks: ['paragraph 一'], caret: 2 });
});

test('from the beginning to the middle of a block, the rest of that block stays what it is', () => {
  expect(left(['一', '### 二三'], 0, 5)).toEqual({ blocks: ['heading 三'], caret: 1 });
});

test('a whole text leaves a paragraph to write in', () => {
  expect(left(['### 一', '二'], 0, 6)).toEqual({ blocks: ['paragraph '], caret: 1 });
});

test('nothing is taken out of nothing', () => {
  expect(withoutPart(stateOf(['一']), { from: 2, to: 2 })).toBeNull();
});

test('whatever part of a text is taken out, what is outside of it is left, in valid blocks', () => {
  for (const lines of [['一二', '', '### 三四', '五'], [''], ['### 一', '二']]) {
    const state = stateOf(lines);
    const { size } = state.doc.content;
    for (let cut = 0; cut <= size; cut++) {
      const [rest, beginning] = [
        { from: cut, to: size },
        { from: 0, to: cut },
      ].map((part) => withoutPart(state, part)?.doc ?? state.doc) as [Node, Node];
      rest.check();
      beginning.check();
      expect(rest.textContent).toBe(state.doc.textBetween(0, cut));
      expect(beginning.textContent).toBe(state.doc.textBetween(cut, size));
    }
  }
});
