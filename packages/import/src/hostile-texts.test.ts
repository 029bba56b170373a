// A file is text, whatever it says: of HTML and links in it nothing becomes more than letters, since the schema has neither.

import { bodySchema } from '@huigao/report';
import { hostileTexts } from '@huigao/testing';
import { expect, test } from 'vitest';
import { proposalOf, reportOf, shownParagraphs } from '../test/shown';

const lines = ['2023年度某某局自评报告', '一、基本情况', ...hostileTexts.map((text) => `甲${text}乙。`)];

test('plain text keeps every letter of it', async () => {
  expect(await shownParagraphs(proposalOf(lines.join('\n')))).toEqual(lines);
});

test.each(['报告.txt', '报告.md'])('%s: a body holds nodes and marks of the schema only', (filename) => {
  const report = reportOf(proposalOf(lines.join('\n'), filename));
  const names = new Set<string>();
  for (const body of report.bodies.values())
    body.descendants((node) => {
      names.add(node.type.name);
      for (const mark of node.marks) names.add(mark.type.name);
    });
  expect([...names].filter((name) => !/^(paragraph|heading|text|ordinal|bold)$/.test(name))).toEqual([]);
  // A link or an image could not even be put in by a later version of the import alone.
  expect(Object.keys({ ...bodySchema.nodes, ...bodySchema.marks }).sort()).toEqual(
    'bold caption doc footnote hardBreak heading liveBlock ordinal paragraph place table tableCell tableHeader tableRow text'
      .split(' ')
      .sort(),
  );
});

test('Markdown: links and images stay as they are written', async () => {
  const shown = (await shownParagraphs(proposalOf(lines.join('\n'), '报告.md'))).join('\n');
  for (const written of [
    '[甲](javascript:alert(1))',
    '![甲](http://evil.example/a.png)',
    '<script>alert(1)</script>',
  ])
    expect(shown).toContain(written);
});
