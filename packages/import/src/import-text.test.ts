import { expect, test } from 'vitest';
import { kinds, proposalOf, reportOf, shownParagraphs, whys } from '../test/shown';

/** The report as a reader sees it equals these paragraphs of the source. */
async function keeps(paragraphs: readonly string[], filename?: string) {
  const proposal = proposalOf(paragraphs.join('\n'), filename);
  expect(await shownParagraphs(proposal)).toEqual(paragraphs);
  expect(proposal.paragraphs).toBe(paragraphs.length);
  return proposal;
}

const standard = [
  '2024年度云岫市某某局部门整体支出绩效自评报告',
  '一、基本情况',
  '（一）机构职能',
  '某某局主管全市某某工作。',
  '（二）部门资金收支情况',
  '全年预算数 1,200.00 万元，执行数 1,176.00 万元，执行率 98%。',
  '二、绩效自评情况',
  '（一）绩效目标完成情况分析',
  '1.队伍建设',
  '主要做法：（1）开展培训 12 期；（2）选派骨干 8 名。',
  '2.场馆开放',
  '全年接待 1.5 万余人次。一是延长时间。二是增设导览。三是免费讲解。',
  '三、存在问题',
  '1.预算编制不够科学。',
  '2.支出进度不够均衡。',
  '四、下一步工作计划',
  '一是科学编制预算。二是加快支出进度。',
  '云岫市某某局',
  '2025年3月5日',
];

test('a report by the standard keeps every paragraph', async () => {
  const proposal = await keeps(standard);
  expect(kinds(proposal)).toBe('part functions budget part taskResults problems plans');
  expect(proposal.seed.scheme).toEqual(['一、', '（一）', '1.', '（1）']);
  expect(proposal.seed.signature).toEqual({ department: '云岫市某某局', date: '2025-03-05' });
  expect(proposal.seed.year).toBe(2024);
  expect(proposal.notUnderstood).toEqual([]);
});

test('numbers of headings and items are nodes, not text', () => {
  const report = reportOf(proposalOf(standard.join('\n')));
  const kinds: string[] = [];
  for (const body of report.bodies.values())
    body.descendants((node) => {
      if (node.type.name === 'heading' || node.type.name === 'ordinal')
        kinds.push(`${node.type.name} ${node.attrs.level}${node.attrs.restart ? '!' : ''}`);
    });
  expect(kinds).toEqual([
    ...[
      'heading 3',
      'ordinal 4',
      'ordinal 4',
      'heading 3',
      'ordinal point',
      'ordinal point',
      'ordinal point',
    ],
    ...['ordinal 3', 'ordinal 3', 'ordinal point', 'ordinal point'],
  ]);
});

test('line ends of Windows, indents and empty lines are layout', async () => {
  const source = `\ufeff\r\n\u3000\u3000${standard.join('\r\n\r\n\u3000\u3000')}\r\n\r\n`;
  expect(await shownParagraphs(proposalOf(source))).toEqual(standard);
});

test.each([
  ['items as 1、', ['一、', '（一）', '1、', '（1）'], ['（一）主要职责', '1、甲事项。', '2、乙事项。']],
  ['ASCII brackets', ['一、', '(一)', '1.', '（1）'], ['(一)主要职责', '甲。', '(二)收支情况', '乙。']],
  [
    '（1） above 1.',
    ['一、', '（一）', '（1）', '1.'],
    ['（一）主要职责', '（1）甲', '1.子。', '2.丑。', '（2）乙', '1.寅。'],
  ],
  ['① below 1.', ['一、', '（一）', '1.', '①'], ['（一）主要职责', '1.甲', '①子；②丑。', '2.乙', '①寅。']],
])('the scheme of the source is kept: %s', async (_, scheme, paragraphs) => {
  const proposal = await keeps(['某局自评报告', '一、基本情况', ...paragraphs]);
  expect(proposal.seed.scheme).toEqual(scheme);
  expect(proposal.notUnderstood).toEqual([]);
});

test('a title on several lines is joined, and a line above it is kept below it', async () => {
  const proposal = proposalOf('附件1\n2023年度云岫市某某局\n部门整体支出绩效自评报告\n一、存在问题\n无。\n');
  expect(proposal.seed.title).toBe('2023年度云岫市某某局部门整体支出绩效自评报告');
  expect(whys(proposal)).toEqual(['before-title', 'before-first-heading']);
  expect(await shownParagraphs(proposal)).toContain('附件1');
});

