import { expect, test } from 'vitest';
import { groupNames } from './group-names';

test('names stand between commas of any kind, each once', () => {
  expect(groupNames(' 财务科、办公室，finance team, 财务科；')).toEqual(['财务科', '办公室', 'finance team']);
  expect(groupNames(' 、 ')).toEqual([]);
});
