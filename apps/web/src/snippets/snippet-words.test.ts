import { snippetBody, tradeSnippets } from '@huigao/report';
import { expect, test } from 'vitest';
import { snippetWords } from './snippet-words';

test('a phrase reads as it will stand in the text', () => {
  const points = tradeSnippets.find(({ title }) => title === '一是二是三是')!;
  expect(snippetWords(snippetBody(points, new Map()), new Map())).toBe('一是；二是；三是。');
  expect(snippetWords(snippetBody({ title: '结语', text: '甲\n乙' }, new Map()), new Map())).toBe('甲\n乙');
});
