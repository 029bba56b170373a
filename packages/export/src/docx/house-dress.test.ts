import { expect, test } from 'vitest';
import { attachedReport, fullReport, shownText } from '../../test/reports';
import { partsOf, readWord } from '../../test/word-reader';
import type { HouseStyle, HouseTemplate } from '../house-template';
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
  theme: '<a:theme/>',
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
