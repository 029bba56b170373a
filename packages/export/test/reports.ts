// Reports to export, made from outlines in the notation of bodies.

import {
  blockText,
  bodyFromNotation,
  bodySchema,
  figureFromDefinition,
  type NumberingScheme,
  type Report,
  type ReportSeed,
  reportFromSeed,
  reportId,
  sectionId,
  shownSections,
} from '@huigao/report';

type Entry = readonly [
  kind: ReportSeed['outline'][number]['kind'],
  level: 1 | 2,
  title: string,
  lines?: readonly string[],
];

const figures = [
  figureFromDefinition({
    id: 'total.executed',
    label: '执行数',
    group: '部门收支',
    unit: '元',
    format: '万元 .2 grouped',
    value: '21189000',
  }),
];

export function reportWith(
  entries: readonly Entry[],
  { scheme, title = '2023年度某某局部门整体支出绩效自评报告', date = '2024-03-05' as string | null } = {} as {
    scheme?: NumberingScheme;
    title?: string;
    date?: string | null;
  },
): Report {
  let next = 0;
  const seed: ReportSeed = {
    title,
    year: 2023,
    signature: { department: '某某局', date },
    ...(scheme ? { scheme } : {}),
    outline: entries.map(([kind, level, entryTitle, lines]) => ({
      kind,
      level,
      title: entryTitle,
      body: lines ? bodyFromNotation(lines) : null,
    })),
    figures,
  };
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** A report with everything a writer meets. */
export const fullReport = () =>
  reportWith([
    ['part', 1, '基本情况'],
    [
      'budget',
      2,
      '部门整体收支情况',
      ['执行数[[total.executed]]，即[[total.executed|元 .2 grouped]]，完成 99.97%。', ''],
    ],
    [
      'taskResults',
      2,
      '各重点工作任务绩效目标完成情况分析',
      [
        '### 甲项目',
        '[[#4]]完成<甲>&“乙”。',
        '[[#4]]完成丙。[[#4]]完成丁。',
        '[[#4]]完成戊。',
        '### 乙项目',
        '指标完成情况：[[#4]]己。[[#4]]庚。',
        '[[#4]]辛。',
        '### 丙项目',
        '[[#4]]壬。',
      ],
    ],
    [
      'problems',
      1,
      '存在的主要问题',
      ['[[#3]]预算不细。', '[[#3]]进度不均。', '一般。[[#point]]甲。[[#point]]乙。'],
    ],
    [
      'plans',
      1,
      '下一步工作打算',
      ['[[#3]]细化预算。', '[[#4]]逐项测算。', '[[#3!]]另起。', '[[#3]]加快进度。'],
    ],
  ]);

/** Twelve columns of amounts, which an upright page is too narrow for. */
const wideTable = [
  `|= 项目 | ${Array.from({ length: 12 }, (_, month) => `${month + 1}月`).join(' | ')}`,
  ...['基本支出', '项目支出'].map(
    (name) => `| ${name} | ${Array.from({ length: 12 }, (_, month) => `${month + 1},234.56`).join(' | ')}`,
  ),
];

/** A report with three attachments, of which the second has a table that lies on its side. */
export const attachedReport = () =>
  reportWith([
    ['other', 1, '基本情况', ['全年执行[[total.executed]]，明细见附件2。']],
    ['attachment', 1, '部门整体支出绩效目标申报表', ['[[#3]]甲。', '[[#3]]乙。']],
    ['attachment', 1, '分月支出明细表', ['^ 表1 分月支出', ...wideTable, '单位：万元。']],
    ['attachment', 1, '某某局关于分月支出的说明以及各项目支出之间相互调剂使用情况的补充说明材料', ['丙。']],
  ]);

/** What a reader sees, straight from the report: the measure of every export. */
export function shownText(report: Report): readonly string[] {
  const { department, date } = report.signature;
  const [year, month, day] = (date ?? '').split('-').map(Number);
  const all = shownSections(report);
  const attached = all.filter(({ entry }) => entry.kind === 'attachment');
  const texts = ({ blocks }: (typeof all)[number]) => blocks.map(blockText);
  return [
    report.title,
    ...all
      .filter((section) => !attached.includes(section))
      .flatMap((section) => [section.number + section.entry.title, ...texts(section)]),
    ...attached.map(({ entry }, index) => `${index === 0 ? '附件：' : ''}${index + 1}.${entry.title}`),
    department,
    date ? `${year}年${month}月${day}日` : '',
    ...attached.flatMap((section, index) => [`附件${index + 1}`, section.entry.title, ...texts(section)]),
  ].filter((text) => text !== '');
}

/** A report of one section with one paragraph, of stretches that are bold or not; a line feed is a hard break. */
export function withBold(parts: readonly (readonly [text: string, bold: boolean])[]) {
  const report = reportWith([['other', 1, '甲', ['']]]);
  const nodes = parts.map(([part, bold]) =>
    part === '\n'
      ? bodySchema.nodes.hardBreak.create()
      : bodySchema.text(part, bold ? [bodySchema.marks.bold.create()] : []),
  );
  const body = bodySchema.nodes.doc.create(null, bodySchema.nodes.paragraph.create(null, nodes));
  return { ...report, bodies: new Map([[sectionId('s0'), body]]) };
}
