import { expect, test } from 'vitest';
import { titleWords } from './title-words';

test('a title loses nothing and no word of it is cut', () => {
  const title = '2023年度某某区文化和旅游局部门整体支出绩效自评报告';
  const words = titleWords(title);
  expect(words.join('')).toBe(title);
  expect(words).toContain('旅游');
  expect(words).toContain('报告');
});
