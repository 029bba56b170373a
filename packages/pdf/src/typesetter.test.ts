// What the PDF holds, read back with poppler. Skipped where poppler is not installed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ExportOptions, exportReport, type Typesetter } from '@huigao/export';
import {
  bodySchema,
  type HouseLine,
  type HouseTemplate,
  type Report,
  reportFromSeed,
  reportId,
  sampleSeed,
} from '@huigao/report';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inkBox, lineTops, printedPage } from '../../export/test/printed-page';
import { attachedReport, fullReport, reportWith, shownText, withBold } from '../../export/test/reports';
import { openTypesetter } from './typesetter';

const installed = spawnSync('pdftotext', ['-v']).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), 'huigao-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let typesetter: Typesetter;
beforeAll(() => {
  typesetter = openTypesetter({ fontFolder: null });
});

async function pdf(report: Report, options: ExportOptions = {}) {
  const made = await exportReport(report, 'pdf', { typesetter, ...options });
  if (!made.ok) throw new Error(made.detail);
  return made;
}

/** Writes a PDF and gives its path. */
async function written(name: string, report: Report, options: ExportOptions = {}) {
  const file = path.join(folder, `${name}.pdf`);
  writeFileSync(file, (await pdf(report, options)).bytes);
  return file;
}

const said = (program: string, ...args: readonly string[]) => spawnSync(program, args).stdout.toString();

/** The text of all pages, without page numbers and without where lines end. */
const textOf = (file: string) =>
  said('pdftotext', file, '-')
    .split(/[\n\f]/)
    .filter((line) => !/^—\s*\d+\s*—$/.test(line))
    .join('')
    .replace(/\s/g, '');

const isChart = ({ attrs }: { readonly attrs: Readonly<Record<string, unknown>> }) =>
  String(attrs.kind).endsWith('Chart');

const dense = (lines: readonly string[]) => lines.join('').replace(/\s/g, '');

/** Rare characters of names, signs of units, a variation sequence, a radical that looks like 一, emoji, and what reads like code. */
const rare = [
  '𬭎、𬬭、㙓、䶮、𠮷、葛󠄀城、①⑩㎡№≤≥℃〇、😀👍🏽👨‍👩‍👧🇨🇳',
  '⼀一⽇日、ﬁ fi、é、α、“引号”‘单’——……《》〔2024〕7号',
  '#eval("1") #read("/etc/passwd") $x$ *粗* _斜_ \\ @a <b> // 甲 /* 乙 */ `c`',
  'https://example.com/a?b=c&d=e 100%、1,234.50万元、-3.5%',
];

test('without poppler: a PDF comes out, of pages, the same each time', async () => {
  const [one, two] = [await pdf(fullReport()), await pdf(fullReport())];
  expect(new TextDecoder('latin1').decode(one.bytes.subarray(0, 8))).toBe('%PDF-1.7');
  expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
});

test('characters that no font has are told, each once', async () => {
  const signs = ['𠀀𬭎、凉、你、😀👍🏽葛󠄀城𠀀', '\u{10fffd}'];
  const { missing } = await pdf(reportWith([['other', 1, '甲', signs]]));
  expect(missing).toEqual(['𠀀', '\u{10fffd}']);
  expect((await pdf(fullReport())).missing).toEqual([]);
});

test('an archive that cannot be set names the characters', async () => {
  const report = reportWith([['other', 1, '甲', ['𠀀']]]);
  expect(await exportReport(report, 'pdf', { typesetter, standard: 'a-2b' })).toMatchObject({
    ok: false,
    detail: expect.stringContaining('𠀀'),
  });
});

