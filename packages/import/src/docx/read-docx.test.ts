import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { announcing } from '../../test/announcing';
import { docx, p, r } from '../../test/docx';
import { kinds, reportOf, shownParagraphs, whys } from '../../test/shown';
import { importFile } from '../import-file';

// Making hostile files takes longer than refusing them.
vi.setConfig({ testTimeout: 20_000 });

function proposal(bytes: Uint8Array, name = '报告.docx') {
  const result = importFile(bytes, name);
  if (!result.ok) throw new Error(`${result.code} ${result.detail}`);
  return result.proposal;
}

const headings = (scheme = '') => `
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>${scheme}</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="custom"><w:name w:val="我的标题"/><w:basedOn w:val="2"/></w:style>`;

const styled = (style: string) => `<w:pStyle w:val="${style}"/>`;

test('without styles the outline is read from numbers, as of a text; no two paragraphs are joined', async () => {
  const lines = [
    '2023年度某某局部门整体支出绩效自评报告',
    '一、基本情况',
    '（一）部门职能',
    '负责全区组织工作，指导各级组织建设，',
    '完成上级交办的任务。',
    '二、存在的主要问题',
    '预算不细。',
    '某某局',
    '2024年3月5日',
  ];
  const found = proposal(docx(lines.map((line) => p(line)).join('')));
  expect(await shownParagraphs(found)).toEqual(lines);
  expect(kinds(found)).toBe('part functions problems');
  expect(found.seed.signature).toEqual({ department: '某某局', date: '2024-03-05' });
});

test('headings by style, directly, by inheritance or by level, with numbers counted by Word', async () => {
  const numbering = `
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="2"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>`;
  const list = '<w:numPr><w:numId w:val="5"/></w:numPr>';
  const bytes = docx(
    [
      p('关于某某的报告', styled('a3')),
      p('基本情况', styled('1')),
      p('部门职能', styled('custom') + '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>'),
      p('甲。'),
      p('部门整体收支情况', styled('2')),
      p('收支情况良好，一、二产业均衡。'),
      p('第一项。', '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr>'),
      p('第二项。', '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr>'),
      p('其他情况', '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'),
      p('乙。'),
    ].join(''),
    { styles: headings(list), numbering },
  );
  const found = proposal(bytes);
  expect(await shownParagraphs(found)).toEqual([
    '关于某某的报告',
    '一、基本情况',
    '（一）部门职能',
    '甲。',
    '（二）部门整体收支情况',
    '收支情况良好，一、二产业均衡。',
    '1.第一项。',
    '2.第二项。',
    '二、其他情况',
    '乙。',
  ]);
  expect(kinds(found)).toBe('part functions budget other');
});

test('bold stretches, line breaks, tabs; fields are their results, links their text', async () => {
  const bytes = docx(
    p('一、甲') +
      p(
        r('一是', '<w:b/>') +
          r('落实。', '<w:b w:val="0"/>') +
          '<w:r><w:br/></w:r>' +
          r('另行') +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          r('7') +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          `<w:hyperlink r:id="rId9">${r('链接')}</w:hyperlink><w:r><w:tab/><w:noBreakHyphen/></w:r>`,
      ),
  );
  const found = proposal(bytes);
  expect((await shownParagraphs(found)).slice(-2)).toEqual(['一是落实。', '另行7链接\t\u2011'].slice(0, 2));
  const body = found.seed.outline[0]!.body!;
  expect(body.firstChild!.toJSON().content).toMatchObject([
    { type: 'ordinal', attrs: { level: 'point' }, marks: [{ type: 'bold' }] },
    { type: 'text', text: '落实。' },
    { type: 'hardBreak' },
    { type: 'text', text: '另行7链接\t\u2011' },
  ]);
});

