import { exportReport } from '@huigao/export';
import { bodyFromNotation, type ReportSeed, sectionBlocks } from '@huigao/report';
import { expect, test } from 'vitest';
import { built, proposalOf, reportOf, shownParagraphs, whys } from '../test/shown';
import { importFile, importHtml } from './import-file';

const noted: ReportSeed = {
  title: '关于某某的报告',
  year: null,
  signature: { department: '某某局', date: '2024-03-05' },
  outline: [
    {
      kind: 'other',
      level: 1,
      title: '甲',
      body: bodyFromNotation([
        '[[#3]]决算数[[注：含<上年>结转\n另见 _附件_ *3*]]为准。[[注：二]][[#3]]再说。',
        '|= 项目 | 金额[[注：万元]]',
        '| 甲 | 3.5[[注：“估计” & 1.5\\]]',
      ]),
    },
    { kind: 'other', level: 1, title: '乙', body: bodyFromNotation(['[[注：三]]丙。']) },
  ],
  figures: [],
};

/** What each section says, notes where they are referred to. */
const texts = (seed: ReportSeed) => {
  const report = built(seed);
  return report.outline.flatMap((entry) =>
    sectionBlocks(report, entry).map(({ runs }) => runs.map(({ text }) => text).join('')),
  );
};

test.each(['docx', 'md', 'html'] as const)('notes of a .%s of ours come back', async (to) => {
  const { bytes } = await exportReport(built(noted), to);
  const back = importFile(bytes, `报告.${to}`);
  if (!back.ok) throw new Error(back.code);
  // The list of contents of a page is text.
  const said = texts(back.proposal.seed).filter((text) => !/^(?:一、甲|二、乙)?$/.test(text));
  expect(said).toEqual(texts(noted));
});

test('Markdown: what is not both referred to and said stays text', async () => {
  const source =
    '# 报告\n\n## 一、甲\n\n有[^a]，没有[^b]，写作\\[^a]。\n\n[^a]: 甲**乙**\n\n[^c]: 没有人提\n';
  const found = proposalOf(new TextEncoder().encode(source), 'a.md');
  expect(texts(found.seed)).toEqual(['有（注：甲乙），没有[^b]，写作[^a]。', '[^c]: 没有人提']);
});

test('a heading of Markdown holds no note: it is a paragraph below', async () => {
  const source = '# 报告[^1]\n\n## 一、部门职能[^2]\n\n甲。\n\n[^1]: 子\n\n[^2]: 丑\n';
  const found = proposalOf(new TextEncoder().encode(source), 'a.md');
  expect(await shownParagraphs(found)).toEqual(['报告', '一、部门职能', '子', '丑', '甲。']);
  expect(found.seed.outline[0]!.kind).toBe('functions');
  expect(whys(found).filter((why) => why === 'footnote-as-paragraph')).toHaveLength(2);
});

/** As Word saves a page, WPS likewise. */
const word = `<html><body><h1>报告</h1><h2>一、甲</h2>
<p class=MsoNormal>决算数<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span>[1]</span></span></a>为准。</p>
<div style='mso-element:footnote-list'><hr align=left size=1>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> 含上年<b>结转</b></p></div></div></body></html>`;

/** As pandoc writes it. */
const pandoc = `<html><body><h1>报告</h1><h2>一、甲</h2><p>决算数<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>为准。</p>
<section id="footnotes" class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1"><p>含上年结转<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>`;

/** Copied out of one of our texts. */
const own = `<h1>报告</h1><h2>一、甲</h2><p>决算数<span data-footnote="含上年结转">（注：含上年结转）</span>为准。</p>`;

test.each([
  ['Word', word],
  ['pandoc', pandoc],
  ['a text of ours', own],
])('notes of a page of %s', (_, html) => {
  const found = importHtml(html, '报告.html');
  if (!found.ok) throw new Error(found.code);
  expect(texts(found.proposal.seed)).toEqual(['决算数（注：含上年结转）为准。']);
});

test('a link to nothing, and to a note without words, stay what they are', () => {
  const html = `<h1>报告</h1><h2>一、甲</h2><p>甲<a href="#x" role="doc-noteref">1</a>乙<a href="#y" role="doc-noteref">2</a>。</p><p id="y"> </p>`;
  const found = importHtml(html, '报告.html');
  if (!found.ok) throw new Error(found.code);
  expect(texts(found.proposal.seed)).toEqual(['甲1乙2。']);
  expect(reportOf(found.proposal).outline).toHaveLength(1);
});
