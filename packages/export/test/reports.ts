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

/** What a reader sees, straight from the report: the measure of every export. */
export function shownText(report: Report): readonly string[] {
  const { department, date } = report.signature;
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return [
    report.title,
    ...shownSections(report).flatMap(({ entry, number, blocks }) => [
      number + entry.title,
      ...blocks.map(blockText),
    ]),
    department,
    date ? `${year}年${month}月${day}日` : '',
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
