import { expect, test } from 'vitest';
import { personId, sectionId } from '../ids';
import { commentId, completeThread, type EarlierThread, readableThread, threadId } from './thread';

const comment = (id: string, text: string) => ({
  id: commentId(id),
  by: personId('p'),
  at: 1,
  text,
  editedAt: null,
});
const stored = (...texts: readonly string[]): EarlierThread => ({
  id: threadId('t'),
  section: sectionId('s'),
  anchor: null,
  quote: null,
  comments: texts.map((text, index) => comment(`c${index}`, text)),
  resolved: null,
});

test('a thread of the first version is read with nobody addressed or assigned', () => {
  expect(completeThread(stored('甲'))).toEqual({
    ...stored(),
    comments: [{ ...comment('c0', '甲'), mentions: [] }],
    assignee: null,
    due: null,
  });
});

test('a comment that was taken back leaves a gap only where it was answered', () => {
  const texts = (...given: readonly string[]) =>
    readableThread(completeThread(stored(...given)))?.comments.map(({ text }) => text);
  expect(texts('', '乙', '')).toEqual(['', '乙']);
  expect(texts('甲', '乙')).toEqual(['甲', '乙']);
  expect(texts('', '')).toBeUndefined();
});
