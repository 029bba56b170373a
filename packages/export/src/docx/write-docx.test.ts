import { expect, test } from 'vitest';
import { fullReport, reportWith, shownText, withBold } from '../../test/reports';
import { partsOf, readWord } from '../../test/word-reader';
import { exportReport } from '../export-report';

const docx = async (report = fullReport()) => (await exportReport(report, 'docx')).bytes;

test('numbers counted by Word and typed text make the text of the report', async () => {
  const paragraphs = readWord(await docx());
  expect(paragraphs.map(({ number, text }) => number + text)).toEqual(shownText(fullReport()));
});

test('headings and numbered paragraphs leave their numbers to Word wherever its count is right', async () => {
  const numbered = readWord(await docx()).filter(({ number }) => number !== '');
  expect(numbered.map(({ style, number, text }) => `${style} ${number} ${text}`)).toEqual([
    'Heading1 一、 基本情况',
    'Heading2 （一） 部门整体收支情况',
    'Heading2 （二） 各重点工作任务绩效目标完成情况分析',
    'Heading3 1. 甲项目',
    'BodyText （1） 完成<甲>&“乙”。',
    // （3） stands in the middle of this paragraph; Word does not count it, so （4） below is typed.
    'BodyText （2） 完成丙。（3）完成丁。',
    'Heading3 2. 乙项目',
    'Heading3 3. 丙项目',
    'BodyText （1） 壬。',
    'Heading1 二、 存在的主要问题',
    'BodyText 1. 预算不细。',
    'BodyText 2. 进度不均。',
    'Heading1 三、 下一步工作打算',
    'BodyText 1. 细化预算。',
    'BodyText （1） 逐项测算。',
    // A list that starts anew is typed, and what follows its 1. is the 2. that Word counts.
    'BodyText 2. 加快进度。',
  ]);
});

test.each([[['一、', '（一）', '（1）', '1.']], [['一、', '(一)', '1、', '①']], [['1.', '（1）', '①', 'A']]])(
  'the scheme %j is a multilevel list',
  async (scheme) => {
    const report = reportWith(
      [
        ['part', 1, '甲'],
        ['other', 2, '乙', ['### 丙', '[[#4]]丁', '### 戊']],
        ['other', 2, '己', ['### 庚']],
      ],
      { scheme },
    );
    const paragraphs = readWord(await docx(report));
    expect(paragraphs.map(({ number, text }) => number + text)).toEqual(shownText(report));
    expect(paragraphs.filter(({ style, number }) => style.startsWith('Heading') && number === '')).toEqual(
      [],
    );
  },
);

test('twenty-one sections count as Han numerals do', async () => {
  const report = reportWith(
    Array.from({ length: 21 }, (_, index) => ['other', 1, `第${index}`, ['文。']] as const),
  );
  const paragraphs = readWord(await docx(report));
  expect(paragraphs.map(({ number, text }) => number + text)).toEqual(shownText(report));
  expect(paragraphs.filter(({ number }) => number !== '')).toHaveLength(21);
});

test('third-level numbers before a second level are typed: programs count them differently', async () => {
  const report = reportWith([
    ['other', 1, '甲', ['### 乙']],
    ['other', 2, '丙', ['### 丁']],
  ]);
  const paragraphs = readWord(await docx(report));
  expect(paragraphs.map(({ number, text }) => number + text)).toEqual(shownText(report));
  expect(paragraphs.map(({ number }) => number)).toEqual(['', '一、', '', '（一）', '1.', '', '']);
});

test('levels are bound to the heading styles of one real list, numbers run into their text', async () => {
  const parts = partsOf(await docx());
  const numbering = parts.get('word/numbering.xml')!;
  for (const [level, text] of ['%1、', '（%2）', '%3.', '（%4）'].entries())
    expect(numbering).toMatch(
      new RegExp(
        `<w:lvl w:ilvl="${level}">(?:(?!</w:lvl>).)*<w:pStyle w:val="Heading${level + 1}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/>`,
      ),
    );
  expect(numbering).not.toContain('hybridMultilevel');
  const used = parts.get('word/document.xml')! + parts.get('word/styles.xml')!;
  expect(new Set([...used.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)).size).toBe(1);
});

