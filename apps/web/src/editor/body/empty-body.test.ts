import { bodyFromNotation } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import { emptyBodyPlugin } from './empty-body';

const plugin = emptyBodyPlugin(() => 'hint');
const open = (...lines: string[]) => EditorState.create({ doc: bodyFromNotation(lines), plugins: [plugin] });
const hints = (state: EditorState) => {
  const set = plugin.props.decorations!.call(plugin, state) as DecorationSet | null;
  return set?.find().length ?? 0;
};

test('an empty paragraph shows the hint, a text or a second paragraph does not', () => {
  expect(hints(open(''))).toBe(1);
  expect(hints(open('甲'))).toBe(0);
  expect(hints(open('', ''))).toBe(0);
});

test('who deletes everything gets a paragraph to write in', () => {
  const state = open('甲', '乙');
  const { doc, selection } = state.apply(state.tr.delete(0, state.doc.content.size));
  expect(doc.childCount).toBe(1);
  expect(selection.from).toBe(1);
});

test('what another deleted is not answered with an edit', () => {
  const state = open('甲');
  const tr = state.tr.delete(0, state.doc.content.size).setMeta(ySyncPluginKey, { isChangeOrigin: true });
  expect(state.apply(tr).doc.childCount).toBe(0);
});
