import type { Finding } from '@huigao/checks';
import { bodyFromNotation, sectionId } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { replaceSmallest } from '../binding/smallest-steps';
import { findingAt, findingMarksPlugin, shownFindings, withFindings, withFlash } from './finding-marks';

const plugin = findingMarksPlugin();
const open = (line: string) => EditorState.create({ doc: bodyFromNotation([line]), plugins: [plugin] });

function mark(from: number, shown: string) {
  const place = { section: sectionId('budget'), from, to: from + shown.length };
  const finding: Finding = {
    rule: 'T1',
    severity: 'block',
    message: 'finding.contradicts',
    parameters: {},
    place,
    operands: [],
    others: [],
    shown,
    expected: '99.97%',
    quote: '',
    fix: null,
  };
  return { finding, from, to: place.to, text: '不符' };
}

test('where findings lie over each other the most serious one shows, the others beside it', () => {
  const state = open('完成预算的99.7%。');
  const warned = mark(2, '成预算的99.7%。');
  const marks = [
    { ...warned, finding: { ...warned.finding, severity: 'warn' } as Finding },
    mark(6, '99.7%'),
  ];
  const shown = state.apply(withFindings(state, marks));
  const set = plugin.props.decorations!.call(plugin, shown) as DecorationSet;
  const attributes = set.find().map((one) => {
    const { attrs } = (one as unknown as { type: { attrs: Record<string, string> } }).type;
    return [one.from, one.to, attrs['data-severity']];
  });
  expect(attributes.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
    [2, 6, 'warn'],
    [6, 11, 'block'],
    [11, 12, 'warn'],
  ]);
});

const places = (state: EditorState) => shownFindings(state).map(({ from, to }) => [from, to]);
const found = (line: string, at: number, shown: string) => {
  const state = open(line);
  return state.apply(withFindings(state, [mark(at, shown)]));
};

test('a finding moves with what is typed before it', () => {
  const state = found('完成99.7%。', 3, '99.7%');
  expect(places(state.apply(state.tr.insertText('预算', 1)))).toEqual([[5, 10]]);
});

test('a finding stays when another person types before it', () => {
  const state = found('完成99.7%。', 3, '99.7%');
  const after = bodyFromNotation(['预算完成99.7%。']);
  expect(places(state.apply(replaceSmallest(state.tr, after.content)))).toEqual([[5, 10]]);
});

test('findings of an older text wait for newer ones instead of marking the wrong words', () => {
  const state = found('完成99.7%。', 3, '99.7%');
  const typed = state.apply(state.tr.insertText('预算', 1));
  expect(places(typed.apply(withFindings(typed, [mark(3, '99.7%')])))).toEqual([[5, 10]]);
});

test('a finding is found at its place and gone when mended', () => {
  const state = found('完成99.7%。', 3, '99.7%');
  expect(findingAt(state, 5)?.finding.expected).toBe('99.97%');
  expect(findingAt(state, 1)).toBeNull();
  expect(places(state.apply(withFindings(state, [])))).toEqual([]);
});

test('what was jumped to is marked until told otherwise', () => {
  const state = open('完成99.7%。');
  const shown = (now: EditorState) =>
    (plugin.props.decorations!.call(plugin, now) as DecorationSet).find().length;
  const flashed = state.apply(withFlash(state, { from: 1, to: 3 }));
  expect(shown(flashed)).toBe(1);
  expect(shown(flashed.apply(withFlash(flashed, null)))).toBe(0);
});
