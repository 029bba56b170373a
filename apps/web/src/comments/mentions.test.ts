import { personId } from '@huigao/report';
import { expect, test } from 'vitest';
import { nameMatch } from '../app/name-match';
import { mentionAt, mentionsIn, partsOf } from './mentions';
import { searchPeople } from './person-search';

const people = [
  ['1', '张三'],
  ['2', '张三丰'],
  ['3', '林晓'],
  ['4', '林晓'],
  ['5', 'O.K. (办)'],
].map(([id, name]) => ({ person: personId(id!), name: name! }));

test('names after an @ address people, the longest name that fits; the list decides between two of a name', () => {
  const of = (text: string, ...picked: readonly string[]) =>
    mentionsIn(text, people, new Set(picked.map(personId)));
  expect(of('请@张三丰核对，@张三 也看')).toEqual(['2', '1']);
  expect(of('@林晓 @林晓')).toEqual(['3']);
  expect(of('@林晓', '4')).toEqual(['4']);
  expect(of('@O.K. (办) 看 @OK')).toEqual(['5']);
  expect(of('张三 a@b 邮箱')).toEqual([]);
});

test('a comment is shown as text whatever is in it', () => {
  expect(partsOf('<b>@张三</b>', ['张三'])).toEqual([
    { text: '<b>', isMention: false },
    { text: '@张三', isMention: true },
    { text: '</b>', isMention: false },
  ]);
  expect(partsOf('@张三', [])).toEqual([{ text: '@张三', isMention: false }]);
});

test('what is typed after an @ at the caret is looked for', () => {
  expect(mentionAt('请 @lx', 5)).toEqual({ from: 2, query: 'lx' });
  expect(mentionAt('请@', 2)).toEqual({ from: 1, query: '' });
  expect(mentionAt('请@林晓 核对', 7)).toBeNull();
  expect(mentionAt('请＠lx', 4)).toEqual({ from: 1, query: 'lx' });
  expect(mentionAt('没有', 2)).toBeNull();
});

test('people are found by name, pinyin and initials', async () => {
  const match = await nameMatch();
  const found = (query: string) => searchPeople(people, query, match).map(({ person }) => person);
  expect(found('三丰')).toEqual(['2']);
  expect(found('zsf')).toEqual(['2']);
  expect(found('linxiao')).toEqual(['3', '4']);
  expect(found('lx')).toEqual(['3', '4']);
  expect(found('zhangsan')).toEqual(['1', '2']);
  expect(found('')).toHaveLength(5);
  expect(found('o.k')).toEqual(['5']);
});
