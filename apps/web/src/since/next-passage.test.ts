import { sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { nextPassage, passagesInOrder } from './next-passage';

const [a, b, c] = [sectionId('a'), sectionId('b'), sectionId('c')];
const outline = [{ id: a }, { id: b }, { id: c }];
const mark = (from: number) => ({ id: String(from), from, to: from + 1, isGone: false });
const passages = passagesInOrder(
  outline,
  new Map([
    [c, { marks: [mark(4)], size: 9 }],
    [a, { marks: [mark(7), mark(2)], size: 9 }],
  ]),
);
const next = (standing: Parameters<typeof nextPassage>[2], by: 1 | -1) =>
  nextPassage(passages, outline, standing, by);

test('steps go in the order of the text, and round its end', () => {
  expect(passages.map(({ section, from }) => [section, from])).toEqual([
    [a, 2],
    [a, 7],
    [c, 4],
  ]);
  expect([next(null, 1), next(null, -1)]).toEqual([0, 2]);
  expect([next({ section: a, from: 2 }, 1), next({ section: c, from: 4 }, 1)]).toEqual([1, 0]);
  expect([next({ section: a, from: 2 }, -1), next({ section: c, from: 4 }, -1)]).toEqual([2, 1]);
  expect(nextPassage([], outline, null, 1)).toBe(-1);
});

test('from where a passage was that is no more', () => {
  expect([next({ section: b, from: 3 }, 1), next({ section: b, from: 3 }, -1)]).toEqual([2, 1]);
  expect(next({ section: a, from: 5 }, -1)).toBe(0);
});