test('text before the first heading opens the first section, which keeps its number', async () => {
  const proposal = proposalOf(
    '某局自评报告\n根据通知要求，现将情况报告如下：\n一、基本情况\n（一）主要职责\n甲。',
  );
  expect(await shownParagraphs(proposal)).toEqual([
    ...['某局自评报告', '一、基本情况', '根据通知要求，现将情况报告如下：', '（一）主要职责', '甲。'],
  ]);
  expect(whys(proposal)).toEqual(['before-first-heading', 'unknown-section']);
});

test('text directly under a part stays there', async () => {
  const proposal = await keeps(['某局自评报告', '一、基本情况', '概述。', '（一）主要职责', '甲。']);
  expect(kinds(proposal)).toBe('other functions');
});

test('a text without headings is one section under the name of its file', async () => {
  const proposal = proposalOf('只有一段话，没有标题。', '/tmp/年度 总结.txt');
  expect(await shownParagraphs(proposal)).toEqual(['年度 总结', '一、正文', '只有一段话，没有标题。']);
  expect(whys(proposal)).toEqual(['no-heading']);
});

test('a heading with the wrong number gets the right one and is reported', async () => {
  const proposal = proposalOf('某局自评报告\n一、存在问题\n甲。\n三、改进措施\n乙。');
  expect(await shownParagraphs(proposal)).toContain('二、改进措施');
  expect(proposal.notUnderstood).toEqual([{ line: 4, text: '三、改进措施', why: 'number-differs' }]);
});

test('a number out of sequence stays as typed', async () => {
  const proposal = await keeps([
    '某局自评报告',
    '一、存在问题',
    '1.甲。3.乙。',
    '二、改进措施',
    '一是甲。三是乙。',
  ]);
  expect(proposal.notUnderstood.map(({ text }) => text)).toEqual(['3.乙。', '三是乙。']);
});

test('a list may start anew in the same section', async () => {
  const proposal = await keeps(['某局自评报告', '一、存在问题', '一是甲。二是乙。', '一是丙。二是丁。']);
  expect(proposal.notUnderstood).toEqual([]);
});

test('a section whose title and text share a paragraph is recognised', async () => {
  const proposal = proposalOf(
    '某局自评报告\n一、基本情况\n（一）部门职责：负责甲。\n（二）收支情况。全年支出 3 万元。',
  );
  expect(kinds(proposal)).toBe('part functions budget');
  expect((await shownParagraphs(proposal)).join('')).toBe(
    '某局自评报告一、基本情况（一）部门职责：负责甲。（二）收支情况。全年支出 3 万元。',
  );
  expect(whys(proposal)).toEqual(['run-in-section', 'run-in-section']);
});

test('numbers that count nothing are text', async () => {
  const proposal = await keeps([
    ...[
      '某局自评报告',
      '一、主要工作成效',
      '增长 1.5 倍，占 2.0 版本的 3.1%，统一是前提。指标：1.2023 年底完成。2.3 期完成。',
    ],
  ]);
  const ordinals: unknown[] = [];
  reportOf(proposal)
    .bodies.get(reportOf(proposal).outline[0]!.id)!
    .descendants((node) => void (node.type.name === 'ordinal' && ordinals.push(node.attrs.level)));
  // `2.3 期` may be a decimal: it is left alone.
  expect(ordinals).toEqual([3]);
});

test('page breaks in mid-sentence are joined, labels, items and short lines are not', async () => {
  const proposal = proposalOf(
    [
      ...[
        '某局自评报告',
        '一、主要工作成效',
        '全年举办各类培训班七十五期，累计培训干部一万五千余人次，统筹完成公',
      ],
      ...[
        '务员招考工作；',
        '做好考核工作。',
        '支出完成情况：执行率 100%；',
        '指标完成情况：已完成；',
        '一是甲；',
        '二是乙。',
      ],
      ...['联系电话', '12345'],
    ].join('\n'),
  );
  expect(await shownParagraphs(proposal)).toEqual([
    ...['某局自评报告', '一、主要工作成效'],
    '全年举办各类培训班七十五期，累计培训干部一万五千余人次，统筹完成公务员招考工作；做好考核工作。',
    ...['支出完成情况：执行率 100%；', '指标完成情况：已完成；', '一是甲；', '二是乙。', '联系电话', '12345'],
  ]);
});