test('tables are tables, notes and text boxes text, each once; pictures, contents and hidden text are told', async () => {
  const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="100"/></w:tcPr>${p(text)}</w:tc>`;
  const box = `<w:txbxContent>${p('盒中的字')}</w:txbxContent>`;
  const bytes = docx(
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('一、甲 1')}</w:sdtContent></w:sdt>` +
      p('一、甲') +
      `<w:tbl><w:tblPr/><w:tr>${cell('项目')}${cell('金额')}</w:tr><w:tr>${cell('乙')}${cell('3.5')}</w:tr></w:tbl>` +
      p(`${r('文')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('字。')}${r('不见', '<w:vanish/>')}`) +
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('旁边')}`,
      ) +
      p('<w:r><w:drawing><a:blip r:embed="rId4"/></w:drawing></w:r>') +
      '<w:altChunk r:id="rId8"/>',
    { footnotes: `<w:footnote w:id="2">${p('数据来自决算。')}</w:footnote>` },
  );
  const found = proposal(bytes);
  expect((await shownParagraphs(found)).slice(1)).toEqual([
    '一、甲',
    '项目\t金额',
    '乙\t3.5',
    '文〔注1〕字。',
    '旁边',
    '盒中的字',
    '注1：数据来自决算。',
  ]);
  expect(whys(found)).toEqual(
    expect.arrayContaining([
      'contents-left-out',
      'hidden-text-left-out',
      'text-box-as-paragraph',
      'image-left-out',
      'embedded-left-out',
    ]),
  );
});

test('text boxes of Word and WPS: paragraphs of their own behind what holds them, in cells too, each once', async () => {
  const content = (...texts: string[]) =>
    `<w:txbxContent>${texts.map((text) => p(text)).join('')}</w:txbxContent>`;
  // As Word since 2010, as WPS, and one in the group of a drawing.
  const modern = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="w">${content('甲一', '甲二')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${content('甲一', '甲二')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
  const legacy = `<w:pict><v:shape><v:textbox>${content('乙')}</v:textbox></v:shape></w:pict>`;
  const table = `<w:tbl><w:tr><w:tc>${p('丙')}</w:tc><w:tc>${p('丁')}</w:tc></w:tr></w:tbl>`;
  const holding = `<w:pict><v:textbox><w:txbxContent>${table}${p('戊')}</w:txbxContent></v:textbox></w:pict>`;
  const bytes = docx(
    p('一、甲') +
      p(`<w:r>${modern}</w:r>${r('正文一')}<w:r>${legacy}</w:r>`) +
      `<w:tbl><w:tr><w:tc>${p('格')}</w:tc><w:tc>${p(`<w:r>${legacy}</w:r>${r('格二')}`)}</w:tc></w:tr></w:tbl>` +
      p(`<w:r>${holding}</w:r>`) +
      p('正文二'),
  );
  const found = proposal(bytes);
  const all = (await shownParagraphs(found)).slice(1).join('\n');
  for (const [text, times] of [
    ['甲一', 1],
    ['甲二', 1],
    ['乙', 2],
    ['丙', 1],
    ['丁', 1],
    ['戊', 1],
    ['正文一', 1],
    ['格二', 1],
    ['正文二', 1],
  ] as const)
    expect([text, all.split(text).length - 1]).toEqual([text, times]);
  expect(all).toMatch(/正文一\n甲一\n甲二\n乙\n/);
  expect(whys(found).filter((why) => why === 'text-box-as-paragraph').length).toBeGreaterThanOrEqual(4);
});

const reference = (id: string, kind = 'footnote') => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
const notesPart = (notes: Readonly<Record<string, string>>, kind = 'footnote') =>
  Object.entries(notes)
    .map(
      ([id, content]) =>
        `<w:${kind} w:id="${id}">${content.startsWith('<') ? content : p(content)}</w:${kind}>`,
    )
    .join('');

test('footnotes and endnotes are footnotes where they are referred to, in cells too', async () => {
  const cell = (content: string) => `<w:tc>${p(content)}</w:tc>`;
  const bytes = docx(
    p(`${r('一、甲')}`) +
      `<w:tbl><w:tr>${cell('项目')}${cell(r('金额') + reference('2'))}</w:tr><w:tr>${cell('乙')}${cell(r('3.5') + reference('3'))}</w:tr></w:tbl>` +
      p(`${r('前', '<w:b/>')}${reference('1', 'endnote')}${r('后')}${reference('9')}${reference('4')}`),
    {
      footnotes: notesPart({
        '-1': '<w:p><w:r><w:separator/></w:r></w:p>',
        '2': '万元',
        '3': `<w:p><w:r><w:footnoteRef/></w:r>${r(' 含上年')}<w:del w:id="5" w:author="李"><w:r><w:delText>不</w:delText></w:r></w:del>${r('结转')}</w:p>${p('另起一段')}`,
        '4': '',
      }),
      'word/endnotes.xml': `<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${notesPart({ '1': '依据文件' }, 'endnote')}</w:endnotes>`,
    },
  );
  const found = proposal(bytes);
  const body = found.seed.outline[0]!.body!;
  const notes: string[] = [];
  body.descendants(({ type, attrs }) => {
    if (type.name === 'footnote') notes.push(attrs.text as string);
  });
  expect(notes).toEqual(['万元', '含上年结转\n另起一段', '依据文件']);
  expect((await shownParagraphs(found)).slice(1)).toEqual([
    '一、甲',
    '项目\t金额〔注1〕',
    '乙\t3.5〔注2〕',
    '前〔注3〕后',
    '注1：万元',
    '注2：含上年结转 另起一段',
    '注3：依据文件',
  ]);
  expect(found.notUnderstood.filter(({ why }) => why === 'endnote-as-footnote')).toEqual([
    { line: 3, text: '依据文件', why: 'endnote-as-footnote' },
  ]);
});

test('notes of titles, and what is too long for a note, are paragraphs', async () => {
  const bytes = docx(
    p(r('2023年度某某局部门整体支出绩效自评报告') + reference('1')) +
      p(r('一、基本情况') + reference('2')) +
      p(r('（一）部门职能') + reference('3')) +
      p(r('负责甲。') + reference('4')) +
      p(r('某某局') + reference('5')) +
      p('2024年3月5日'),
    {
      footnotes: notesPart({
        '1': '标题的注',
        '2': '部分的注',
        '3': '节的注',
        '4': '长'.repeat(2001),
        '5': '落款的注',
      }),
    },
  );
  const found = proposal(bytes);
  expect(await shownParagraphs(found)).toEqual([
    '2023年度某某局部门整体支出绩效自评报告',
    '一、基本情况',
    '标题的注',
    '部分的注',
    '（一）部门职能',
    '节的注',
    '负责甲。',
    '长'.repeat(2001),
    '落款的注',
    '某某局',
    '2024年3月5日',
  ]);
  expect(found.seed.outline.map(({ kind }) => kind)).toEqual(['other', 'functions']);
  expect(whys(found).filter((why) => why === 'footnote-as-paragraph')).toHaveLength(5);
});

test('notes that were put in or taken out under tracking are suggested, and remarks stay on their words', async () => {
  const by = 'w:author="李" w:date="2024-03-05T08:00:00Z"';
  const bytes = docx(
    p('一、甲') +
      p(
        `${r('数')}<w:commentRangeStart w:id="7"/>${reference('1')}${r('据')}<w:commentRangeEnd w:id="7"/>` +
          `<w:del w:id="1" ${by}>${reference('2')}</w:del><w:ins w:id="2" ${by}>${reference('3')}</w:ins>${r('为准。')}`,
      ) +
      p(`<w:ins w:id="3" ${by}>${r('新写的。')}${reference('4')}</w:ins>`),
    {
      footnotes: notesPart({ '1': '一', '2': '二', '3': '三', '4': '四' }),
      comments: `<w:comment w:id="7" w:author="王">${p('哪里来的？')}</w:comment>`,
    },
  );
  const { seed } = proposal(bytes);
  const body = seed.outline[0]!.body!;
  expect(body.textBetween(0, body.content.size, '|', ({ attrs }) => `[${attrs.text}]`)).toBe(
    '数[一]据[二]为准。|新写的。[四]',
  );
  expect(seed.threads).toMatchObject([{ range: { from: 2, to: 4 } }]);
  expect(seed.suggestions).toMatchObject([
    {
      range: { from: 4, to: 5 },
      change: { do: 'replace', slice: { content: [{ type: 'footnote', attrs: { text: '三' } }] } },
    },
  ]);
});

test('merged cells, heads and captions of tables', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  const rows = [
    `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('项目')}${cell('金额', '<w:gridSpan w:val="2"/>')}</w:tr>`,
    `<w:tr>${cell('甲', '<w:vMerge w:val="restart"/>')}${cell('预算')}${cell('3.5')}</w:tr>`,
    `<w:tr>${cell('', '<w:vMerge/>')}${cell('执行')}${cell('3.4')}</w:tr>`,
  ];
  const bytes = docx(
    p('一、甲') + p('表1 支出', styled('c')) + `<w:tbl>${rows.join('')}</w:tbl>` + p('说明。', styled('c')),
    {
      styles: '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>',
    },
  );
  const body = proposal(bytes).seed.outline[0]!.body!;
  expect(body.content.content.map(({ type }) => type.name)).toEqual(['caption', 'table', 'paragraph']);
  const table = body.child(1);
  expect(table.textContent).toBe('项目金额甲预算3.5执行3.4');
  expect(table.child(0).child(1)).toMatchObject({ attrs: { colspan: 2 }, type: { name: 'tableHeader' } });
  expect(table.child(1).child(0)).toMatchObject({ attrs: { rowspan: 2 }, type: { name: 'tableCell' } });
  expect(table.child(2).childCount).toBe(2);
});

test('comments keep range, author, time, answers and whether they are settled', () => {
  const remark = (id: number, paraId: string, author: string, text: string) =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2024-03-05T08:00:00Z"><w:p w14:paraId="${paraId}">${r(text)}</w:p></w:comment>`;
  const bytes = docx(
    p('一、甲') +
      p(
        `${r('完成预算的')}<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${r('99.7%', '<w:b/>')}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="0"/></w:r>${r('。')}`,
      ),
    {
      comments:
        remark(0, '0A', '王审核', '应为99.97%') +
        remark(1, '0B', '李科', '已改') +
        remark(2, '0C', '赵局', '无处可寻'),
      commentsExtended:
        '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>',
    },
  );
  const found = proposal(bytes);
  expect(found.seed.threads).toEqual([
    {
      entry: 0,
      range: { from: 6, to: 11 },
      comments: [
        { author: '王审核', at: Date.parse('2024-03-05T08:00:00Z'), text: '应为99.97%' },
        { author: '李科', at: Date.parse('2024-03-05T08:00:00Z'), text: '已改' },
      ],
      isResolved: true,
    },
    expect.objectContaining({ range: null, isResolved: false }),
  ]);
  expect(whys(found)).toContain('comment-without-place');
  const [thread] = reportOf(found).threads.values();
  expect(thread!.quote).toMatchObject({ text: '99.7%', before: expect.stringContaining('完成预算的') });
});

