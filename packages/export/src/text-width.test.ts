import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidthEm, titleLines } from './text-width';

test.each([
  ['2023年度某某局自评报告', ['2023年度某某局自评报告']],
  [
    '2023年度中国共产党广州市荔湾区委员会组织部部门整体支出绩效自评报告',
    ['2023年度中国共产党广州市荔湾区委员会', '组织部部门整体支出绩效自评报告'],
  ],
])('%s', (title, lines) => {
  expect(titleLines(title, 20)).toEqual(lines);
});

test('lines are the title, none wider than allowed, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
      const lines = titleLines(title, 20);
      expect(lines.join('')).toBe(title);
      for (const line of lines) expect(textWidthEm(line)).toBeLessThanOrEqual(20);
    }),
    { numRuns: 60 },
  );
});
