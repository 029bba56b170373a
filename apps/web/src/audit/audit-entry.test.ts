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
  expect(detailsOf({ action: 'section.assigned', detail }, { p1: '林晓' }, 'zh')).toEqual([
    { label: '起草', value: '林晓、gone' },
    { label: '角色', value: '统稿人、读者' },
  ]);
});

test('what has no text keeps its own word', () => {
  expect(detailsOf({ action: 'figure.novel', detail: { novel: 7, on: true } }, {}, 'en')).toEqual([
    { label: 'novel', value: '7' },
    { label: 'on', value: 'true' },
  ]);
  expect(actionText('figure.novel', 'zh')).toBe('figure.novel');
  expect(actionText('member.set', 'en')).toBe('added a member or changed roles');
});

test('codes are said in words, ids are short, and a word may be another thing in another action', () => {
  const values = (action: string, detail: Record<string, unknown>) =>
    detailsOf({ action, detail }, {}, 'zh').map(({ label, value }) => `${label} ${value}`);
  const invitation = '3f513348-cce0-46b3-8d3a-2af749063e0b';
  expect(values('invitation.made', { invitation, role: 'drafter', days: 7, uses: 'one' })).toEqual([
    '链接编号 3f513348',
    '角色 科室负责人',
    '有效天数 7',
    '使用次数 一人',
  ]);
  expect(values('refused.socket', { code: 'foreign-origin' })[0]).toContain('原因 请求来自别的网站');
  // Its text wants a number of seconds, which nobody knows any more.
  expect(values('session.refused', { code: 'wait-before-trying' })).toEqual(['原因 wait-before-trying']);
  expect(values('figure.imported', { added: 3 })).toEqual(['新增 3']);
  expect(values('member.set', { added: 'viewer' })).toEqual(['角色 读者']);
  expect(values('version.made', { cause: 'agreed' })).toEqual(['缘由 定稿']);
});
