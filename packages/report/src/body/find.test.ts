import { expect, test } from 'vitest';
import { executedReport } from '../executed-report.fixture';
import type { Report } from '../report';
import { type FindQuery, type Found, findInLines, findLines, foundInReport, mostFound } from './find';

function find(
  where: Report,
  query: Partial<FindQuery> & { readonly text: string },
  replacement: string | null = null,
): readonly Found[] {
  const lines = findLines(where);
  const result = findInLines(
    lines.map(({ text }) => text),
    { matchCase: false, wholeWords: false, isPattern: false, ...query },
    replacement,
  );
  if (!result.ok) throw new Error(result.code);
  return foundInReport(lines, result.found);
}

/** What stands in the body where something was found, places as □. */
const standing = (where: Report, found: readonly Found[]) =>
  found.map(({ section, from, to }) => where.bodies.get(section)!.textBetween(from, to, '\n', '□'));

test('words are found in every section, in reading order, where they stand', () => {
  const where = executedReport(['做好文化服务。', '### 文化活动'], ['其他'], ['公共文化']);
  const found = find(where, { text: '文化' });
  expect(standing(where, found)).toEqual(['文化', '文化', '文化']);
  expect(found.map(({ section }) => where.outline.findIndex(({ id }) => id === section))).toEqual([0, 0, 2]);
});

test('what a place shows is found, whole or in part, and is no text to be replaced', () => {
  const where = executedReport(['执行数[[executed]]，约2118万元']);
  const found = find(where, { text: '2,118' });
  expect(standing(where, found)).toEqual(['□']);
  expect(found[0]).toMatchObject({ text: '2,118', isText: false });
  const across = find(where, { text: '数2,118.90万元，' });
  expect(standing(where, across)).toEqual(['数□，']);
  expect(across[0]!.isText).toBe(false);
  expect(find(where, { text: '2118万元' })[0]!.isText).toBe(true);
});

test('letters are the same small and large unless asked for, and signs of patterns are plain', () => {
  const where = executedReport(['AI与ai（A.I）。']);
  expect(find(where, { text: 'ai' })).toHaveLength(2);
  expect(find(where, { text: 'ai', matchCase: true })).toHaveLength(1);
  expect(find(where, { text: 'a.i' })).toHaveLength(1);
  expect(find(where, { text: '(' })).toHaveLength(0);
});

test('whole words end where words do, in Latin letters and in Chinese', () => {
  const where = executedReport(['planning a plan; 人民生活, 民生工程']);
  expect(find(where, { text: 'plan', wholeWords: true })).toHaveLength(1);
  expect(find(where, { text: '民生' })).toHaveLength(2);
  expect(find(where, { text: '民生', wholeWords: true })).toHaveLength(1);
});

test('a pattern finds, and its groups are put into the replacement', () => {
  const where = executedReport(['完成98.5％，占1.2％。']);
  const found = find(where, { text: '(\\d+\\.\\d)％', isPattern: true }, '$1%');
  expect(found.map(({ replacement }) => replacement)).toEqual(['98.5%', '1.2%']);
  expect(find(where, { text: '％' }, '$1').map(({ replacement }) => replacement)).toEqual(['$1', '$1']);
  const edge = find(where, { text: '(?<=完成)\\d+(?=\\.)', isPattern: true }, '[$&]');
  expect(edge.map(({ text, replacement }) => [text, replacement])).toEqual([['98', '[98]']]);
});

test('a broken pattern is said to be one, an empty match is none', () => {
  const query = { text: '(', isPattern: true, matchCase: false, wholeWords: false };
  expect(findInLines(['x'], query)).toMatchObject({ ok: false, code: 'bad-pattern' });
  expect(find(executedReport(['甲乙']), { text: 'x*', isPattern: true })).toEqual([]);
});

test('rare characters are found whole, never their halves', () => {
  const where = executedReport(['𬭎𬭎与𬭎']);
  expect(standing(where, find(where, { text: '𬭎' }))).toEqual(['𬭎', '𬭎', '𬭎']);
  expect(find(where, { text: '𬭎'.slice(0, 1) })).toEqual([]);
  expect(find(where, { text: '.', isPattern: true })).toHaveLength(4);
});

test('more than anybody looks at is cut, and said to be', () => {
  const query = { text: '一', isPattern: false, matchCase: false, wholeWords: false };
  const result = findInLines(['一'.repeat(mostFound + 1)], query);
  expect(result).toMatchObject({ ok: true, isCut: true });
});

test('no character is cut: a form is found with its sign, a part of an emoji is not', () => {
  const where = executedReport(['葛\u{e0100}区👨‍👩‍👧👍🏽é𠮷']);
  const [form] = find(where, { text: '葛' }, '甲');
  expect(form).toMatchObject({ text: '葛\u{e0100}', from: 1, to: 4, replacement: '甲' });
  for (const text of ['👨', '👧', '👍', 'e', '\u200d']) expect(find(where, { text })).toEqual([]);
  for (const text of ['👨‍👩‍👧', '👍🏽', '𠮷', '区']) expect(find(where, { text })).toHaveLength(1);
});
