import { expect, test } from 'vitest';
import { kinds, shownParagraphs, whys } from '../../test/shown';
import { importFile, importHtml } from '../import-file';
import { htmlLines } from './html-lines';

const texts = (html: string) => htmlLines(html).lines.map(({ text }) => text);

function proposal(html: string) {
  const result = importHtml(html, '报告.html');
  if (!result.ok) throw new Error(result.code);
  return result.proposal;
}

test('a page becomes a report: headings by their elements, tables as tables', async () => {
  const found = proposal(`<!DOCTYPE html><html><head><title>不是正文</title><style>p{}</style></head><body>
    <h1>关于某某的报告</h1>
    <h2>一、基本情况</h2>
    <h3>（一）部门职能</h3>
    <p>负责<b>全区</b>工作&mdash;&#x4e00;&#20108;&nbsp;三。<br>另起一行。</p>
    <table><thead><tr><th>项目<th>金额</tr></thead><tr><td><p>甲</p></td><td>3.5</td></tr></table>
    <h2>二、存在的主要问题</h2><div>预算不细。</div><p hidden>不见</p><p style="display:none">不见</p>
    <script>alert("不是正文")</script></body></html>`);
  expect(await shownParagraphs(found)).toEqual([
    '关于某某的报告',
    '一、基本情况',
    '（一）部门职能',
    '负责全区工作—一二\u00a0三。',
    '另起一行。',
    '项目\t金额',
    '甲\t3.5',
    '二、存在的主要问题',
    '预算不细。',
  ]);
  expect(kinds(found)).toBe('part functions problems');
  const table = found.seed.outline[1]!.body!.child(1);
  expect(table.type.name).toBe('table');
  expect(table.firstChild!.firstChild!.type.name).toBe('tableHeader');
  expect(whys(found)).toEqual([]);
  expect(found.seed.outline[1]!.body!.firstChild!.toJSON().content[1]).toMatchObject({
    marks: [{ type: 'bold' }],
  });
});

test('what Word puts on the clipboard: numbers of lists are text, its own remarks are none', () => {
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=ZH-CN>
<!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><b>完善制度。</b><o:p></o:p></p>
<p class=MsoNormal style='text-indent:24.0pt'>第一行
换行是空格</p><!--EndFragment--></body></html>`;
  expect(texts(word).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    '1. 完善制度。',
    '第一行 换行是空格',
  ]);
});

test('what WPS puts on the clipboard', () => {
  const wps = `<html><body><p class="MsoNormal" style="mso-char-indent-count:2"><span style="font-family:仿宋">全年预算数</span><span style="font-family:'Times New Roman'"><font face="Times New Roman">2,119.56</font></span><span style="font-weight:bold">万元。</span></p></body></html>`;
  const [line] = htmlLines(wps).lines;
  expect(line!.text).toBe('全年预算数2,119.56万元。');
  expect(line!.bold).toEqual([{ from: 13, to: 16 }]);
});

test('what was taken out under tracking is no text, and is told', () => {
  const html = `<p>全年<ins cite="mailto:李">执行数</ins><del cite="mailto:李">支出<b>数</b></del>3.5万元。<p><del>没有结束`;
  const { lines, notUnderstood } = htmlLines(html);
  expect(lines.map(({ text }) => text)).toEqual(['全年执行数3.5万元。']);
  expect(notUnderstood).toEqual([
    { line: 1, text: '支出数', why: 'tracked-deletion' },
    { line: 2, text: '没有结束', why: 'tracked-deletion' },
  ]);
});

test.each([
  ['<p>甲<p>乙', ['甲', '乙']],
  ['甲 < 乙 & 丙 &unknown; &amp;', ['甲 < 乙 & 丙 &unknown; &']],
  ['<p>甲</div></p></table>乙', ['甲', '乙']],
  ['<b><p>甲', ['甲']],
  ['<p>甲<!-- 没有结束', ['甲']],
  ['<p>甲<script>没有结束', ['甲']],
  ['<p>甲<a href="javascript:alert(1)" onclick="x">链接</a>', ['甲链接']],
  ['<img src=x onerror=alert(1)>甲', ['甲']],
  ['<p>&#0;&#xd800;甲', ['甲']],
])('broken or hostile: %s', (html, expected) => {
  expect(texts(html)).toEqual(expected);
});

test('depth costs nothing: elements nested a hundred thousand times', () => {
  expect(texts(`${'<div><span>'.repeat(100_000)}甲`)).toEqual(['甲']);
});

test('a page is known by its content, whatever its name', async () => {
  const bytes = new TextEncoder().encode('<!doctype html><h1>标题</h1><h2>一、甲</h2><p>乙。');
  const result = importFile(bytes, '报告.txt');
  expect(result.ok && (await shownParagraphs(result.proposal))).toEqual(['标题', '一、甲', '乙。']);
  expect(importFile(new TextEncoder().encode('<html><body></body></html>'), 'x.html')).toMatchObject({
    code: 'empty',
  });
});