describe.skipIf(!installed)('read with poppler', () => {
  test('footnotes stand at the foot of their page, with their numbers', async () => {
    const lines = ['决算数[[注：含上年结转]]为准。', '| 金额[[注：万元]] | 1', '文。'];
    const file = await written('notes', reportWith([['budget', 1, '收支', lines]], { date: null }));
    const words = textOf(file);
    expect(words).toContain('决算数1为准。');
    expect(words).toContain('金额2');
    expect(words.slice(words.indexOf('某某局', 20))).toMatch(/^某某局.*1含上年结转2万元$/);
    const lower = said('pdftotext', '-y', '500', '-x', '0', '-W', '595', '-H', '342', file, '-');
    expect(lower.replace(/\s/g, '')).toMatch(/1含上年结转2万元—1—$/);
  });

  test('its text is the report’s, character for character', async () => {
    expect(textOf(await written('full', fullReport()))).toBe(dense(shownText(fullReport())));
    const report = reportWith([['other', 1, rare[0]!, rare]], { title: '关于𬭎某某的报告' });
    expect(textOf(await written('rare', report))).toBe(dense(shownText(report)));
  });

  test('the text of the sample is the report’s, character for character, tables too', async () => {
    let next = 0;
    const seed = sampleSeed();
    // The words of a chart are drawn, and stand beside its shapes.
    const outline = seed.outline.map((entry) => ({
      ...entry,
      body:
        entry.body &&
        bodySchema.nodes.doc.create(
          null,
          entry.body.children.filter((node) => !isChart(node)),
        ),
    }));
    const sample = reportFromSeed(
      { ...seed, outline },
      { id: reportId('r'), owner: null, newId: () => `s${next++}` },
    );
    // In the order of its structure, as it is read aloud and copied: on the page cells of several lines stand beside each other.
    const structure = said('pdfinfo', '-struct-text', await written('sample', sample));
    const words = [...structure.matchAll(/^\s*"(.*)"$/gm)].map(([, one]) => one!);
    expect(dense(words)).toBe(dense(shownText(sample)));
  });

  test('a table is set with its head again on every page, and reads row by row', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `| 指标${index} | ${index}.00`);
    const lines = ['^ 表1', '|= 项目 | 金额', ...rows, '文后'];
    const text = textOf(await written('table', reportWith([['budget', 1, '收支', lines]])));
    expect(text).toContain('表1项目金额指标00.00指标11.00');
    expect(text.split('项目金额').length - 1).toBeGreaterThan(1);
    for (const [, name, value] of rows.map((row) => row.split(/ ?\| /)))
      expect(text).toContain(`${name}${value}`);
    expect(text).toContain('文后');
  });

  test('attachments begin pages, one on its side, and nothing is lost between them', async () => {
    const file = await written('attached', attachedReport());
    expect(textOf(file)).toBe(dense(shownText(attachedReport())));
    const widths = [...said('pdfinfo', '-l', '9', file).matchAll(/Page +\d+ size: +(\d+)/g)].map(
      ([, width]) => width,
    );
    expect(widths).toEqual(['595', '595', '841', '595']);
    // Page 3 is odd: its number is on the right of the sheet, which is the lower end of the left edge here; 7 mm from the type area.
    const page = printedPage(file, 3);
    const left = { ...page, pixels: page.pixels.map((ink, at) => (at % page.width > 330 ? 255 : ink)) };
    const number = inkBox(left, { topMm: 0, bottomMm: 210 })!;
    expect(Math.abs((number.left + number.right) / 2 - 28)).toBeLessThan(0.5);
    expect(Math.abs(number.bottom - (184 - 4.94))).toBeLessThan(1);
  });

  test('every font is embedded as a subset, each face in its own', async () => {
    const fonts = said('pdffonts', await written('fonts', fullReport()))
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    for (const family of ['NotoSerifSC-Bold', 'NotoSerifSC-Regular', 'NotoSansHans', 'LXGWWenKai', 'Tinos'])
      expect(fonts.join('\n')).toContain(family);
  });

  test('it says its title and language, and has bookmarks', async () => {
    const file = await written('meta', fullReport());
    const info = said('pdfinfo', file);
    expect(info).toContain(`Title:           ${fullReport().title}`);
    expect(info).toMatch(/Author: +某某局/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Page size: +595\.\d+ x 841\.89 pts \(A4\)/);
    const structure = said('pdfinfo', '-struct-text', file);
    expect(structure).toContain('一、基本情况');
    const raw = (await pdf(fullReport())).bytes;
    expect(new TextDecoder('latin1').decode(raw)).toMatch(/\/Outlines/);
    expect(new TextDecoder('latin1').decode(raw)).toMatch(/\/Lang\s*\(zh-CN\)/);
  });

  test('PDF/A-2b says that it is, also of a report without a date', async () => {
    const report = reportWith([['other', 1, '甲', ['乙。']]], { date: null });
    const file = await written('archival', report, { standard: 'a-2b', today: '2024-03-05' });
    const metadata = said('pdfinfo', '-meta', file);
    expect(metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(metadata).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(textOf(file)).toBe(dense(shownText(report)));
  });

  test('a page has 22 lines of 28 characters where the standard has them', async () => {
    const file = await written('filled', reportWith([['other', 1, '甲', ['国'.repeat(28 * 22 * 3)]]]));
    const lines = said('pdftotext', '-f', '2', '-l', '2', file, '-')
      .split('\n')
      .filter((line) => line.includes('国'));
    expect(lines.map((line) => [...line].length)).toEqual(Array.from({ length: 22 }, () => 28));
    const page = printedPage(file, 2);
    const area = { topMm: 37, bottomMm: 262 };
    const tops = lineTops(page, area);
    expect(tops).toHaveLength(22);
    expect((tops.at(-1)! - tops[0]!) / 21).toBeCloseTo(10.213, 1);
    const ink = inkBox(page, area)!;
    expect(Math.abs(ink.left - 28.4)).toBeLessThan(0.4);
    // A full line is stretched to the edge of the area; 国 leaves a little of its square blank.
    expect(Math.abs(ink.right - (28 + 156 - 0.4))).toBeLessThan(0.3);
    const even = inkBox(page, { topMm: 262, bottomMm: 297 })!;
    expect(Math.abs(even.left - (28 + 4.94))).toBeLessThan(0.8);
    const odd = inkBox(printedPage(file, 3), { topMm: 262, bottomMm: 297 })!;
    expect(Math.abs(odd.right - (184 - 4.94))).toBeLessThan(0.8);
    expect(Math.abs((odd.top + odd.bottom) / 2 - 269)).toBeLessThan(1);
  });

  test('page, headers and footers of a house template', async () => {
    const said = (text: string): HouseLine => ({
      paragraph: new Map([['jc', '<w:jc w:val="right"/>']]),
      runs: [
        { run: new Map(), content: { text } },
        { run: new Map(), content: { field: 'PAGE' } },
        { run: new Map(), content: { text: ' / ' } },
        { run: new Map(), content: { field: 'NUMPAGES' } },
      ],
    });
    const margins = { top: 1440, bottom: 1440, left: 1440, right: 1440, header: 720, footer: 720 };
    const house: HouseTemplate = {
      styles: new Map(),
      page: { width: 12000, height: 16000, ...margins },
      linePitch: 560,
      headers: { first: [], odd: [said('单')], even: [said('#双')] },
      footers: { first: null, odd: [said('第')], even: [said('第')] },
      theme: null,
      leftOut: ['numbering', 'pictures'],
    };
    const made = await pdf(attachedReport(), { house });
    expect(made.leftOut).toEqual(['pictures', 'styles']);
    const file = await written('house', attachedReport(), { house });
    const page = (number: number) =>
      dense([spawnSync('pdftotext', ['-f', `${number}`, '-l', `${number}`, file, '-']).stdout.toString()]);
    expect(page(1)).not.toContain('单');
    expect(page(1)).toMatch(/第1\/4$/);
    expect(page(2)).toMatch(/#双2\/4/);
    // The page that lies on its side has them, too.
    expect(page(3)).toMatch(/单3\/4.*第3\/4/);
    expect(spawnSync('pdfinfo', [file]).stdout.toString()).toMatch(/Page size: +600 x 800/);
  });

  test('tabs of a header stand at their stops, and its rule below it, as in the template', async () => {
    const rule = '<w:pBdr><w:bottom w:val="double" w:sz="12" w:space="1" w:color="FF0000"/></w:pBdr>';
    const stops =
      '<w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/><w:tab w:val="clear" w:pos="2"/></w:tabs>';
    const line: HouseLine = {
      paragraph: new Map([
        ['pBdr', rule],
        ['tabs', stops],
      ]),
      runs: [
        { run: new Map(), content: { text: '左边\t正中\t第' } },
        { run: new Map(), content: { field: 'PAGE' } },
        { run: new Map(), content: { text: '页' } },
      ],
    };
    const margins = { top: 2000, bottom: 1440, left: 1800, right: 1800, header: 850, footer: 720 };
    const house: HouseTemplate = {
      styles: new Map(),
      page: { width: 11906, height: 16838, ...margins },
      linePitch: null,
      headers: { first: null, odd: [line, line], even: [line] },
      footers: null,
      theme: null,
      leftOut: [],
    };
    const file = await written('edges', fullReport(), { house });
    const words = [
      ...said('pdftotext', '-bbox', '-l', '1', file, '-').matchAll(
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*?>(.*?)</g,
      ),
    ];
    const at = (text: string) =>
      words
        .filter(([, , , , word]) => word === text)
        .map(([, from, top, to]) => ({ from: Number(from), to: Number(to), top: Number(top) }));
    // The area begins at 90 pt; stops are counted from there.
    expect(at('左边')[0]!.from).toBeCloseTo(90, 0);
    const [middle] = at('正中');
    expect((middle!.from + middle!.to) / 2).toBeCloseTo(90 + 4153 / 20, 0);
    expect(
      Math.max(
        ...words
          .filter(([, , top]) => Math.abs(Number(top) - middle!.top) < 4)
          .map(([, , , to]) => Number(to)),
      ),
    ).toBeCloseTo(90 + 8306 / 20, 0);
    // Two lines of one rule have it below the second only: two strokes as wide as the area.
    const page = printedPage(file, 1);
    const rows = Array.from({ length: page.height }, (_, y) =>
      page.pixels.subarray(y * page.width, (y + 1) * page.width),
    ).map((row) => row.filter((ink) => ink < 200).length / page.width);
    const strokes = rows.filter((part, y) => part > 0.65 && (rows[y - 1] ?? 0) <= 0.65).length;
    expect(strokes).toBe(2);
  });

  test('bold stretches and hard breaks', async () => {
    const file = await written(
      'bold',
      withBold([
        ['一是', true],
        ['甲', false],
        ['\n', false],
        ['乙', false],
      ]),
    );
    expect(said('pdftotext', file, '-')).toMatch(/一是甲\n+乙/);
  });

  test('red head and colophon of an official document', async () => {
    const layout = {
      profile: 'formal',
      number: '某局〔2024〕7号',
      copiesTo: '市财政局',
      printedOn: null,
    } as const;
    const file = await written('formal', fullReport(), { layout });
    const shown = ['某某局文件', layout.number, ...shownText(fullReport())];
    expect(textOf(file)).toBe(dense([...shown, '抄送：市财政局。', '某某局2024年3月5日印发']));
    const head = inkBox(printedPage(file, 1), { topMm: 0, bottomMm: 100 })!;
    expect(Math.abs(head.top - 72)).toBeLessThan(1);
  });

  test('a font in the operator’s folder comes first, by the name in the file', async () => {
    const own = openTypesetter({ fontFolder: fontsNamed('FangSong Test') });
    expect(own.substitutes).toEqual([]);
    const file = await written('own', fullReport(), { typesetter: own });
    expect(said('pdffonts', file)).toContain('NotoSerifSC-Light');
    expect(textOf(file)).toBe(dense(shownText(fullReport())));
  });
});

test('what stands in for a face is said; what is no font, or a font of another name, changes nothing', () => {
  const expected = [{ face: '仿宋_GB2312', used: 'Noto Serif SC' }];
  expect(typesetter.substitutes).toEqual(expected);
  const other = fontsNamed('Unknown Names');
  writeFileSync(path.join(other, 'broken.ttf'), 'no font');
  expect(openTypesetter({ fontFolder: other }).substitutes).toEqual(expected);
});

/** A folder with one font of this name of thirteen letters. */
function fontsNamed(name: string): string {
  const fonts = mkdtempSync(path.join(folder, 'fonts-'));
  const light = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-serif-sc/300Light/NotoSerifSC_300Light.ttf',
  );
  const bytes = readFileSync(light);
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
  for (let at = 0; ; ) {
    at = bytes.indexOf(utf16('Noto Serif SC'), at + 1);
    if (at < 0) break;
    utf16(name).copy(bytes, at);
  }
  writeFileSync(path.join(fonts, 'any.ttf'), bytes);
  return fonts;
}
