import { bodyFromNotation, standardScheme } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { numbersPlugin, withScheme } from './numbers';

const plugin = numbersPlugin(standardScheme);
const open = (...lines: string[]) => EditorState.create({ doc: bodyFromNotation(lines), plugins: [plugin] });

/** Position and number of every decoration, in order. */
function shown(state: EditorState): readonly [number, string][] {
  const set = plugin.props.decorations!.call(plugin, state) as DecorationSet;
  return set
    .find()
    .map(({ from, ...rest }): [number, string] => [
      from,
      (rest as unknown as { type: { attrs: Record<string, string> } }).type.attrs['data-number']!,
    ])
    .sort(([a], [b]) => a - b);
}

test('headings and points show the number that follows from structure', () => {
  expect(shown(open('### 甲', '[[#point]]乙。[[#point]]丙', '### 丁'))).toEqual([
    [0, '1.'],
    [4, '一是'],
    [7, '二是'],
    [10, '2.'],
  ]);
});

test('a heading put before others renumbers them', () => {
  const state = open('### 甲');
  const heading = state.schema.nodes.heading!.create({ level: 3 }, state.schema.text('新'));
  expect(shown(state.apply(state.tr.insert(0, heading)))).toEqual([
    [0, '1.'],
    [3, '2.'],
  ]);
});

test('a text without numbers keeps the same empty set while typing', () => {
  const state = open('甲');
  const set = (now: EditorState) => plugin.props.decorations!.call(plugin, now);
  expect(set(state.apply(state.tr.insertText('乙', 1)))).toBe(set(state));
});

test('what is written between numbers moves them, and what changes them counts anew', () => {
  const state = open('### 甲', '乙', '### 丙');
  const typed = state.apply(state.tr.insertText('字', 4));
  expect(shown(typed)).toEqual([
    [0, '1.'],
    [7, '2.'],
  ]);
  expect(shown(typed.apply(typed.tr.delete(0, 3)))).toEqual([[4, '1.']]);
  // The paragraph before it is joined with the second heading.
  expect(shown(typed.apply(typed.tr.join(7)))).toEqual([[0, '1.']]);
  const { heading, paragraph } = state.schema.nodes;
  expect(shown(typed.apply(typed.tr.setNodeMarkup(0, paragraph)))).toEqual([[7, '1.']]);
  expect(shown(typed.apply(typed.tr.setNodeMarkup(3, heading, { level: 3 })))).toEqual([
    [0, '1.'],
    [3, '2.'],
    [7, '3.'],
  ]);
  expect(shown(typed.apply(typed.tr.setNodeAttribute(7, 'level', 4)))).toEqual([
    [0, '1.'],
    [7, '（1）'],
  ]);
});

test('the numbers follow the scheme of the report', () => {
  const state = open('### 甲', '[[#4]]乙');
  const tr = withScheme(state, ['一、', '（一）', '（1）', '1.'])!;
  expect(shown(state.apply(tr))).toEqual([
    [0, '（1）'],
    [4, '1.'],
  ]);
  expect(withScheme(state, [...standardScheme])).toBeNull();
});
