// Attachments: listed before the signature, behind it on pages of their own, upright or on their side.

import { strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { attachedReport, reportWith, shownText } from '../test/reports';
import { partsOf, readWord } from '../test/word-reader';
import { exportReport } from './export-report';
import { reportFlow } from './flow';
import { areaHeightPt, areaWidthPt } from './grid';
import { pageTurns } from './page-turns';
import { tableLayout } from './table-grid';

const text = async (report = attachedReport()) => strFromU8((await exportReport(report, 'txt')).bytes);

test('they stand behind the signature, each with its label, and are listed before it', async () => {
  expect((await text()).split('\n').filter((line) => line !== '')).toEqual(shownTextWithRows());
});

/** The measure of every export; a row of a table is one line of a text. */
function shownTextWithRows(): readonly string[] {
  const lines = shownText(attachedReport());
  const [from, to] = [lines.indexOf('项目'), lines.indexOf('单位：万元。')];
  const cells = lines.slice(from, to);
  const rows = [0, 13, 26].map((at) => cells.slice(at, at + 13).join('\t'));
  return [...lines.slice(0, from), ...rows, ...lines.slice(to)];
}

test('the only one has no number, and a note that was typed is not written again', async () => {
  const one = reportWith([
    ['other', 1, '基本情况', ['甲。']],
    ['attachment', 1, '明细表', ['乙。']],
  ]);
  expect((await text(one)).split('\n')).toEqual(expect.arrayContaining(['附件：明细表', '附件']));
  const typed = reportWith([
    ['other', 1, '基本情况', ['甲。', '附件：1.明细表']],
    ['attachment', 1, '明细表', ['乙。']],
  ]);
  expect((await text(typed)).match(/明细表/g)).toHaveLength(2);
});

test('what is too wide for an upright page lies on its side, an attachment as a whole', () => {
  const turns = pageTurns(reportFlow(attachedReport()));
  expect(turns.map(({ isLandscape, paragraphs }) => `${isLandscape} ${paragraphs[0]!.role}`)).toEqual([
    'false title',
    'true attachment',
    'false attachment',
  ]);
  const wide = `| ${Array.from({ length: 12 }, () => '12,345.67').join(' | ')}`;
  const within = reportWith([['other', 1, '甲', ['乙。', '^ 表1', wide, '丙。', '| 丁 | 1', '戊。']]]);
  expect(
    pageTurns(reportFlow(within)).map(({ isLandscape, paragraphs }) => [
      isLandscape,
      paragraphs.map(({ role }) => role).join(' '),
    ]),
  ).toEqual([
    [false, 'title heading paragraph'],
    [true, 'caption table'],
    [false, 'paragraph table paragraph department date'],
  ]);
});

test('Word gets each direction as a section, an attachment on a new page, the number at the same edge of the sheet', async () => {
  const { bytes } = await exportReport(attachedReport(), 'docx');
  const parts = partsOf(bytes);
  const xml = parts.get('word/document.xml')!;
  const sizes = [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => size);
  expect(sizes.map((size) => /w:orient="landscape"/.test(size))).toEqual([false, true, false]);
  expect(sizes[1]).toMatch(/w:w="16838" w:h="11906"/);
  const margins = [...xml.matchAll(/<w:pgMar [^>]*>/g)].map(([margin]) => margin);
  expect(margins[1]).toMatch(/w:top="1588" w:right="2098" w:bottom="1474" w:left="1984"/);
  const headers = [...parts].filter(([path]) => /^word\/header\d+\.xml$/.test(path)).map(([, part]) => part);
  expect(headers.filter((header) => header.includes('w:textDirection w:val="tbRl"'))).toHaveLength(2);
  const labels = readWord(bytes).filter(({ style }) => style === 'Attachment');
  expect(labels.map((label) => label.text)).toEqual(['附件1', '附件2', '附件3']);
  expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
});

test('what stands in a table is as large as its numbers leave it', () => {
  const sizeOf = (columns: number) => {
    const row = `| ${Array.from({ length: columns }, () => '1,234.56').join(' | ')}`;
    const flow = reportFlow(reportWith([['other', 1, '甲', [row]]]));
    const table = flow.find((paragraph) => paragraph.role === 'table')!;
    return [tableLayout(table, areaWidthPt).sizePt, tableLayout(table, areaHeightPt).sizePt];
  };
  expect(sizeOf(4)).toEqual([12, 12]);
  expect(sizeOf(8)).toEqual([10.5, 12]);
  expect(sizeOf(13)).toEqual([7.5, 9]);
});