describe('hostile and broken files', () => {
  const code = (bytes: Uint8Array, name = 'x.docx') => {
    const result = importFile(bytes, name);
    return result.ok ? 'ok' : result.code;
  };
  const xmlOf = (content: string) =>
    zipSync({
      'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${content}</w:body></w:document>`),
    });

  test('a bomb is refused by what it announces', () => {
    expect(code(zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }))).toBe('too-large');
  });

  test('a bomb that announces little is refused where it grows beyond that', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) });
    expect(code(announcing(bomb, 1024))).toBe('too-large');
  });

  test.each([
    ['elements in one another without end', xmlOf('<w:x>'.repeat(2000)), 'more than 1000 elements'],
    [
      'attributes without end',
      xmlOf(`<w:p ${Array.from({ length: 2000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
      'more than 1000 attributes',
    ],
  ])('%s end the reading', (_what, bytes, reason) => {
    const result = importFile(bytes, 'x.docx');
    expect(result).toMatchObject({ code: 'not-a-document', detail: expect.stringContaining(reason) });
  });

  test('as many entries as a zip directory can name are refused', () => {
    const most = 65_535;
    const directory = new Uint8Array(most * 47);
    for (let index = 0; index < most; index++) {
      directory.set([0x50, 0x4b, 1, 2], index * 47);
      directory.set([1, 0], index * 47 + 28);
      directory.set([0x78], index * 47 + 46);
    }
    const start = docx(p('一、甲'));
    const end = Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    new DataView(end.buffer).setUint32(12, directory.length, true);
    new DataView(end.buffer).setUint32(16, start.length, true);
    const bytes = new Uint8Array(Buffer.concat([start, directory, end]));
    expect(code(bytes)).toBe('too-large');
  });

  test('a million paragraphs are refused', () => {
    expect(code(xmlOf('<w:p/>'.repeat(1_000_000)))).toBe('too-large');
  });

  test('paths that lead out of the package are no parts of it', () => {
    const inner = unzipSync(docx(p('一、甲')));
    const moved = { '../word/document.xml': inner['word/document.xml']!, '/etc/passwd': strToU8('x') };
    expect(code(zipSync(moved))).toBe('not-a-document');
    const relations = `<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="../../etc/passwd"/></Relationships>`;
    expect(code(zipSync({ ...inner, '_rels/.rels': strToU8(relations) }))).toBe('not-a-document');
  });

  test('entities are not expanded: a document type ends the reading', () => {
    const evil = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`;
    expect(code(zipSync({ 'word/document.xml': strToU8(evil) }))).toBe('not-a-document');
  });

  test('external links, templates and pictures are never looked at', async () => {
    const relations = `<Relationships><Relationship Id="rId9" Type="http://x/hyperlink" Target="https://evil.example/" TargetMode="External"/><Relationship Id="rId4" Type="http://x/image" Target="https://evil.example/a.png" TargetMode="External"/></Relationships>`;
    const bytes = docx(p('一、甲') + p(`<w:hyperlink r:id="rId9">${r('链接')}</w:hyperlink>`), {
      'word/_rels/document.xml.rels': relations,
      'word/settings.xml': '<w:settings xmlns:w="w"><w:attachedTemplate/></w:settings>',
    });
    const found = proposal(bytes);
    expect((await shownParagraphs(found)).at(-1)).toBe('链接');
    expect(JSON.stringify(found)).not.toContain('evil');
  });

  test.each([
    ['broken XML', xmlOf('<w:p><w:r></w:p>'), 'not-a-document'],
    ['a cut zip', docx(p('一、甲')).slice(0, 200), 'not-a-document'],
    ['another zip', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'not-a-document'],
    ['an old .doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-document'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'not-text'],
    ['nothing in it', docx(p('')), 'empty'],
  ])('%s is refused', (_what, bytes, expected) => {
    expect(code(bytes)).toBe(expected);
  });

  test('the name may lie: content decides', async () => {
    expect((await shownParagraphs(proposal(docx(p('一、甲') + p('乙。')), '报告.txt'))).slice(-2)).toEqual([
      '一、甲',
      '乙。',
    ]);
    expect(strFromU8(strToU8('甲'))).toBe('甲');
    expect(code(strToU8('标题\n一、甲\n乙。'))).toBe('ok');
  });
});
