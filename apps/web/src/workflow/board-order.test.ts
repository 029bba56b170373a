import { type OutlineEntry, type SectionStatus, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { type BoardOrder, type SectionFacts, sortSections } from './board-order';

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
const none = {
  blocking: 0,
  warnings: 0,
  comments: 0,
  suggestions: 0,
  updated: 0,
  missing: 0,
  unsynced: 0,
  here: 0,
};
const facts: Readonly<Record<string, SectionFacts>> = {
  a: { ...none, warnings: 5, comments: 1, missing: 1, here: 1, changedAt: 10 },
  b: { ...none, blocking: 2, suggestions: 2, updated: 1, here: 3, changedAt: 30 },
  c: { ...none, comments: 4, updated: 2, missing: 2, unsynced: 1, changedAt: 20 },
};
const sorted = (order: BoardOrder) =>
  sortSections(sections, order, (id) => facts[id]!)
    .map(({ id }) => id)
    .join('');

test('what is most urgent by the chosen column stands first', () => {
  expect(sorted('outline')).toBe('abc');
  expect(sorted('status')).toBe('bca');
  expect(sorted('due')).toBe('cba');
  expect(sorted('findings')).toBe('bac');
  expect(sorted('comments')).toBe('cba');
  expect(sorted('values')).toBe('cba');
  expect(sorted('signatures')).toBe('cab');
  expect(sorted('changed')).toBe('bca');
  expect(sorted('here')).toBe('cba');
});
