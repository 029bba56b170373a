import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { reportWith } from '../test/reports';
import { exportReport } from './export-report';
import { typstPages } from './typst/typst-pages';

const noted = () =>
  reportWith([
    [
      'budget',
      1,
      '收支',
      ['### 决算[[注：单位：<万元>]]', '数[[注：含上年结转\n第二段]]为准。', '| 甲 | 12.5[[注：“乙”]]'],
    ],
    ['plans', 1, '打算', ['空[[注：]]文[[注：三]]。']],
  ]);

const text = async (to: 'md' | 'txt' | 'html') =>
  new TextDecoder().decode((await exportReport(noted(), to)).bytes);

test('Word has real footnotes, numbered by itself, in the order of their marks', async () => {
  const parts = unzipSync((await exportReport(noted(), 'docx')).bytes);
  const notes = strFromU8(parts['word/footnotes.xml']!);
  const found = [...notes.matchAll(/<w:footnote w:id="([1-9]\d*)">(.*?)<\/w:footnote>/gs)].map(
    ([, id, xml]) => [id, [...xml!.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, one]) => one).join('|')],
  );
  expect(found.map(([, said]) => said)).toEqual([
    ' 单位：&lt;万元&gt;',
    ' 含上年结转|第二段',
    ' “乙”',
    ' 三',
  ]);
  const document = strFromU8(parts['word/document.xml']!);
  const marks = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id);
  expect(marks).toEqual(found.map(([id]) => id));
  expect(document).not.toContain('含上年结转');
  expect(strFromU8(parts['word/styles.xml']!)).toMatch(/w:styleId="FootnoteText".*?<w:sz w:val="21"\/>/s);
});

test('in HTML mark and note lead to each other', async () => {
  const page = await text('html');
  expect(page).toContain('<sup><a id="m2" href="#n2" role="doc-noteref" aria-label="注2">2</a></sup>为准。');
  expect(page).toContain('<li id="n2">含上年结转<br>第二段 <a href="#m2" role="doc-backlink"');
  expect(page).toContain('单位：&lt;万元&gt;');
  expect(page.match(/role="doc-noteref"/g)).toHaveLength(4);
  // The list of contents names headings without their notes.
  expect(page).not.toMatch(/<nav.*单位.*<\/nav>/s);
  // A number is a number with a note behind it.
  expect(page).toContain('<td class="number">12.5<sup>');
});

test('Markdown has notes as GitHub and pandoc know them', async () => {
  const written = await text('md');
  expect(written).toContain('数[^2]为准。');
  expect(written).toContain('| 甲 | 12.5[^3] |');
  expect(written).toContain('[^2]: 含上年结转\\\n    第二段\n\n[^3]: “乙”\n\n[^4]: 三\n');
});

test('in plain text notes stand below the section that refers to them', async () => {
  const lines = (await text('txt')).split('\n');
  const at = lines.indexOf('数〔注2〕为准。');
  expect(lines.slice(at, at + 6)).toEqual([
    '数〔注2〕为准。',
    '甲\t12.5〔注3〕',
    '注1：单位：<万元>',
    '注2：含上年结转 第二段',
    '注3：“乙”',
    '二、打算',
  ]);
  expect(lines).toContain('空文〔注4〕。');
});

test('pages for PDF have notes at the foot as data', () => {
  const { data } = typstPages(noted(), {
    layout: { profile: 'plain' } as never,
    wardrobe: {} as never,
    date: null,
    house: null,
  });
  expect(data).toContain(
    '[{"text":"数","bold":false},{"note":"含上年结转\\n第二段"},{"text":"为准。","bold":false}]',
  );
  expect(data.match(/"note":"/g)).toHaveLength(4);
});
