import { expect, test } from 'vitest';
import { bodyFromNotation } from '../body/notation';
import { findQuote, quoteOf, readsAs } from './quote';

const body = bodyFromNotation(['甲乙丙丁。', '全年支出[[total.executed]]，完成预算。甲乙丙丁。']);
// Positions: paragraph one 1 to 6, paragraph two from 8 on.
const wordIn = (lines: readonly string[], word: string, nth = 0) => {
  const node = bodyFromNotation([...lines]);
  let range = { from: 0, to: 0 };
  let seen = 0;
  node.descendants((child, pos) => {
    const at = child.isText ? child.text!.indexOf(word) : -1;
    if (at >= 0 && seen++ === nth) range = { from: pos + at, to: pos + at + word.length };
  });
  return { node, range };
};

test('a quote finds its own place again, among equal words by what stands around it', () => {
  const lines = ['甲乙丙丁。', '全年支出[[total.executed]]，完成预算。甲乙丙丁。'];
  for (const nth of [0, 1]) {
    const { range } = wordIn(lines, '乙丙', nth);
    const quote = quoteOf(body, range, '乙丙');
    expect(readsAs(body, range, quote)).toBe(true);
    expect(findQuote(body, quote)).toEqual(range);
  }
});

test('over atoms and over paragraphs', () => {
  const all = { from: 1, to: body.content.size - 1 };
  const quote = quoteOf(body, all, '');
  expect(quote.text).toBe('甲乙丙丁。\n全年支出\uFFFC，完成预算。甲乙丙丁。');
  expect(findQuote(body, quote)).toEqual(all);
});

test('it follows its words to another text, and is not found where they are not', () => {
  const { range } = wordIn(['甲乙丙丁。'], '乙丙');
  const quote = quoteOf(bodyFromNotation(['甲乙丙丁。']), range, '乙丙');
  const moved = wordIn(['前面加了一句。甲乙丙丁。'], '乙丙');
  expect(findQuote(moved.node, quote)).toEqual(moved.range);
  expect(findQuote(bodyFromNotation(['甲丙乙丁。']), quote)).toBeNull();
});
