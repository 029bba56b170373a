import { expect, test } from 'vitest';
import { proposalOf, shownParagraphs } from '../test/shown';

const source = (...lines: readonly string[]) => ['某局自评报告', '一、基本情况', ...lines].join('\n');

/** Names of a body's blocks, and of a table the texts of its cells, heads in brackets. */
function blocks(text: string, filename: string): readonly string[] {
  const { body } = proposalOf(text, filename).seed.outline[0]!;
  return body!.children.map((node) => {
    if (node.type.name !== 'table') return node.textContent;
    return node.children
      .map((row) =>
        row.children
          .map(({ type, children }) => {
            const shown = children.map(({ textContent }) => textContent).join('/');
            return type.name === 'tableHeader' ? `[${shown}]` : shown;
          })
          .join(' '),
      )
      .join('\n');
  });
}

test('lines of as many cells, parted by tabs, are a table; the text stays', async () => {
  const text = source('见下表。', '项目\t预算数\t执行数', '基本支出\t\t2,119.56', '\t1.5\t', '单位：万元');
  expect(blocks(text, 'a.txt')).toEqual([
    '见下表。',
    '项目 预算数 执行数\n基本支出  2,119.56\n 1.5 ',
    '单位：万元',
  ]);
  expect(await shownParagraphs(proposalOf(text))).toEqual(text.split('\n'));
});

test('a tab alone makes none: an indent, one line, or a number before its heading', () => {
  for (const lines of [
    ['\t甲局负责某事。', '\t乙局负责某事。'],
    ['甲\t乙'],
    ['1.\t甲', '2.\t乙'],
    ['甲\t乙', '丙\t丁\t戊'],
  ])
    expect(
      proposalOf(source(...lines)).seed.outline[0]!.body!.children.map(({ type }) => type.name),
    ).not.toContain('table');
});

test('a table of Markdown, with what is bold and escaped in it', () => {
  const text = source(
    '| 项目 | 金额 |',
    '| --- | ---: |',
    '| **甲**\\|乙 | 1.5<br>万元 |',
    '| 丙 |',
    '',
    '文后',
  );
  expect(blocks(text, 'a.md')).toEqual(['[项目] [金额]\n甲|乙 1.5/万元\n丙 ', '文后']);
  expect(blocks(source('甲 | 乙', '丙 | 丁'), 'a.md')).toEqual(['甲 | 乙', '丙 | 丁']);
});
