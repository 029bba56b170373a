import type { Finding } from '@huigao/checks';
import { sectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import { keyFindings, quoteParts } from './quote-parts';

test('the number is set apart from its sentence', () => {
  expect(quoteParts({ quote: ' 执行数1万元，完成预算的99.7%。', shown: '99.7%' })).toEqual({
    before: '执行数1万元，完成预算的',
    marked: '99.7%',
    after: '。',
  });
});

test('of two equal numbers the one that is meant is marked', () => {
  const quote = '甲完成5件，乙完成5件。';
  expect(quoteParts({ quote, shown: '5件' }, 1).before).toBe('甲完成5件，乙完成');
  expect(quoteParts({ quote, shown: '5件' }, 7).before).toBe('甲完成5件，乙完成');
});

test('a long sentence is cut on both sides, not through a character', () => {
  const { before, marked, after } = quoteParts({
    quote: `${'𠮷'.repeat(50)}5件${'后'.repeat(50)}`,
    shown: '5件',
  });
  expect(before).toBe(`…${'𠮷'.repeat(36)}`);
  expect(marked).toBe('5件');
  expect(after).toBe(`${'后'.repeat(36)}…`);
});

test('a finding without a number shows its sentence', () => {
  expect(quoteParts({ quote: '一句话。', shown: '99%' })).toEqual({
    before: '一句话。',
    marked: '',
    after: '',
  });
});

test('keys do not hang on positions, and tell equal findings apart', () => {
  const finding = (from: number): Finding => ({
    rule: 'T1',
    severity: 'info',
    message: 'finding.matches',
    parameters: {},
    place: { section: sectionId('s'), from, to: from + 2 },
    operands: [],
    others: [],
    shown: '5件',
    expected: '5件',
    quote: '甲5件，乙5件。',
    fix: null,
  });
  const keys = (...starts: number[]) => keyFindings(starts.map(finding)).map(({ key }) => key);
  expect(keys(3, 7)).toEqual(keys(13, 17));
  expect(new Set(keys(3, 7)).size).toBe(2);
});
