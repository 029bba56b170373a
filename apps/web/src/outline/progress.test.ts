import { type OutlineEntry, type SectionStatus, sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { outlineProgress } from './progress';

const entry = (kind: OutlineEntry['kind'], status: SectionStatus): OutlineEntry => ({
  id: sectionId(`${kind} ${status}`),
  kind,
  level: 1,
  title: kind,
  drafters: [],
  reviewers: [],
  due: null,
  status,
  pins: null,
  steps: [],
});

test('agreed and signed sections are done, and parts are no sections', () => {
  const progress = outlineProgress([
    entry('part', 'agreed'),
    entry('goals', 'agreed'),
    entry('tasks', 'signed'),
    entry('plans', 'submitted'),
  ]);
  expect([progress.total, progress.done]).toEqual([3, 2]);
  expect(progress.byStatus.submitted).toBe(1);
});
