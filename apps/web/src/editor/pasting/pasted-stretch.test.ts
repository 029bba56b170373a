import { bodyFromNotation } from '@huigao/report';
import { Slice } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { pastedStretch } from './pasted-stretch';

const state = EditorState.create({ doc: bodyFromNotation(['甲乙丙']) });
const slice = new Slice(bodyFromNotation(['执行数2,118.90万元']).child(0).content, 0, 0);

test('the stretch that a paste brought is known', () => {
  const tr = state.tr.replaceRange(2, 3, slice).setMeta('uiEvent', 'paste');
  const stretch = pastedStretch(tr)!;
  expect(tr.doc.textBetween(stretch.from, stretch.to)).toBe('执行数2,118.90万元');
});

test('what is typed, or changes nothing, is no paste', () => {
  expect(pastedStretch(state.tr.insertText('丁', 2))).toBeNull();
  expect(pastedStretch(state.tr.setMeta('uiEvent', 'paste'))).toBeNull();
  expect(pastedStretch(state.tr.delete(2, 3).setMeta('uiEvent', 'paste'))).toBeNull();
});
