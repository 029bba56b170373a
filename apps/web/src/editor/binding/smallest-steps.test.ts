import { bodyFromNotation } from '@huigao/report';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { replaceSmallest } from './smallest-steps';

function between(before: readonly string[], after: readonly string[]) {
  const { tr } = EditorState.create({ doc: bodyFromNotation(before) });
  const next = bodyFromNotation(after);
  replaceSmallest(tr, next.content);
  expect(tr.doc.toJSON()).toEqual(next.toJSON());
  const move = (pos: number, side: 1 | -1) => tr.mapping.map(pos, side);
  const isGone = (pos: number) => tr.mapping.mapResult(pos).deletedAcross;
  return { tr, move, isGone };
}

test('positions before a replaced stretch stay, those after it shift, those in it are gone', () => {
  const { move, isGone } = between(['支出一二三万元'], ['支出九万元']);
  expect([1, 2, 3].map((pos) => move(pos, -1))).toEqual([1, 2, 3]);
  expect([4, 5].map(isGone)).toEqual([true, true]);
  expect([6, 7, 8].map((pos) => move(pos, -1))).toEqual([4, 5, 6]);
});

test('text put in between goes to the side that is asked for', () => {
  const { move } = between(['支出'], ['支新出']);
  expect([move(2, -1), move(2, 1)]).toEqual([2, 3]);
});

test('a repeated character is not taken for two changes', () => {
  const { move } = between(['甲甲'], ['甲甲甲']);
  expect([move(1, -1), move(3, 1)]).toEqual([1, 4]);
});

test('equal texts take no step', () => {
  expect(between(['甲', '乙'], ['甲', '乙']).tr.steps).toHaveLength(0);
});

test('of paragraphs parted, joined, made headings or changed apart from each other, all else stays', () => {
  const parted = between(['甲乙丙', '丁'], ['甲', '乙丙', '丁']);
  expect([3, 6].map((pos) => parted.move(pos, 1))).toEqual([5, 8]);
  const joined = between(['甲', '乙丙'], ['甲乙丙']);
  expect([4, 5].map((pos) => joined.move(pos, 1))).toEqual([2, 3]);
  const headed = between(['甲乙', '丙'], ['### 甲乙', '丙']);
  expect([2, 5].map((pos) => headed.move(pos, 1))).toEqual([2, 5]);
  const apart = between(['甲', '乙丙', '丁'], ['甲新', '乙丙', '丁新']);
  expect([5, 6].map((pos) => [apart.isGone(pos), apart.move(pos, 1)])).toEqual([
    [false, 6],
    [false, 7],
  ]);
});

test('a change in a cell leaves the other cells alone', () => {
  const { tr, move } = between(['| 甲 | 乙', '| 丙 | 丁'], ['| 甲 | 乙新', '| 丙 | 丁']);
  expect(tr.steps).toHaveLength(1);
  expect(move(5, 1)).toBe(5);
});

test('a rare character is changed as a whole', () => {
  const { isGone } = between(['甲\u{20000}乙'], ['甲\u{20001}乙']);
  expect(isGone(3)).toBe(true);
});
