import { bodyFromNotation, type SectionId } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { withPutBack } from './put-back';

const open = (...lines: string[]) => EditorState.create({ doc: bodyFromNotation(lines) });

/** The paragraphs after a draft was put back; null when there was nothing to put in. */
function after(state: EditorState, ...draft: string[]): readonly string[] | null {
  const tr = withPutBack('s' as SectionId, draft.join('\n'))(state, new Map());
  if (!tr) return null;
  tr.doc.check();
  return tr.doc.children.map(({ textContent }) => textContent);
}

test('words go to where they stood, beside what others wrote since', () => {
  const state = open('一、全年预算已下达。', '别人写的一段。', '二、执行良好。');
  expect(after(state, '一、全年预算均已下达。', '二、执行总体良好，符合预期。')).toEqual([
    '一、全年预算均已下达。',
    '别人写的一段。',
    '二、执行总体良好，符合预期。',
  ]);
});

test('paragraphs are put in as such, in their order', () => {
  const state = open('甲。', '乙。');
  expect(after(state, '前。', '甲。', '中一。', '中二。', '乙。', '后。')).toEqual([
    '前。',
    '甲。',
    '中一。',
    '中二。',
    '乙。',
    '后。',
  ]);
});

test('an empty text is filled', () => {
  expect(after(EditorState.create({ doc: bodyFromNotation([]) }), '甲。', '乙。')).toEqual(['甲。', '乙。']);
  expect(after(open(''), '甲。')).toEqual(['甲。']);
});

test('what is there already changes nothing', () => {
  expect(after(open('甲。', '乙。'), '甲。', '乙。')).toBeNull();
});

test('the caret stands behind what was put in last', () => {
  const state = open('全年预算。');
  const tr = withPutBack('s' as SectionId, '全年预算很多。')(state, new Map())!;
  expect(tr.doc.textBetween(0, tr.selection.head)).toBe('全年预算很多');
});
