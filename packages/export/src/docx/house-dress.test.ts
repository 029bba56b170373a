import type { HouseLine, HouseRun, HouseStyle, HouseTemplate } from '@huigao/report';
import { expect, test } from 'vitest';
import { attachedReport, fullReport, shownText } from '../../test/reports';
import { partsOf, readWord } from '../../test/word-reader';
import { plainLayout } from '../layout';
import { writeDocx } from './write-docx';

const styleOf = (paragraph: Record<string, string>, run: Record<string, string>): HouseStyle => ({
  paragraph: new Map(Object.entries(paragraph)),
  run: new Map(Object.entries(run)),
});

const house: HouseTemplate = {
  styles: new Map([
    [
      'title',
      styleOf(
        { jc: '<w:jc w:val="left"/>' },
        { sz: '<w:sz w:val="52"/>', color: '<w:color w:val="FF0000"/>' },
      ),
    ],
    [
      'heading 1',
      styleOf(
        {
          spacing: '<w:spacing w:before="200"/>',
          numPr: '<w:numPr><w:numId w:val="99"/></w:numPr>',
          framePr: '<w:framePr/>',
        },
        { b: '<w:b/>', rFonts: '<w:rFonts w:eastAsia="微软雅黑"/>' },
      ),
    ],
    ['normal', styleOf({ ind: '<w:ind w:firstLineChars="300"/>' }, { sz: '<w:sz w:val="24"/>' })],
  ]),
  page: {
    width: 12000,
    height: 17000,
    top: 1000,
    bottom: 1100,
    left: 1200,
    right: 1300,
    header: 500,
    footer: 600,
  },
  linePitch: null,
  headers: null,
  footers: null,
  theme: '<a:theme/>',
  leftOut: [],
};

const styleXml = (docx: Uint8Array, id: string) =>
  new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>.*?</w:style>`, 's').exec(
    partsOf(docx).get('word/styles.xml')!,
  )![0];

test('styles of the house replace ours by name; what it lacks stays, and so do the numbers', async () => {
  const docx = await writeDocx(fullReport(), plainLayout, { house });
  expect(styleXml(docx, 'Title')).toContain(
    '<w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:color w:val="FF0000"/><w:sz w:val="52"/></w:rPr>',
  );
  const heading = styleXml(docx, 'Heading1');
  expect(heading).toMatch(
    /<w:pPr><w:numPr>.*<\/w:numPr><w:spacing w:before="200"\/><w:outlineLvl w:val="0"\/><\/w:pPr>/,
  );
  expect(heading).not.toMatch(/numId w:val="99"|framePr/);
  // Body text is set by the style everything is based on, which indents first lines there.
  expect(styleXml(docx, 'BodyText')).toContain('w:firstLineChars="300"');
  expect(styleXml(docx, 'Heading2')).toContain('楷体_GB2312');
  expect(readWord(docx).map(({ number, text }) => number + text)).toEqual(shownText(fullReport()));
  expect(partsOf(docx).get('word/theme/theme1.xml')).toBe('<a:theme/>');
});

const runOf = (content: HouseRun['content']): HouseRun => ({
  run: new Map([
    ['sz', '<w:sz w:val="18"/>'],
    ['evil', '<w:evil/>'],
  ]),
  content,
});

const lined = (...contents: readonly HouseRun['content'][]): HouseLine => ({
  paragraph: new Map([
    ['jc', '<w:jc w:val="center"/>'],
    ['numPr', '<w:numPr/>'],
  ]),
  runs: contents.map(runOf),
});

const edged: HouseTemplate = {
  ...house,
  headers: { first: [], odd: [lined({ text: '某<局>\t内部' })], even: [lined({ text: '双页' })] },
  footers: { first: null, odd: [lined({ text: '第' }, { field: 'PAGE' }, { text: '页' })], even: [] },
};

test('headers and footers of the house stand on the pages it has them for, with numbers that are counted', async () => {
  const parts = partsOf(await writeDocx(attachedReport(), plainLayout, { house: edged }));
  const edges = [...parts].filter(([path]) => /word\/(?:header|footer)\d/.test(path)).map(([, xml]) => xml);
  const all = edges.join('');
  expect(all).toContain(
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">某&lt;局&gt;</w:t><w:tab/><w:t xml:space="preserve">内部</w:t></w:r></w:p>',
  );
  expect(all).toContain('<w:fldSimple w:instr=" PAGE ">');
  expect(all).not.toMatch(/House-|evil|numPr|— /);
  const document = parts.get('word/document.xml')!;
  const sections = [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([xml]) => xml);
  expect(sections.map((xml) => xml.includes('<w:titlePg/>'))).toEqual([true, false, false]);
  expect(sections[0]).toMatch(/w:headerReference w:type="first"/);
  // A footer that is the same on all pages is written for the first, too, since headers part it.
  expect(sections[0]).toMatch(/w:footerReference w:type="first"/);
  for (const [, id] of document.matchAll(/r:id="(rId\d+)"/g))
    expect(parts.get('word/_rels/document.xml.rels')).toContain(`"${id}"`);
});

test('pages have the size and margins of the house, also those on their side', async () => {
  const xml = partsOf(await writeDocx(attachedReport(), plainLayout, { house })).get('word/document.xml')!;
  const pages = [...xml.matchAll(/<w:pgSz ([^>]*)\/><w:pgMar ([^>]*)\/>/g)].map(([, size, margin]) => [
    size,
    margin,
  ]);
  expect(pages[0]).toEqual([
    expect.stringContaining('w:w="12000" w:h="17000"'),
    expect.stringContaining('w:top="1000" w:right="1300" w:bottom="1100" w:left="1200"'),
  ]);
  expect(pages[1]).toEqual([
    expect.stringContaining('w:w="17000" w:h="12000" w:orient="landscape"'),
    expect.stringContaining('w:top="1200" w:right="1000" w:bottom="1300" w:left="1100"'),
  ]);
  expect(/<w:tblW [^>]*w:w="14900"|<w:tblW w:type="dxa" w:w="14900"/.test(xml)).toBe(true);
});
