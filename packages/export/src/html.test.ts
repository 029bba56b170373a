import { hostileTexts } from '@huigao/testing';
import { expect, test } from 'vitest';
import { fullReport, reportWith, shownText, withBold } from '../test/reports';
import { html } from './html';

/** The text of the document within `main`, one line an element of text, contents left out. */
function textLines(page: string): readonly string[] {
  const main = /<main>([\s\S]*)<\/main>/.exec(page)![1]!.replace(/<nav[\s\S]*?<\/nav>/, '');
  return main
    .split('\n')
    .map((line) => line.replace(/<br>/g, '\n').replace(/<[^>]*>/g, ''))
    .map((line) =>
      line.replace(
        /&(lt|gt|amp|quot);/g,
        (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name]!,
      ),
    )
    .filter((line) => line !== '');
}

test('a page holds the text of the report, one element a paragraph', () => {
  expect(textLines(html(fullReport()))).toEqual(shownText(fullReport()));
});

test('it is marked up for readers that do not see: language, title, headings by depth, contents that lead to them', () => {
  const page = html(fullReport());
  expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
  expect(page).toContain(`<title>${fullReport().title}</title>`);
  expect([...page.matchAll(/<h(\d)/g)].map(([, depth]) => depth).join('')).toBe('123344422');
  const ids = new Set([...page.matchAll(/<h\d id="(\w+)"/g)].map(([, id]) => id));
  const links = [...page.matchAll(/<a href="#(\w+)">([^<]*)<\/a>/g)];
  expect(links.map(([, , text]) => text)).toEqual([
    '一、基本情况',
    '（一）部门整体收支情况',
    '（二）各重点工作任务绩效目标完成情况分析',
    '二、存在的主要问题',
    '三、下一步工作打算',
  ]);
  for (const [, id] of links) expect(ids).toContain(id);
  const opened = page.match(/<(ol|li)\b/g)!.length;
  expect(page.match(/<\/(ol|li)>/g)).toHaveLength(opened);
});

test('nothing is loaded from anywhere, and nothing runs', () => {
  const page = html(
    reportWith(
      hostileTexts.map((text) => ['other', 1, text, [text]] as const),
      { title: hostileTexts[0]! },
    ),
  );
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<(script|link|img|iframe|object|form|a href="[^#])/i);
  const tags = new Set([...page.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag!.toLowerCase()));
  expect([...tags].sort()).toEqual(
    'a body footer h1 h2 head html li main meta nav ol p style title'.split(' '),
  );
  for (const text of hostileTexts) expect(textLines(page)).toContain(text);
});

test('a table has head and body, numbers to the right, its caption above', () => {
  const lines = ['^ 收支', '|= 项目 | 金额', '| 执行数 | [[total.executed]]', '| <b> | '];
  const page = html(reportWith([['budget', 1, '收支', lines]]));
  expect(page).toContain(
    [
      '<p class="caption">收支</p>',
      '<table>\n<thead>\n<tr><th>项目</th><th>金额</th></tr>\n</thead>\n<tbody>',
      '<tr><td>执行数</td><td class="number">2,118.90万元</td></tr>',
      '<tr><td>&lt;b&gt;</td><td></td></tr>\n</tbody>\n</table>',
    ].join('\n'),
  );
});

test('bold and line breaks', () => {
  const page = html(
    withBold([
      ['一是', true],
      ['甲', true],
      ['\n', false],
      ['乙', false],
    ]),
  );
  expect(page).toContain('<p><strong>一是甲</strong><br>乙</p>');
});
