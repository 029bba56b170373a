import { expect, test } from 'vitest';
import { actionText, detailsOf } from './audit-entry';

test('details are said in words: people by name, roles by their title, nothing of what is empty', () => {
  const detail = {
    drafters: ['p1', 'gone'],
    reviewers: [],
    due: null,
    roles: ['owner', 'viewer'],
    sectionTitle: 'x',
  };
  expect(detailsOf({ detail }, { p1: '林晓' }, 'zh')).toEqual([
    { label: '起草', value: '林晓、gone' },
    { label: '角色', value: '统稿人、读者' },
  ]);
});

test('what has no text keeps its own word', () => {
  expect(detailsOf({ detail: { novel: 7, on: true } }, {}, 'en')).toEqual([
    { label: 'novel', value: '7' },
    { label: 'on', value: 'true' },
  ]);
  expect(actionText('figure.novel', 'zh')).toBe('figure.novel');
  expect(actionText('member.set', 'en')).toBe('added a member or changed roles');
});
