import { commentId, personId, type Report, sectionId, type Thread, threadId } from '@huigao/report';
import { expect, test } from 'vitest';
import { readBefore } from './first-visit';

const [wang, lin] = [personId('wang'), personId('lin')];
const [budget, plans] = [sectionId('budget'), sectionId('plans')];

function thread(
  id: string,
  change: Partial<Thread> & { readonly mentions?: Thread['comments'][number]['mentions'] } = {},
): Thread {
  const comment = { by: lin, text: '看', editedAt: null, mentions: change.mentions ?? [] };
  return {
    id: threadId(id),
    section: plans,
    anchor: null,
    quote: null,
    comments: [
      { ...comment, id: commentId('1'), at: 10 },
      { ...comment, id: commentId('2'), at: 20 },
    ],
    resolved: null,
    assignee: null,
    due: null,
    ...change,
  };
}

test('what was said among others counts as read on a first visit; what is one’s own to read does not', () => {
  const threads = [
    thread('others'),
    thread('assigned', { assignee: wang }),
    thread('mentioned', { mentions: [wang] }),
    thread('mine', { section: budget }),
  ];
  const outline = [
    { id: budget, drafters: [wang], reviewers: [] },
    { id: plans, drafters: [lin], reviewers: [] },
  ] as unknown as Report['outline'];
  const report = { outline, threads: new Map(threads.map((one) => [one.id, one])) };
  expect(readBefore(report, wang)).toEqual([['others', 20]]);
});
