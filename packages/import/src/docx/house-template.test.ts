import type { HouseLine } from '@huigao/report';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { docx, p } from '../../test/docx';
import { readHouseTemplate } from './house-template';

const style = (id: string, name: string, rest: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;

const section = (size: string) =>
  `<w:sectPr><w:pgSz ${size}/><w:pgMar w:top="1440" w:right="1000" w:bottom="1300" w:left="1200" w:header="800" w:footer="900" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="560"/></w:sectPr>`;

const styles = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>',
  style(
    'a',
    'Normal',
    '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr>',
  ),
  style(
    '1',
    'heading 1',
    '<w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200"/><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:sz w:val="30"/></w:rPr>',
  ),
  style('x', '圈', '<w:basedOn w:val="y"/>'),
  style('y', '环', '<w:basedOn w:val="x"/><w:rPr><w:sz w:val="44"/></w:rPr>'),
].join('');

const house = (body: string, parts = {}) => {
  const read = readHouseTemplate(docx(p('一、甲') + body, { styles, ...parts }));
  if (!read.ok) throw new Error(read.code);
  return read.house;
};

test('a style holds what it is based on, attribute by attribute where Word inherits so', () => {
  const heading = house(section('w:w="11906" w:h="16838"')).styles.get('heading 1')!;
  expect(heading.paragraph.get('spacing')).toBe(
    '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>',
  );
  expect(heading.paragraph.get('ind')).toContain('w:firstLineChars="200"');
  const fonts = heading.run.get('rFonts')!;
  expect(fonts).toContain('w:eastAsia="仿宋"');
  expect(fonts).toContain('w:ascii="Arial"');
  // A named face replaces one by theme.
  expect(fonts).not.toContain('asciiTheme');
  expect([heading.run.get('sz'), heading.run.get('b')]).toEqual(['<w:sz w:val="30"/>', '<w:b/>']);
});

test('styles based on one another are read all the same', () => {
  expect(house('').styles.get('圈')!.run.get('sz')).toBe('<w:sz w:val="44"/>');
});

test('the page is that of the last section; one on its side is none for a report', () => {
  expect(house(section('w:w="11906" w:h="16838"'))).toMatchObject({
    page: { width: 11906, height: 16838, top: 1440, right: 1000, bottom: 1300, left: 1200, footer: 900 },
    linePitch: 560,
  });
  expect(house(section('w:w="16838" w:h="11906" w:orient="landscape"')).page).toBeNull();
  expect(house('').page).toBeNull();
});

const part = (name: 'hdr' | 'ftr', inner: string) =>
  `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="wp" xmlns:mc="mc">${inner}</w:${name}>`;
const run = (inner: string) => `<w:r>${inner}</w:r>`;
const char = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const field = (instruction: string, shown: string) =>
  `${char('begin')}${run(`<w:instrText> ${instruction} </w:instrText>`)}${char('separate')}${run(`<w:t>${shown}</w:t>`)}${char('end')}`;
const references = (names: Readonly<Record<string, string>>) => ({
  'word/_rels/document.xml.rels': `<Relationships>${Object.entries(names)
    .map(([id, target]) => `<Relationship Id="${id}" Target="${target}"/>`)
    .join('')}</Relationships>`,
});
const linesOf = (lines: readonly HouseLine[] | null | undefined) =>
  lines?.map(({ paragraph, runs }) => [
    /val="(\w+)"/.exec(paragraph.get('jc') ?? '')?.[1] ?? '',
    runs.map(({ content }) => ('field' in content ? `{${content.field}}` : content.text)).join(''),
  ]);

test('headers and footers come with their page numbers, out of frames and boxes, and what else they hold is told', () => {
  const box = `<mc:AlternateContent><mc:Choice><w:drawing><wp:positionH><wp:align>outside</wp:align></wp:positionH><w:txbxContent><w:p>${field('PAGE \\* MERGEFORMAT', '7')}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>${run('<w:t>7</w:t>')}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
  const read = house(
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr></w:pPr></w:p>' +
      '<w:sectPr><w:footerReference w:type="default" r:id="f"/><w:footerReference w:type="even" r:id="e"/><w:titlePg/></w:sectPr>',
    {
      ...references({ h: 'header1.xml', f: 'footer1.xml', e: '/word/footer2.xml' }),
      'word/header1.xml': part(
        'hdr',
        `<w:p><w:pPr><w:pStyle w:val="1"/><w:jc w:val="center"/></w:pPr>${run('<w:t>某某局</w:t><w:tab/><w:t>内部</w:t>')}${field('DATE', '5月')}</w:p><w:tbl/>`,
      ),
      'word/footer1.xml': part('ftr', `<w:p>${run(box)}</w:p>`),
      'word/footer2.xml': part(
        'ftr',
        `<w:sdt><w:sdtContent><w:p><w:pPr><w:framePr w:xAlign="center"/></w:pPr><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>`,
      ),
    },
  );
  expect(linesOf(read.headers?.odd)).toEqual([['center', '某某局\t内部5月']]);
  expect(read.headers?.odd[0]?.runs[0]?.run.get('sz')).toBe('<w:sz w:val="30"/>');
  // Even pages have footers of their own only where the settings say so.
  expect(linesOf(read.footers?.odd)).toEqual([['right', '{PAGE}']]);
  expect(read.footers?.even).toEqual(read.footers?.odd);
  expect(linesOf(read.footers?.first)).toEqual([]);
  expect(read.leftOut).toEqual(['tables', 'fields', 'numbering']);
});

test('a document without headers and footers, or with empty ones, has none', () => {
  const parts = { ...references({ h: 'header1.xml' }), 'word/header1.xml': part('hdr', '<w:p/>') };
  const read = house('<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>', parts);
  expect([read.headers, read.footers]).toEqual([null, null]);
});

test('what is written in a style stays within its attribute', () => {
  const evil = style('e', 'title', '<w:rPr><w:color w:val="&quot;/&gt;&lt;w:evil/&gt;"/></w:rPr>');
  const read = readHouseTemplate(docx(p('甲'), { styles: evil }));
  const color = read.ok && read.house.styles.get('title')!.run.get('color');
  expect(color).toBe('<w:color w:val="&quot;/&gt;&lt;w:evil/&gt;"/>');
});

test.each([
  ['no zip', strToU8('甲'), 'not-a-document'],
  ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'not-a-document'],
  ['broken styles', docx(p('甲'), { 'word/styles.xml': '<w:styles' }), 'not-a-document'],
  [
    'entities',
    docx(p('甲'), { 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
    'not-a-document',
  ],
  ['a bomb', docx(p('甲'), { styles, 'word/theme/theme1.xml': ' '.repeat(40_000_000) }), 'too-large'],
])('%s is no template', (_what, bytes, code) => {
  expect(readHouseTemplate(bytes)).toMatchObject({ ok: false, code });
});
