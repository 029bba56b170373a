import { type OutlineEntry, type SectionStatus, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { type BoardOrder, sortSections } from './board-order';

const section = (id: string, status: SectionStatus, due: string | null): OutlineEntry => ({
  id: sectionId(id),
  kind: 'other',
  level: 1,
  title: id,
  drafters: [],
  reviewers: [],
  due,
  status,
  pins: null,
  steps: [],
});

const sections = [
  section('a', 'agreed', null),
  section('b', 'drafting', '2024-05-01'),
  section('c', 'returned', '2024-04-01'),
];
const facts: Readonly<Record<string, readonly [number, number, number, number]>> = {
  a: [0, 5, 1, 10],
  b: [2, 0, 0, 30],
  c: [0, 0, 4, 20],
};
const sorted = (order: BoardOrder) =>
  sortSections(sections, order, (id) => {
    const [blocking, warnings, comments, changedAt] = facts[id]!;
    return { blocking, warnings, comments, suggestions: id === 'b' ? 2 : 0, changedAt };
  })
    .map(({ id }) => id)
    .join('');

test('what is most urgent by the chosen column stands first', () => {
  expect(sorted('outline')).toBe('abc');
  expect(sorted('status')).toBe('bca');
  expect(sorted('due')).toBe('cba');
  expect(sorted('findings')).toBe('bac');
  expect(sorted('comments')).toBe('cba');
  expect(sorted('changed')).toBe('bca');
});