test('page, grid, fonts and language are those of the standard', async () => {
  const parts = partsOf(await docx());
  const document = parts.get('word/document.xml')!;
  expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"[^>]*\/>/);
  expect(document).toMatch(
    /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"[^>]* w:footer="1446"/,
  );
  expect(document).toMatch(/<w:docGrid [^>]*w:linePitch="579"/);
  const styles = parts.get('word/styles.xml')!;
  for (const font of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312', '宋体'])
    expect(styles).toContain(`w:eastAsia="${font}"`);
  expect(styles).toContain('w:eastAsia="zh-CN"');
  expect(styles).toContain('w:firstLineChars="200"');
  expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  const footers = [...parts].filter(([path]) => path.startsWith('word/footer')).map(([, xml]) => xml);
  expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right']);
  expect(footers.every((xml) => xml.includes('— ') && xml.includes('PAGE') && xml.includes(' —'))).toBe(true);
});

test('no line is squeezed, moved or hyphenated away from the grid; title and signature are placed by indents', async () => {
  const title = '2023年度中国共产党广州市荔湾区委员会组织部部门整体支出绩效自评报告';
  const parts = partsOf(await docx(reportWith([['other', 1, '甲', ['乙']]], { title })));
  const settings = parts.get('word/settings.xml')!;
  expect(settings).toContain('<w:characterSpacingControl w:val="doNotCompress"/>');
  expect(settings).toContain('<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>');
  expect(settings).toContain('w:val="15" w:name="compatibilityMode"');
  expect(parts.get('word/styles.xml')).toContain('<w:pPrDefault><w:pPr><w:widowControl w:val="0"/>');
  expect(parts.get('docProps/core.xml')).toContain('<dc:language>zh-CN</dc:language>');
  const document = parts.get('word/document.xml')!;
  const [, left, right] = /<w:pStyle w:val="Title"\/><w:ind w:left="(\d+)" w:right="(\d+)"/.exec(document)!;
  // 18 characters of 22 pt and a quarter more: the line ends behind 委员会.
  expect([left, right]).toEqual(['406', '406']);
  // The date is longer than 某某局: it stands two characters from the right, and 某某局 begins two before it.
  expect(/<w:pStyle w:val="Signature"\/><w:ind w:left="(\d+)"/.exec(document)![1]).toBe('5689');
  expect(document).toMatch(/<w:pStyle w:val="Date"\/>.*<w:autoSpaceDN w:val="false"\/>/);
});

test('a formal document has a red head with number and rule, and a colophon at the foot of its last page', async () => {
  const layout = {
    profile: 'formal',
    number: '某局〔2024〕7号',
    copiesTo: '市财政局',
    printedOn: '2024-03-08',
  } as const;
  const { bytes } = await exportReport(fullReport(), 'docx', { layout });
  const document = partsOf(bytes).get('word/document.xml')!;
  const paragraphs = readWord(bytes).map(({ text }) => text);
  expect(paragraphs.slice(0, 3)).toEqual(['某某局文件', '某局〔2024〕7号', fullReport().title]);
  expect(paragraphs.slice(-4)).toEqual(['2024年3月5日', '抄送：市财政局。', '某某局2024年3月8日印发', '']);
  expect(document).toMatch(/<w:bottom w:val="single" w:color="FF0000"/);
  expect(document).toContain(
    '<w:tblpPr w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom" w:vertAnchor="margin"/>',
  );
  // 0.35 mm without, 0.25 mm within, in eighths of a point.
  expect(document).toMatch(
    /<w:tblBorders><w:top w:val="single" w:color="000000" w:sz="8"\/>.*<w:insideH [^>]*w:sz="6"\/>/,
  );
  const plain = readWord(await docx()).map(({ text }) => text);
  expect(plain[0]).toBe(fullReport().title);
  expect(plain.join()).not.toContain('印发');
});

test('the same report gives the same bytes, at any time', async () => {
  expect(await docx()).toEqual(await docx());
  const core = partsOf(await docx()).get('docProps/core.xml')!;
  expect(core).not.toMatch(/created|modified/);
});

test('characters that XML cannot hold are left out', async () => {
  const report = reportWith([['other', 1, '甲\u0001乙', ['丙']]], { title: '标\u0000题' });
  const paragraphs = readWord(await docx(report));
  expect(paragraphs.map(({ text }) => text)).toEqual(['标题', '甲乙', '丙', '某某局', '2024年3月5日']);
});

test('bold stretches and hard breaks', async () => {
  const bytes = await docx(
    withBold([
      ['一是', true],
      ['甲', false],
      ['\n', false],
      ['乙', false],
    ]),
  );
  expect(readWord(bytes)[2]!.text).toBe('一是甲\n乙');
  expect(partsOf(bytes).get('word/document.xml')).toMatch(/<w:b\/>(?:(?!<w:t).)*<w:t[^>]*>一是<\/w:t>/);
});