test('a date with other digits is rewritten by the standard and reported', async () => {
  const proposal = proposalOf('某局自评报告\n一、存在问题\n无。\n某局\n二〇二四年十一月二十日');
  expect((await shownParagraphs(proposal)).at(-1)).toBe('2024年11月20日');
  expect(whys(proposal)).toEqual(['date-rewritten']);
});

test('characters that no text has are left out and reported', async () => {
  const proposal = proposalOf(`某局自评报告\n一、存在问题\n${'甲'.repeat(300)}\u0007\ufffd\ud800乙。`);
  expect((await shownParagraphs(proposal)).at(-1)).toMatch(/甲乙。$/);
  expect(proposal.notUnderstood).toMatchObject([{ line: 3, why: 'unreadable-characters' }]);
});

test('Markdown: heading marks, bold and escapes are read', async () => {
  const source =
    '# 某局自评报告\n\n## 一、基本情况\n\n### （一）主要职责 ###\n\n**一是**甲\\*乙。**二是**丙。\n\n## 二、建议\n\n1\\. 丁。\n';
  const proposal = proposalOf(source, 'a.md');
  expect(await shownParagraphs(proposal)).toEqual([
    ...['某局自评报告', '一、基本情况', '（一）主要职责', '一是甲*乙。二是丙。', '二、建议', '1. 丁。'],
  ]);
  expect(kinds(proposal)).toBe('part functions plans');
  const marks = reportOf(proposal).bodies.values().next().value!.firstChild!;
  expect(marks.firstChild!.marks.map(({ type }) => type.name)).toEqual(['bold']);
  expect(proposal.notUnderstood).toEqual([]);
});

test('Markdown headings without numbers get theirs, and are reported', async () => {
  const proposal = proposalOf('# 自评报告\n## 概况\n### 部门职责\n甲\n## 建议\n乙', 'a.md');
  expect(await shownParagraphs(proposal)).toEqual([
    '自评报告',
    '一、概况',
    '（一）部门职责',
    '甲',
    '二、建议',
    '乙',
  ]);
  expect(whys(proposal)).toEqual([
    'heading-without-number',
    'heading-without-number',
    'heading-without-number',
  ]);
});

test('in plain text heading marks and asterisks are text', async () => {
  const proposal = await keeps(['某局自评报告', '一、存在问题', '# 甲', '**一是**乙。**二是**丙。']);
  expect(whys(proposal)).toEqual(['markup-residue']);
});

const inParts = [
  '2023年度云岫市棠溪区档案馆部门整体支出绩效自评报告',
  '第一部分 部门概况',
  '一、部门职责',
  '负责全区档案的接收、保管和利用。',
  '二、机构设置',
  '内设办公室、业务科。',
  '第二部分 预算执行情况',
  '一、收支情况',
  '全年预算数2,119.56万元，执行数2,118.90万元，完成预算的99.97%。',
  '（一）基本支出',
  '基本支出1,787.17万元。',
  '（二）项目支出',
  '项目支出331.73万元。',
  '二、资产管理情况',
  '资产管理规范。',
  '第三部分 绩效评价情况',
  '一、自评结论',
  '自评得分98分。',
  '二、存在的问题',
  '预算编制不够精细。',
  '云岫市棠溪区档案馆',
  '2024年3月5日',
];

test('parts in which 一、 begins anew are the outermost level', async () => {
  const proposal = await keeps(inParts);
  expect(kinds(proposal)).toBe('part functions other part budget other part conclusion problems');
  expect(proposal.seed.scheme?.slice(0, 3)).toEqual(['第一部分 ', '一、', '（一）']);
});

test('parts in which 一、 goes on, and parts that stand in a table of contents first, decide nothing', () => {
  const schemeOf = (lines: readonly string[]) => proposalOf(lines.join('\n')).seed.scheme?.[0];
  let count = 0;
  const goesOn = inParts.map((line) =>
    /^[一二三]、/.test(line) ? `${'一二三四五六'[count++]}${line.slice(1)}` : line,
  );
  expect(schemeOf(goesOn)).toBe('一、');
  const contents = inParts.filter((line) => line.startsWith('第'));
  expect(schemeOf([inParts[0]!, ...contents, ...inParts.slice(1)])).toBe('一、');
});
