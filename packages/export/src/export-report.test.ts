import { decodeArchive } from '@huigao/report';
import { expect, test } from 'vitest';
import { fullReport, reportWith, shownText, withBold } from '../test/reports';
import { exportFormats, exportName, exportReport } from './export-report';

const text = async (report: Parameters<typeof exportReport>[0], to: 'md' | 'txt' | 'json') =>
  new TextDecoder().decode((await exportReport(report, to)).bytes);

test('plain text holds one paragraph a line, title and signature set off', async () => {
  const written = await text(fullReport(), 'txt');
  expect(written.split('\n').filter((line) => line !== '')).toEqual(shownText(fullReport()));
  expect(written).toMatch(/^2023年度某某局部门整体支出绩效自评报告\n\n一、基本情况\n（一）/);
  expect(written).toMatch(/加快进度。\n\n某某局\n2024年3月5日\n$/);
  expect(written).toContain('执行数2,118.90万元，即21,189,000.00元，完成 99.97%。');
});

test('Markdown has headings by level and figures as text', async () => {
  const written = await text(fullReport(), 'md');
  expect(written.split('\n\n').slice(0, 6)).toEqual([
    '# 2023年度某某局部门整体支出绩效自评报告',
    '## 一、基本情况',
    '### （一）部门整体收支情况',
    '执行数2,118.90万元，即21,189,000.00元，完成 99.97%。',
    '### （二）各重点工作任务绩效目标完成情况分析',
    '#### 1.甲项目',
  ]);
});

test.each([
  ['**三是**', '\\*\\*三是\\*\\*'],
  ['# 甲', '\\# 甲'],
  ['- 甲', '\\- 甲'],
  ['---', '\\---'],
  ['===', '\\==='],
  ['1. 甲', '1\\. 甲'],
  ['1.甲', '1.甲'],
  ['12) 甲', '12\\) 甲'],
  ['> 甲', '\\> 甲'],
  ['    甲', '甲'],
  [
    'a_b_c `d` [e](f) <g> &amp; ~h~ | $i$ \\',
    'a\\_b\\_c \\`d\\` \\[e\\](f) \\<g\\> \\&amp; \\~h\\~ \\| \\$i\\$ \\\\',
  ],
])('Markdown: %s prints literally', async (line, expected) => {
  const written = await text(reportWith([['other', 1, '甲', [line]]], { date: null }), 'md');
  expect(written.split('\n\n')[2]).toBe(expected);
});

test('Markdown: punctuation stays outside of bold marks, where they would not close', async () => {
  const report = withBold([
    ['“落实责任。”', true],
    ['做好', false],
    ['1.5%', true],
    ['的', false],
    ['。', true],
  ]);
  expect((await text(report, 'md')).split('\n\n')[2]).toBe('“**落实责任**。”做好**1.5**%的。');
});

test('a hard break is a line feed in text and a hard break in Markdown', async () => {
  const report = withBold([
    ['甲', false],
    ['\n', false],
    ['- 乙', false],
  ]);
  expect(await text(report, 'txt')).toContain('甲\n- 乙\n');
  expect(await text(report, 'md')).toContain('甲\\\n\\- 乙');
});

const withTable = () =>
  reportWith(
    [
      [
        'budget',
        1,
        '收支',
        ['文', '^ 表1 收支|情况', '|= 项目 | 金额', '| 执行数 | [[total.executed]]', '| 甲|乙 | ', '文'],
      ],
    ],
    { date: null },
  );

test('a table is a row a line in text, and a table in Markdown', async () => {
  expect(await text(withTable(), 'txt')).toContain(
    '\n文\n表1 收支|情况\n项目\t金额\n执行数\t2,118.90万元\n甲|乙\t\n文\n',
  );
  expect(await text(withTable(), 'md')).toContain(
    '\n\n表1 收支\\|情况\n\n| 项目 | 金额 |\n| --- | --- |\n| 执行数 | 2,118.90万元 |\n| 甲\\|乙 |  |\n\n文\n',
  );
});

test('the archive reads back', async () => {
  expect(decodeArchive(await text(fullReport(), 'json'))).toMatchObject({ ok: true });
});

test('every format says what it is', async () => {
  const formats = exportFormats.filter((format) => format !== 'pdf');
  const files = await Promise.all(formats.map((format) => exportReport(fullReport(), format)));
  expect(files.map(({ extension }) => extension)).toEqual([
    'docx',
    'html',
    'md',
    'txt',
    'xlsx',
    'csv',
    'huigao.json',
  ]);
  expect(new Set(files.map(({ mediaType }) => mediaType)).size).toBe(7);
});

test('without anything that sets pages there is no PDF, and the refusal says so', async () => {
  expect(await exportReport(fullReport(), 'pdf')).toMatchObject({ ok: false, code: 'cannot-typeset' });
});

test.each([
  ['2023年度某某局自评报告', '2023年度某某局自评报告.docx'],
  ['甲/乙\\丙:丁*?"<>|\n戊', '甲 乙 丙 丁 戊.docx'],
  ['../../etc/passwd', 'etc passwd.docx'],
  [' ... ', '报告.docx'],
  ['长'.repeat(300), `${'长'.repeat(70)}.docx`],
])('file name for the title %j', (title, expected) => {
  expect(exportName(reportWith([], { title }), 'docx')).toBe(expected);
});
